// @ts-check
import { html, nothing } from 'lit';
import { Intention, call, path } from '../shared/api.js';
import { copyable } from '../shared/components/copy.js';
import { badge, empty, time } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { Loader } from '../shared/loader.js';
import { minor, minorMoney } from '../shared/money.js';
import { t, word } from '../shared/texts.js';
import './code.js';
import { RENEWED_EVERY_MS, WalletScreen, amountOf } from './frame.js';
import { line, list, loaded, page } from './list.js';

const SIZE = 20;

/** Outlives the screen: a transfer whose answer was lost is the same one when it is sent again from here. */
const transfer = new Intention();

/** A festival's wallet: the code to pay with, what happened, and money for friends. */
class Festival extends WalletScreen {
  constructor() {
    super();
    /** @type {Loader<Wallet.FestivalView>} */
    this.festival = new Loader(this, async signal => (await call(`/api/v1/festivals/${this.params.id}`, { signal })).body.data);
    /** @type {Loader<Wallet.WalletView>} */
    this.wallet = new Loader(this, async signal => {
      const wallet = (await call(this.root(), { signal })).body.data;
      if (this.history.state !== 'ready') void this.history.load(); // A wallet is opened when it is looked at first.
      return wallet;
    }, { every: RENEWED_EVERY_MS });
    /** @type {Loader<{rows: Payment.TransactionView[], total: number}>} */
    this.history = new Loader(this, async signal => {
      const { data, meta } = (await call(path(`${this.root()}/transactions`, { page: page(), per_page: SIZE }), { signal })).body;
      return { rows: data, total: meta.total };
    }, { wait: true });
  }

  root() {
    return `/api/v1/me/wallets/${this.params.id}`;
  }

  navigated() {
    void this.history.load();
  }

  refresh() {
    void this.wallet.load();
    if (this.wallet.value) void this.history.load();
  }

  heading() {
    return this.festival.value?.name ?? t('festivals.one');
  }

  /** @returns {[string, string]} */
  up() {
    return ['/festivals', t('festivals')];
  }

  token() {
    return this.festival.value?.currencyName ?? '';
  }

  askTransfer() {
    this.ask({
      heading: t('transfer'),
      intro: html`<p class="dim">${t('transfer.what')}</p>`,
      fields: [
        { name: 'toWalletId', label: t('transfer.to'), hint: t('transfer.to.hint'), required: true },
        { name: 'amount', label: `${t('amount')} (${this.token()})`, inputmode: 'decimal', required: true },
        { name: 'description', label: t('description'), maxlength: 200 },
      ],
      action: t('transfer.send'),
      send: async form => {
        const body = { toWalletId: form.toWalletId, amount: minor(amountOf(form)), ...(form.description ? { description: form.description } : {}) };
        const answer = await transfer.send(`${this.root()}/transfer`, { method: 'POST', body });
        notify(answer.replayed ? t('done.before') : t('transfer.done', { amount: minorMoney(body.amount, this.token()) }));
        this.refresh();
      },
    });
  }

  /** @param {Wallet.WalletView} wallet */
  card(wallet) {
    const token = this.token();
    return html`<p class="figure"><span class="money">${minorMoney(wallet.balance, token)}</span></p>
      ${wallet.status === 'ACTIVE'
        ? html`<wallet-code .festival=${wallet.festivalId}></wallet-code>
          <div class="actions"><button type="button" class="primary whole" @click=${this.askTransfer}>${t('transfer')}</button></div>`
        : html`<p>${badge(wallet.status)}</p><p>${t(wallet.status === 'FROZEN' ? 'festivals.frozen' : 'festivals.closed')}</p>`}
      <p class="dim small">${t('festivals.wallet.id')}<br>${copyable(wallet.id)}</p>`;
  }

  /** @param {Payment.TransactionView} row */
  row(row) {
    const { description } = row.metadata;
    return line({
      what: word('kind', row.type),
      more: html`${time(row.createdAt)}${typeof description === 'string' ? html` · ${description}` : nothing}`,
      amount: html`<span class="money ${row.amount > 0 ? 'good' : ''}">${signed(row.amount)}${minorMoney(row.amount, this.token())}</span>`,
      below: row.status === 'REFUNDED' ? badge(row.status) : html`<span class="money">${minorMoney(row.balanceAfter, this.token())}</span>`,
    });
  }

  body() {
    return loaded(this.festival, festival => html`
      ${festival.status === 'ENDED' ? html`<p>${badge(festival.status)} ${t('festivals.ended')}</p>` : nothing}
      <div class="sides"><section class="card pay">${loaded(this.wallet, wallet => this.card(wallet))}</section>
        <section><h2>${t('history')}</h2>
          ${this.wallet.value || this.history.value ? list({ caption: t('history'), loader: this.history, id: row => row.id, none: empty(t('history.none')), size: SIZE, row: row => this.row(row) }) : nothing}</section></div>`);
  }
}

/** Credits have a plus; debits bring their minus along. @param {number} amount */
const signed = amount => (amount > 0 ? '+' : '');

customElements.define('wallet-festival', Festival);
