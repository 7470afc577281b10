// @ts-check
import { html, nothing } from 'lit';
import { call, path } from '../shared/api.js';
import { copyable } from '../shared/components/copy.js';
import { amount, badge, facts, time, timeline } from '../shared/components/show.js';
import { paging } from '../shared/components/table.js';
import { Loader } from '../shared/loader.js';
import { t } from '../shared/texts.js';
import { WalletScreen } from './frame.js';
import { loaded, page } from './list.js';

const SIZE = 20;
const LOOKED_AT = 100;
const MOST_PAGES = 10;

/** One of one's own vouchers, and what became of it: its issue, each redemption and its end. */
class VoucherScreen extends WalletScreen {
  constructor() {
    super();
    /** @type {Loader<Voucher.VoucherLine | null>} */
    this.voucher = new Loader(this, signal => voucherOf(this.params.id ?? '', signal));
    /** @type {Loader<{rows: Voucher.RedeemedVoucher[], total: number}>} */
    this.list = new Loader(this, async signal => {
      const { items, total } = (await call(path(`/api/v1/vouchers/${this.params.id}/redemptions`, { page: page(), page_size: SIZE }), { signal })).body.data;
      return { rows: items, total };
    });
  }

  navigated() {
    void this.list.load();
  }

  refresh() {
    void this.voucher.load();
    void this.list.load();
  }

  heading() {
    const voucher = this.voucher.value;
    return voucher ? html`${t('vouchers.ends', { digits: voucher.last_digits })} ${badge(voucher.status)}` : t('vouchers.one');
  }

  /** @returns {[string, string]} */
  up() {
    return ['/vouchers', t('vouchers')];
  }

  /** @param {Voucher.VoucherLine} voucher */
  card(voucher) {
    return html`<section class="card"><p class="figure">${amount(voucher.balance, voucher.currency)}</p>
      ${facts([
        [t('vouchers.worth'), amount(voucher.amount, voucher.currency)],
        [t('vouchers.until'), time(voucher.expires_at)],
        [t('vouchers.since'), time(voucher.created_at)],
        [t('vouchers.id'), copyable(voucher.voucher_id, true)],
      ])}</section>`;
  }

  /** The latest first; the issue is on the last page. @param {{rows: Voucher.RedeemedVoucher[], total: number}} redemptions */
  history({ rows, total }) {
    const voucher = this.voucher.value;
    return html`<h2>${t('history')}</h2>${timeline([
        ...(voucher?.status === 'expired' && page() === 1 ? [{ at: voucher.expires_at, what: badge(voucher.status) }] : []),
        ...rows.map(row => ({ at: row.redeemed_at, what: html`${t('vouchers.redemption')} ${amount(row.amount, row.currency)}`, note: html`${t('vouchers.left')} ${amount(row.balance, row.currency)}` })),
        ...(voucher && page() * SIZE >= total ? [{ at: voucher.created_at, what: html`${t('vouchers.since')} ${amount(voucher.amount, voucher.currency)}` }] : []),
      ])}${total > SIZE ? paging(total, SIZE) : nothing}`;
  }

  body() {
    return html`${loaded(this.voucher, voucher => (voucher ? this.card(voucher) : nothing))}
      ${loaded(this.list, redemptions => this.history(redemptions))}`;
  }
}

/** Vouchers are found in their list only; null where it isn't among the newest thousand. @param {string} id @param {AbortSignal} signal @returns {Promise<Voucher.VoucherLine | null>} */
async function voucherOf(id, signal) {
  for (let page = 1; page <= MOST_PAGES; page++) {
    /** @type {Voucher.PartnerListVoucherLine} */
    const part = (await call(path('/api/v1/vouchers', { page, page_size: LOOKED_AT }), { signal })).body.data;
    const found = part.items.find(each => each.voucher_id === id);
    if (found) return found;
    if (page >= part.total_pages) break;
  }
  return null;
}

customElements.define('wallet-voucher', VoucherScreen);
