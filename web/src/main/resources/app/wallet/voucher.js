// @ts-check
import { html, nothing } from 'lit';
import { call, path } from '../shared/api.js';
import { copyable } from '../shared/components/copy.js';
import { amount, badge, empty, facts, time } from '../shared/components/show.js';
import { Loader } from '../shared/loader.js';
import { t } from '../shared/texts.js';
import { WalletScreen } from './frame.js';
import { line, list, loaded, page } from './list.js';

const SIZE = 20;
const LOOKED_AT = 100;
const MOST_PAGES = 10;

/** One of one's own vouchers, and what was redeemed of it. */
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

  body() {
    return html`${loaded(this.voucher, voucher => (voucher ? this.card(voucher) : nothing))}
      <h2>${t('vouchers.redemptions')}</h2>
      ${list({
        caption: t('vouchers.redemptions'),
        loader: this.list,
        id: row => row.redemption_id,
        none: empty(t('vouchers.redemptions.none')),
        size: SIZE,
        row: row => line({ what: t('vouchers.redemption'), more: time(row.redeemed_at), amount: amount(row.amount, row.currency), below: html`${t('vouchers.left')} ${amount(row.balance, row.currency)}` }),
      })}`;
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
