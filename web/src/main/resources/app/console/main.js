// @ts-check
import { startApp } from '../shared/app.js';

await startApp({
  name: 'console',
  admits: user => user.roles.some((/** @type {string} */ role) => role === 'ADMIN' || role === 'STAFF_ADMIN' || role === 'SUPER_ADMIN'),
  routes: [
    { path: '/overview', tag: 'console-overview', title: 'overview', key: 'h', load: () => import('./overview.js') },
    { path: '/search', tag: 'console-search', title: 'find', key: 'q', load: () => import('./search.js') },
    { path: '/withdrawals', tag: 'console-withdrawals', title: 'withdrawals', key: 'w', load: () => import('./withdrawals.js') },
    { path: '/withdrawals/:id', tag: 'console-withdrawal', load: () => import('./withdrawal.js') },
    { path: '/users', tag: 'console-users', title: 'users', key: 'u', load: () => import('./users.js') },
    { path: '/users/:id', tag: 'console-user', load: () => import('./user.js') },
    { path: '/orders', tag: 'console-orders', title: 'orders', key: 'o', load: () => import('./orders.js') },
    { path: '/orders/:id', tag: 'console-order', load: () => import('./order.js') },
    { path: '/kyc', tag: 'console-kyc', title: 'kyc', key: 'k', load: () => import('./kyc.js') },
    { path: '/partners', tag: 'console-partners', title: 'partners', key: 'p', load: () => import('./partners.js') },
    { path: '/partners/:id', tag: 'console-partner', load: () => import('./partner.js') },
    { path: '/dead-letters', tag: 'console-dead-letters', title: 'letters', key: 'd', load: () => import('./dead-letters.js') },
    { path: '/dead-letters/:service/:id', tag: 'console-dead-letter', load: () => import('./dead-letter.js') },
    { path: '/sync', tag: 'console-sync', title: 'sync', key: 's', load: () => import('./sync.js') },
    { path: '/festivals', tag: 'console-festivals', title: 'festivals', key: 'f', load: () => import('./festivals.js') },
    { path: '/festivals/:id', tag: 'console-festival', load: () => import('./festival.js') },
    { path: '/stands/:id', tag: 'console-stand', load: () => import('./stand.js') },
  ],
});
