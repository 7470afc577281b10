// @ts-check
import { html } from 'lit';
import { Intention, call, path } from '../shared/api.js';
import { copyable } from '../shared/components/copy.js';
import { amount, badge, empty, time } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { asApiError } from '../shared/errors.js';
import { Loader } from '../shared/loader.js';
import { money } from '../shared/money.js';
import { filter, query } from '../shared/router.js';
import { session } from '../shared/session.js';
import { t } from '../shared/texts.js';
import { RENEWED_EVERY_MS, WalletScreen, amountOf, wrongField } from './frame.js';
import { line, list, loaded, page } from './list.js';
import { noteLock } from './lock.js';

const SIZE = 20;
const CURRENCY = 'ZAR';
const USUAL_DAYS = '365';

/** They outlive the screen: what was sent without an answer is the same when it is sent again from here. */
const issue = new Intention();
const redemption = new Intention();

/** Those just issued, until the user has kept the code: it is shown this once. @type {Voucher.IssuedVoucher[]} */
let issued = [];
session.addEventListener('over', () => {
  issued = [];
});

/** Vouchers: the wallet that pays for them and takes what they are worth, and one's own ones. */
class Vouchers extends WalletScreen {
  constructor() {
    super();
    /** @type {Loader<Voucher.WalletBalance>} */
    this.balance = new Loader(this, async signal => (await call('/api/v1/vouchers/balance', { signal })).body.data, { every: RENEWED_EVERY_MS });
    /** @type {Loader<{rows: Voucher.VoucherLine[], total: number}>} */
    this.list = new Loader(this, async signal => {
      const { items, total } = (await call(path('/api/v1/vouchers', { page: page(), page_size: SIZE }), { signal })).body.data;
      return { rows: items, total };
    });
  }

  firstUpdated() {
    const wanted = query().get('do');
    if (wanted) filter({ do: '' });
    if (wanted === 'redeem') this.askRedemption();
    if (wanted === 'issue') this.askIssue();
  }

  navigated() {
    void this.list.load();
  }

  refresh() {
    void this.balance.load();
    void this.list.load();
  }

  heading() {
    return t('vouchers');
  }

  askIssue() {
    this.ask({
      heading: t('vouchers.issue'),
      intro: html`<p class="dim">${t('vouchers.issue.what')}</p>`,
      fields: [
        { name: 'amount', label: `${t('amount')} (${CURRENCY})`, inputmode: 'decimal', hint: t('vouchers.issue.bounds'), required: true },
        { name: 'expiry_days', label: t('vouchers.days'), value: USUAL_DAYS, inputmode: 'numeric', pattern: '[0-9]{1,3}', required: true },
      ],
      action: t('vouchers.issue'),
      send: async form => {
        const body = { amount: Number(amountOf(form)), expiry_days: Number(form.expiry_days) };
        const answer = await issue.send('/api/v1/vouchers/issue', { method: 'POST', body });
        issued = [...issued, answer.body.data];
        if (answer.replayed) notify(t('done.before'));
        this.refresh();
      },
    });
  }

  askRedemption() {
    this.ask({
      heading: t('vouchers.redeem'),
      intro: html`<wallet-lock .what=${'voucher'}></wallet-lock>`,
      fields: [
        { name: 'voucher_code', label: t('vouchers.code'), hint: t('vouchers.code.hint'), inputmode: 'numeric', required: true },
        { name: 'amount', label: `${t('amount')} (${CURRENCY})`, inputmode: 'decimal', hint: t('vouchers.part') },
      ],
      action: t('vouchers.redeem'),
      send: async form => {
        const code = (form.voucher_code ?? '').replace(/[\s-]/g, '');
        if (!/^\d{16}$/.test(code)) throw wrongField('voucher_code', t('vouchers.code.hint'));
        const body = { voucher_code: code, ...(form.amount ? { amount: Number(amountOf(form)) } : {}) };
        try {
          const answer = await redemption.send('/api/v1/vouchers/redeem', { method: 'POST', body });
          /** @type {Voucher.RedeemedVoucher} */
          const redeemed = answer.body.data;
          notify(answer.replayed ? t('done.before') : t('vouchers.redeemed', { amount: money(redeemed.amount, redeemed.currency) }));
          this.refresh();
        } catch (e) {
          noteLock('voucher', asApiError(e));
          throw e;
        }
      },
    });
  }

  /** @param {Voucher.IssuedVoucher} voucher */
  kept(voucher) {
    issued = issued.filter(each => each !== voucher);
    this.requestUpdate();
  }

  /** @param {Voucher.IssuedVoucher} voucher */
  code(voucher) {
    const { voucher_code: code, amount: worth, currency } = voucher;
    return html`<section class="secrets" role="group" aria-label=${t('vouchers.issued')}><p><strong>${t('vouchers.issued')}</strong> ${amount(worth, currency)}</p>
      <p class="voucher-code">${copyable((code.match(/.{4}/g) ?? [code]).join(' '))}</p><p>${t('vouchers.keep')}</p>
      <button type="button" class="primary" @click=${() => this.kept(voucher)}>${t('vouchers.kept')}</button></section>`;
  }

  body() {
    return html`${issued.map(each => this.code(each))}<section class="card balance first">${loaded(this.balance, wallet => html`<p class="figure">${amount(wallet.balance, wallet.currency)}</p>`)}
        <div class="actions"><button type="button" @click=${this.askRedemption}>${t('vouchers.redeem')}</button>
          <button type="button" @click=${this.askIssue}>${t('vouchers.issue')}</button></div></section>
      <h2>${t('vouchers.own')}</h2>
      ${list({
        caption: t('vouchers.own'),
        loader: this.list,
        id: row => row.voucher_id,
        none: empty(t('vouchers.none')),
        size: SIZE,
        row: row => line({
          what: t('vouchers.ends', { digits: row.last_digits }),
          to: `/vouchers/${row.voucher_id}`,
          more: html`${t('vouchers.until')} ${time(row.expires_at)}`,
          amount: amount(row.balance, row.currency),
          below: badge(row.status),
        }),
      })}`;
  }
}

customElements.define('wallet-vouchers', Vouchers);
