// @ts-check
import { html } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { Intention, call } from '../shared/api.js';
import { field } from '../shared/components/field.js';
import { amount, empty, failure } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { asApiError } from '../shared/errors.js';
import { Loader } from '../shared/loader.js';
import { go, href } from '../shared/router.js';
import { formOf } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';
import { RENEWED_EVERY_MS, WalletScreen, amountOf, besideFields } from './frame.js';
import { available } from './gift-card-money.js';
import { loaded } from './list.js';
import { lockLeft, noteLock } from './lock.js';

const PIN = 'transaction_pin';

/** What each method needs to know. @type {Record<string, import('../shared/components/field.js').Field[]>} */
const METHODS = {
  bank_transfer: [
    { name: 'bank_name', label: 'withdrawals.bank', maxlength: 100 },
    { name: 'account_name', label: 'withdrawals.holder', maxlength: 100, autocomplete: 'name' },
    { name: 'account_number', label: 'withdrawals.account', maxlength: 80 },
  ],
  mobile_money: [
    { name: 'mobile_money_provider', label: 'withdrawals.provider', maxlength: 100 },
    { name: 'mobile_money_number', label: 'withdrawals.phone', type: 'tel', autocomplete: 'tel', hint: 'phone.hint' },
  ],
  crypto: [
    { name: 'crypto_network', label: 'withdrawals.network', maxlength: 40 },
    { name: 'crypto_address', label: 'withdrawals.address', maxlength: 128 },
  ],
};

/** Outlives the screen: a request whose answer was lost is the same one when it is sent again from here. */
const withdrawal = new Intention();

/** @typedef {{me: Wallet.Me, balance: Wallet.BalanceSummary}} Known */

/** Asks for the money from gift cards to be paid out. */
class Withdraw extends WalletScreen {
  static properties = { method: { state: true }, error: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.method = 'bank_transfer';
    /** @type {import('../shared/errors.js').ApiError | null} */
    this.error = null;
    this.busy = false;
    /** @type {Loader<Known>} */
    this.known = new Loader(this, async signal => {
      const [me, balance] = await Promise.all([call('/account/me/', { signal }), call('/withdrawal/balance/', { signal })]);
      return { me: me.body, balance: balance.body };
    }, { every: RENEWED_EVERY_MS });
  }

  refresh() {
    void this.known.load();
  }

  heading() {
    return t('cards.withdraw');
  }

  /** @returns {[string, string]} */
  up() {
    return ['/cards', t('cards')];
  }

  fields() {
    return METHODS[this.method] ?? [];
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    const form = formOf(event);
    if (this.busy || lockLeft('pin') > 0) return;
    this.busy = true;
    this.error = null;
    try {
      const payee = Object.fromEntries(this.fields().map(({ name }) => [name, form[name]]));
      const intent = { amount: amountOf(form), payment_method: this.method, ...payee };
      const answer = await withdrawal.send('/withdrawal/requests/create/', { method: 'POST', body: { ...intent, [PIN]: form[PIN] }, intent });
      notify(t(answer.replayed ? 'done.before' : 'withdrawals.done'));
      go(`/cards/withdrawals/${answer.body.withdrawal_id}`);
    } catch (e) {
      const error = asApiError(e);
      this.error = noteLock('pin', error) ? null : besideFields(error, ['amount', PIN, ...this.fields().map(({ name }) => name)]);
      if (error.status > 0) this.forgetPin(); // Without an answer the same is sent again, with the same key.
    } finally {
      this.busy = false;
    }
  }

  /** @param {string} method */
  choose(method) {
    this.method = method;
    this.error = null;
  }

  forgetPin() {
    const pin = this.querySelector(`#${PIN}`);
    if (pin instanceof HTMLInputElement) pin.value = '';
  }

  /** @param {Known} known */
  form({ me, balance }) {
    const wrong = this.error?.fields ?? {};
    return html`<form class="card form" @submit=${this.submit}>
      <p class="dim">${t('cards.available')}</p><p class="figure">${amount(available(balance), 'USD')}</p>
      <p class="dim small">${t('withdrawals.limit')} ${amount(me.transaction_limit, 'USD')}</p>
      ${field({ name: 'amount', label: `${t('amount')} (USD)`, inputmode: 'decimal', required: true, error: wrong.amount ?? '' })}
      <fieldset class="choice"><legend>${t('method')}</legend>${Object.keys(METHODS).map(each => html`<label><input type="radio" name="payment_method" value=${each} ?checked=${each === this.method}
        @change=${() => this.choose(each)}> ${word('method', each)}</label>`)}</fieldset>
      ${repeat(this.fields(), each => each.name, each => field({ ...each, label: t(each.label), ...(each.hint ? { hint: t(each.hint) } : {}), required: true, error: wrong[each.name] ?? '' }))}
      ${field({ name: PIN, label: t('pin'), type: 'password', inputmode: 'numeric', pattern: '[0-9]{4}', maxlength: 4, required: true, error: wrong[PIN] ?? '' })}
      <wallet-lock .what=${'pin'} @over=${() => this.requestUpdate()}></wallet-lock>
      ${failure(this.error)}
      <button class="primary whole big" ?disabled=${this.busy || lockLeft('pin') > 0}>${t('cards.withdraw')}</button></form>`;
  }

  body() {
    return loaded(this.known, known => (known.me.has_pin ? this.form(known) : empty(t('withdrawals.pin'), html`<a class="primary" href=${href('/account')}>${t('pin.create')}</a>`)));
  }
}

customElements.define('wallet-withdraw', Withdraw);
