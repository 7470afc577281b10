// @ts-check
import { startApp } from '../shared/app.js';

await startApp({
  name: 'console',
  admits: user => user.roles.includes('ADMIN') || user.roles.includes('SUPER_ADMIN'),
  routes: [
    { path: '/withdrawals', tag: 'console-withdrawals', title: 'withdrawals', key: 'w', load: () => import('./withdrawals.js') },
    { path: '/withdrawals/:id', tag: 'console-withdrawal', load: () => import('./withdrawal.js') },
  ],
});
