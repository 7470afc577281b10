// @ts-check
import { html } from 'lit';
import { startApp } from '../shared/app.js';
import { href } from '../shared/router.js';
import { t } from '../shared/texts.js';

await startApp({
  name: 'wallet',
  logInForm: () => html`<suite-log-in .heading=${t('wallet.welcome')}
    .more=${html`<p class="dim">${t('signup.new')} <a href=${href('/signup')}>${t('signup')}</a></p>`}></suite-log-in>`,
  routes: [
    { path: '/home', tag: 'wallet-home', title: 'home', key: 'h', load: () => import('./home.js') },
    { path: '/signup', tag: 'wallet-sign-up', title: 'signup', open: true, load: () => import('./sign-up.js') },
    { path: '/festivals', tag: 'wallet-festivals', title: 'festivals', key: 'f', load: () => import('./festivals.js') },
    { path: '/festivals/:id', tag: 'wallet-festival', load: () => import('./festival.js') },
    { path: '/main', tag: 'wallet-main', title: 'main', key: 'm', load: () => import('./main-wallet.js') },
    { path: '/cards', tag: 'wallet-cards', title: 'cards', key: 'c', load: () => import('./cards.js') },
    { path: '/cards/sell', tag: 'wallet-sell', load: () => import('./sell.js') },
    { path: '/cards/withdraw', tag: 'wallet-withdraw', load: () => import('./withdraw.js') },
    { path: '/cards/orders/:id', tag: 'wallet-order', load: () => import('./order.js') },
    { path: '/cards/withdrawals/:id', tag: 'wallet-withdrawal', load: () => import('./withdrawal.js') },
    { path: '/vouchers', tag: 'wallet-vouchers', title: 'vouchers', key: 'v', load: () => import('./vouchers.js') },
    { path: '/vouchers/:id', tag: 'wallet-voucher', load: () => import('./voucher.js') },
    { path: '/notifications', tag: 'wallet-notifications', title: 'news', key: 'n', load: () => import('./notifications.js') },
    { path: '/notifications/preferences', tag: 'wallet-preferences', load: () => import('./preferences.js') },
    { path: '/account', tag: 'wallet-account', title: 'account', key: 'a', load: () => import('./account.js') },
    { path: '/account/identity', tag: 'wallet-identity', load: () => import('./identity.js') },
  ],
});
