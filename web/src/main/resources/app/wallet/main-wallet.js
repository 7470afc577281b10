// @ts-check
import { html, nothing } from 'lit';
import { Intention, call, path } from '../shared/api.js';
import { amount, badge, empty, time } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { Loader } from '../shared/loader.js';
import { money } from '../shared/money.js';
import { filter, query } from '../shared/router.js';
import { t, word } from '../shared/texts.js';
import { RENEWED_EVERY_MS, WalletScreen, amountOf } from './frame.js';
import { line, list, loaded, page } from './list.js';

const SIZE = 20;
const CURRENCY = 'TZS';

/** They outlive the screen: what was sent without an answer is the same when it is sent again from here. */
const topUp = new Intention();
const withdrawal = new Intention();

/** The main wallet: money in, money out, and all that happened. */
class MainWallet extends WalletScreen {
  constructor() {
    super();
    /** @type {Loader<Wallet.MainWalletView>} */
    this.wallet = new Loader(this, async signal => (await call('/api/v1/wallet/my-wallet', { signal })).body.data, { every: RENEWED_EVERY_MS });
    /** @type {Loader<{rows: Payment.WalletTransaction[], total: number}>} */
    this.history = new Loader(this, async signal => {
      const { content, totalElements } = (await call(path('/api/v1/wallet/transactions', { page: page() - 1, size: SIZE }), { signal })).body.data;
      return { rows: content, total: totalElements };
    });
  }

  firstUpdated() {
    const wanted = query().get('do');
    if (wanted) filter({ do: '' });
    if (wanted === 'topup') this.askTopUp();
    if (wanted === 'withdraw') this.askWithdrawal();
  }

  navigated() {
    void this.history.load();
  }

  refresh() {
    void this.wallet.load();
    void this.history.load();
  }

  /** @returns {[string, string]} */
  up() {
    return ['/home', t('home')];
  }

  heading() {
    return t('main');
  }

  askTopUp() {
    this.ask({
      heading: t('main.topup'),
      fields: [
        { name: 'amount', label: `${t('amount')} (${CURRENCY})`, inputmode: 'decimal', required: true },
        { name: 'description', label: t('description'), maxlength: 200 },
      ],
      action: t('main.topup'),
      send: async form => {
        const body = { amount: Number(amountOf(form)), ...(form.description ? { description: form.description } : {}) };
        this.done(await topUp.send('/api/v1/wallet/topup', { method: 'POST', body }), 'main.topup.done');
      },
    });
  }

  askWithdrawal() {
    this.ask({
      heading: t('main.withdraw'),
      fields: [
        { name: 'amount', label: `${t('amount')} (${CURRENCY})`, inputmode: 'decimal', required: true },
        { name: 'provider', label: t('main.provider'), maxlength: 100, required: true },
        { name: 'account', label: t('main.account'), maxlength: 100, required: true },
        { name: 'description', label: t('description'), maxlength: 200 },
      ],
      action: t('main.withdraw'),
      send: async form => {
        const payoutDetails = { provider: form.provider, account: form.account };
        const body = { amount: Number(amountOf(form)), payoutDetails, ...(form.description ? { description: form.description } : {}) };
        this.done(await withdrawal.send('/api/v1/wallet/withdraw', { method: 'POST', body }), 'main.withdraw.done');
      },
    });
  }

  /** A top-up may wait for its provider. @param {import('../shared/api.js').Answer} answer @param {string} text */
  done(answer, text) {
    /** @type {Payment.WalletTransaction} */
    const moved = answer.body.data;
    const said = moved.status === 'PENDING' ? 'main.topup.pending' : text;
    notify(answer.replayed ? t('done.before') : t(said, { amount: money(moved.amount, moved.currency) }));
    this.refresh();
  }

  /** @param {Wallet.MainWalletView} wallet */
  async activate(wallet) {
    await call(`/api/v1/wallet/${wallet.walletId}/activate`, { method: 'PUT' });
    notify(t('main.activated'));
    await this.wallet.load();
  }

  /** @param {Wallet.MainWalletView} wallet */
  askActivation(wallet) {
    this.ask(wallet.isActive
      ? {
          heading: t('main.deactivate'),
          intro: html`<p class="dim">${t('main.deactivate.what')}</p>`,
          fields: [{ name: 'reason', label: t('reason'), maxlength: 200, required: true }],
          action: t('main.deactivate'),
          danger: true,
          send: async form => {
            await call(path(`/api/v1/wallet/${wallet.walletId}/deactivate`, { reason: form.reason }), { method: 'PUT' });
            notify(t('main.deactivated'));
            await this.wallet.load();
          },
        }
      : { heading: t('main.activate'), intro: html`<p class="dim">${t('main.activate.what')}</p>`, action: t('main.activate'), send: () => this.activate(wallet) });
  }

  /** @param {Wallet.MainWalletView} wallet */
  card(wallet) {
    return html`<p class="figure">${amount(wallet.currentBalance, CURRENCY)}</p>
      ${wallet.isActive ? nothing : html`<p>${badge('inactive')} ${t('main.inactive')}</p>`}
      <div class="actions">
        <button type="button" ?disabled=${!wallet.isActive} @click=${this.askTopUp}>${t('main.topup')}</button>
        <button type="button" ?disabled=${!wallet.isActive} @click=${this.askWithdrawal}>${t('main.withdraw')}</button></div>`;
  }

  /** @param {Payment.WalletTransaction} row */
  row(row) {
    const comes = row.type === 'TOPUP';
    return line({
      what: word('kind', row.type),
      more: html`${time(row.createdAt)}${row.description ? html` · ${row.description}` : nothing}`,
      amount: html`<span class="money ${comes && row.status === 'COMPLETED' ? 'good' : ''}">${comes ? '+' : '−'}${money(row.amount, row.currency)}</span>`,
      below: row.status === 'COMPLETED' && row.balanceAfter !== null ? amount(row.balanceAfter, row.currency) : badge(row.status),
    });
  }

  body() {
    const wallet = this.wallet.value;
    return html`<section class="card balance first">${loaded(this.wallet, shown => this.card(shown))}</section>
      <h2>${t('history')}</h2>
      ${list({ caption: t('history'), loader: this.history, id: row => row.transactionId, none: empty(t('history.none')), size: SIZE, row: row => this.row(row) })}
      ${wallet ? html`<p><button type="button" class=${wallet.isActive ? 'danger' : 'primary'} @click=${() => this.askActivation(wallet)}>${t(wallet.isActive ? 'main.deactivate' : 'main.activate')}</button></p>` : nothing}`;
  }
}

customElements.define('wallet-main', MainWallet);
