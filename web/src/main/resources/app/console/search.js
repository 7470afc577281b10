// @ts-check
import { html } from 'lit';
import { call, path } from '../shared/api.js';
import { searchBox } from '../shared/components/search.js';
import { badge, empty, failure } from '../shared/components/show.js';
import { Loader } from '../shared/loader.js';
import { money } from '../shared/money.js';
import { href, query } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t } from '../shared/texts.js';

/** @typedef {{kind: string, name: string, to: string, status?: string}} Found */

const NUMBER = /^\d{1,9}$/;
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const MOST = 10;

/** One box for everything that has an id, a name or an address. */
class Search extends Screen {
  constructor() {
    super();
    /** @type {Loader<Found[]>} */
    this.found = new Loader(this, async signal => {
      const q = query().get('q') ?? '';
      if (q === '') return [];
      const lists = await Promise.all([users(q, signal), partners(q, signal), ...(NUMBER.test(q) ? [withdrawal(q, signal), order(q, signal)] : []), ...(UUID.test(q) ? [wallet(q, signal), mainWallet(q, signal), festival(q, signal), stand(q, signal)] : [])]);
      return lists.flat();
    });
  }

  navigated() {
    void this.found.load();
  }

  content() {
    const { value, error, state } = this.found;
    if (state === 'failed') return failure(error, () => void this.found.load());
    if (!value) return html`<p class="dim" aria-busy="true">${t('loading')}</p>`;
    if (value.length === 0) return empty(t(query().has('q') ? 'find.none' : 'find.hint'));
    return html`<div class="cards">${value.map(each => html`<section class="card" data-row><p class="dim small">${each.kind}</p><a href=${href(each.to)}>${each.name}</a> ${each.status ? badge(each.status) : ''}</section>`)}</div>`;
  }

  render() {
    return html`<main id="main"><h1>${t('find')}</h1><div class="bar">${searchBox(t('find.what'))}</div>${this.content()}</main>`;
  }
}

/** What can't be found, or not by this caller, is none. @param {string} path @param {AbortSignal} signal @param {(body: any) => Found[]} found @returns {Promise<Found[]>} */
async function ask(path, signal, found) {
  try {
    return found((await call(path, { signal })).body);
  } catch (e) {
    if (signal.aborted || (e instanceof Error && 'status' in e && (e.status === 0 || Number(e.status) >= 500))) throw e;
    return [];
  }
}

/** @param {string} q @param {AbortSignal} signal */
const users = (q, signal) =>
  ask(path('/admin/users/', { ...(NUMBER.test(q) || UUID.test(q) ? { q } : { search: q }), page_size: MOST }), signal, body =>
    body
      .filter((/** @type {Wallet.User} */ user) => !(NUMBER.test(q) || UUID.test(q)) || String(user.id) === q || user.user_id === q.toLowerCase())
      .map((/** @type {Wallet.User} */ user) => ({ kind: t('user'), name: user.full_name || user.email || user.phone || String(user.id), to: `/users/${user.user_id}`, status: user.is_active ? 'active' : 'inactive' })));

/** @param {string} q @param {AbortSignal} signal */
const partners = (q, signal) =>
  ask(path('/api/v1/admin/partners', { q, page_size: MOST }), signal, body =>
    body.data.items.map((/** @type {PartnerSync.PartnerView} */ partner) => ({ kind: t('partners'), name: partner.name, to: `/partners/${partner.partner_id}`, status: partner.status })));

/** @param {string} q @param {AbortSignal} signal */
const withdrawal = (q, signal) =>
  ask(`/withdrawal/admin/requests/${q}/`, signal, body => [{ kind: t('withdrawals'), name: `${t('withdrawals.one', { id: body.id })} · ${money(body.amount, 'USD')}`, to: `/withdrawals/${body.id}`, status: body.status }]);

/** The list, because opening an order is recorded. @param {string} q @param {AbortSignal} signal */
const order = (q, signal) =>
  ask(path('/admin/orders/', { id: q }), signal, body =>
    body.map((/** @type {Voucher.ReviewView} */ each) => ({ kind: t('orders'), name: `${t('orders.one', { id: each.id })} · ${money(each.amount, 'USD')}`, to: `/orders/${each.id}`, status: each.status })));

/** @param {string} q @param {AbortSignal} signal */
const wallet = (q, signal) =>
  ask(`/api/v1/wallets/${q}`, signal, body => [{ kind: t('wallets.festival'), name: body.data.balanceDisplay, to: `/users/${body.data.userId}`, status: body.data.status }]);

/** @param {string} q @param {AbortSignal} signal */
const mainWallet = (q, signal) =>
  ask(`/api/v1/wallet/${q}`, signal, ({ data }) => [{ kind: t('wallets.main'), name: `${data.accountUserName} · ${money(data.currentBalance, 'TZS')}`, to: `/users/${data.accountId}`, status: data.isActive ? 'active' : 'frozen' }]);

/** @param {string} q @param {AbortSignal} signal */
const festival = (q, signal) =>
  ask(`/api/v1/festivals/${q}`, signal, body => [{ kind: t('festivals.one'), name: body.data.name, to: `/festivals/${q}`, status: body.data.status }]);

/** @param {string} q @param {AbortSignal} signal */
const stand = (q, signal) =>
  ask(`/api/v1/stands/${q}`, signal, body => [{ kind: t('stands'), name: body.data.name, to: `/stands/${q}`, status: body.data.status }]);

customElements.define('console-search', Search);
