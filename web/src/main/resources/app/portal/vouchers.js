// @ts-check
import { html, nothing } from 'lit';
import { ApiError, Intention, call, path } from '../shared/api.js';
import { copyable } from '../shared/components/copy.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { amount, badge, empty, facts, failure, time, timeline } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { count } from '../shared/figures.js';
import { Loader } from '../shared/loader.js';
import { filter, href, query } from '../shared/router.js';
import { Screen, formOf } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';

/** @typedef {Voucher.VoucherDetail & {cancelled_at?: string | undefined}} Found */

const VOUCHERS = '/api/v1/partner/vouchers';
const CODE = /^\d{16}$/;

/** No reference has these, because references are parts of paths. */
const NO_REFERENCE = /[/\\;%]|^\.{1,2}$/;

/** One voucher, found by the partner's own reference or by its code. */
class Vouchers extends Screen {
  static properties = { asked: { state: true }, open: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    /** Whether the code is readable: whoever knows it can redeem the voucher. */
    this.open = false;
    /** A code is searched for without a trace in the address and in the browser's history. */
    this.code = '';
    this.intention = new Intention();
    /** The last one: its call isn't on record at once. @type {Voucher.CancelledVoucher | null} */
    this.cancelled = null;
    /** @type {Loader<Found | null>} */
    this.found = new Loader(this, async signal => {
      const wanted = this.code || query().get('reference');
      if (!wanted) return null;
      const voucher = await find(wanted, signal);
      if (voucher.status !== 'cancelled') return voucher;
      const now = this.cancelled?.voucher_id === voucher.voucher_id ? this.cancelled.cancelled_at : undefined;
      return { ...voucher, cancelled_at: now ?? (await cancelledAt(voucher, signal)) };
    });
  }

  navigated() {
    this.open = false;
    void this.found.load();
  }

  /** @param {SubmitEvent} event */
  search(event) {
    const { wanted = '' } = formOf(event);
    const bare = wanted.replace(/[\s-]/g, ''); // As codes are printed.
    this.code = CODE.test(bare) ? bare : '';
    filter({ reference: this.code ? '' : wanted });
  }

  /** @param {Found} voucher */
  askToCancel(voucher) {
    this.asked = {
      heading: t('vouchers.cancel'),
      intro: html`<p><strong>${amount(voucher.amount, voucher.currency)}</strong> · ${voucher.partner_reference}</p><p>${t('vouchers.cancel.what')}</p>`,
      action: t('vouchers.cancel'),
      danger: true,
      send: async () => {
        this.cancelled = (await this.intention.send(`${VOUCHERS}/${voucher.voucher_code}/cancel`, { method: 'POST' })).body.data;
        notify(t('vouchers.cancelled'));
        await this.found.load();
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  /** @param {Found} voucher */
  voucher(voucher) {
    const { voucher_code: code, customer, currency } = voucher;
    const calls = path('/transactions', { q: voucher.partner_reference });
    return html`<section class="card voucher"><h2>${voucher.partner_reference} ${badge(voucher.status)}</h2>
      <p class="figure">${amount(voucher.amount, currency)}</p>
      <p class="dim">${t('vouchers.left')} ${amount(voucher.balance, currency)}</p>
      ${facts([
        [t('vouchers.code'), this.open ? copyable(code) : html`<code>•••• •••• •••• ${code.slice(-4)}</code> <button type="button" class="quiet link" @click=${() => { this.open = true; }}>${t('vouchers.code.show')}</button>`],
        [t('phone'), customer && html`<span class="number">+${customer.msisdn}</span>`],
        [t('vouchers.customer'), customer?.name],
        [t('vouchers.created'), time(voucher.created_at)],
        [t('vouchers.expires'), time(voucher.expires_at)],
        [t('vouchers.redemptions'), count(voucher.redemption_count)],
        [t('vouchers.transaction'), copyable(voucher.transaction_id)],
        [t('vouchers.id'), copyable(voucher.voucher_id)],
      ])}
      <h3>${t('history')}</h3>${timeline(lifeOf(voucher))}
      <div class="actions"><a class="button" href=${href(calls)}>${t('vouchers.calls')}</a>
        ${voucher.status === 'active' && voucher.redemption_count === 0 ? html`<button type="button" class="danger" @click=${() => this.askToCancel(voucher)}>${t('vouchers.cancel')}</button>` : nothing}</div></section>`;
  }

  result() {
    const { value, error, state } = this.found;
    const list = html`<a class="button" href=${href('/transactions')}>${t('vouchers.list')}</a>`;
    if (state === 'failed') return error?.status === 404 ? empty(t('vouchers.unknown'), list) : failure(error, () => void this.found.load());
    if (value === undefined) return html`<p class="dim" aria-busy="true">${t('loading')}</p>`;
    return value ? this.voucher(value) : empty(t('vouchers.hint'), list);
  }

  render() {
    return html`<main id="main"><h1>${t('vouchers')}</h1>
      <form class="search" role="search" @submit=${this.search}><label for="wanted" class="hidden">${t('vouchers.search')}</label>
        <input id="wanted" name="wanted" type="search" autocomplete="off" required placeholder=${t('vouchers.search')} value=${query().get('reference') ?? ''} data-search>
        <button>${t('search')}</button></form>
      ${this.result()}${formDialog(this.asked)}</main>`;
  }
}

/** What looks like a code may be a reference all the same. @param {string} wanted @param {AbortSignal} signal @returns {Promise<Found>} */
async function find(wanted, signal) {
  if (NO_REFERENCE.test(wanted)) throw new ApiError(404, t('vouchers.unknown'));
  const byReference = `${VOUCHERS}/partner/${encodeURIComponent(wanted)}`;
  if (!CODE.test(wanted)) return (await call(byReference, { signal })).body.data;
  try {
    return (await call(`${VOUCHERS}/${wanted}`, { signal })).body.data;
  } catch (e) {
    if (!(e instanceof ApiError) || e.status !== 404) throw e;
    return (await call(byReference, { signal })).body.data;
  }
}

/** When the partner's own call cancelled it. @param {Voucher.VoucherDetail} voucher @param {AbortSignal} signal @returns {Promise<string | undefined>} */
async function cancelledAt({ partner_reference: reference, voucher_id: voucher }, signal) {
  /** @type {{items: Voucher.TransactionView[]}} */
  const { items } = (await call(path('/api/v1/partner/transactions', { reference, operation: 'cancel', status: 'succeeded', page_size: 1 }), { signal })).body.data;
  return items.find(each => each.voucher_id === voucher)?.created_at;
}

/** The latest first. Partners see how often a voucher was redeemed, and not when. @param {Found} voucher */
const lifeOf = voucher => [
  ...(voucher.status === 'expired' ? [{ at: voucher.expires_at, what: word('status', voucher.status) }] : []),
  ...(voucher.cancelled_at ? [{ at: voucher.cancelled_at, what: word('status', voucher.status) }] : []),
  { at: voucher.created_at, what: html`${t('vouchers.created')} ${amount(voucher.amount, voucher.currency)}` },
];

customElements.define('portal-vouchers', Vouchers);
