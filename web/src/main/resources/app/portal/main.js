// @ts-check
import { html } from 'lit';
import { call } from '../shared/api.js';
import { startApp } from '../shared/app.js';
import { useRenewal } from '../shared/session.js';
import { word } from '../shared/texts.js';
import { renewPartner } from './log-in.js';

/** Whoever works in production sees it on every screen. @param {PartnerSync.AccountView} account */
const environment = account =>
  html`<span class="badge ${account.environment === 'production' ? 'live' : 'open'}">${word('environment', account.environment)}</span>`;

useRenewal(renewPartner);
await startApp({
  name: 'portal',
  whoAmI: async () => (await call('/api/v1/partner/account')).body.data,
  logInForm: () => html`<portal-log-in></portal-log-in>`,
  beside: environment,
  routes: [
    { path: '/account', tag: 'portal-account', title: 'account', key: 'a', load: () => import('./account.js') },
    { path: '/usage', tag: 'portal-usage', title: 'usage', key: 'u', load: () => import('./usage.js') },
    { path: '/transactions', tag: 'portal-transactions', title: 'transactions', key: 't', load: () => import('./transactions.js') },
    { path: '/vouchers', tag: 'portal-vouchers', title: 'vouchers', key: 'v', load: () => import('./vouchers.js') },
    { path: '/webhooks', tag: 'portal-webhooks', title: 'webhooks', key: 'w', load: () => import('./webhooks.js') },
    { path: '/deliveries', tag: 'portal-deliveries', title: 'deliveries', key: 'd', load: () => import('./deliveries.js') },
    { path: '/deliveries/:id', tag: 'portal-delivery', load: () => import('./delivery.js') },
  ],
});
