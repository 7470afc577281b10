// @ts-check
import { html, nothing } from 'lit';
import { Intention, call } from '../shared/api.js';
import { copyable } from '../shared/components/copy.js';
import { amount, badge, facts, timeline } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { Loader } from '../shared/loader.js';
import { t, word } from '../shared/texts.js';
import { WalletScreen } from './frame.js';
import { loaded } from './list.js';

/** One request to be paid out, which can be taken back while nobody has decided it. */
class WithdrawalScreen extends WalletScreen {
  constructor() {
    super();
    this.intention = new Intention();
    /** @type {Loader<Withdrawal.WithdrawalDetail>} */
    this.request = new Loader(this, async signal => (await call(`/withdrawal/requests/${this.params.id}/`, { signal })).body);
  }

  refresh() {
    void this.request.load();
  }

  heading() {
    return t('withdrawals.one', { id: this.params.id ?? '' });
  }

  /** @returns {[string, string]} */
  up() {
    return ['/cards?tab=withdrawals', t('withdrawals')];
  }

  /** @param {Withdrawal.WithdrawalDetail} request */
  askToCancel(request) {
    this.ask({
      heading: t('withdrawals.cancel'),
      intro: html`<p><strong>${amount(request.amount, 'USD')}</strong> → ${payee(request)}</p>`,
      action: t('withdrawals.cancel'),
      danger: true,
      send: async () => {
        await this.intention.send(`/withdrawal/requests/${request.id}/cancel/`, { method: 'POST', body: {} });
        notify(t('withdrawals.cancelled'));
        await this.request.load();
      },
    });
  }

  body() {
    return loaded(this.request, request => html`<section class="card">
        <p class="figure">${amount(request.amount, 'USD')} ${badge(request.status)}</p><p>${word('withdrawals.next', request.status)}</p>
        ${facts([
          [t('method'), word('method', request.payment_method)],
          [t('withdrawals.payee'), payee(request)],
          [t('withdrawals.reference'), request.transaction_reference && copyable(request.transaction_reference)],
          [t('reason'), request.rejection_reason],
        ])}
        ${request.status === 'Pending' ? html`<div class="actions"><button type="button" class="danger" @click=${() => this.askToCancel(request)}>${t('withdrawals.cancel')}</button></div>` : nothing}</section>
      <h2>${t('history')}</h2>${timeline([
        ...(request.status === 'Pending' ? [] : [{ at: request.processed_at ?? request.updated_at, what: badge(request.status), note: request.rejection_reason ?? nothing }]),
        { at: request.created_at, what: t('withdrawals.created') },
      ])}`);
  }
}

/** @param {Withdrawal.WithdrawalDetail} request */
function payee(request) {
  const place = request.bank_name ?? request.mobile_money_provider ?? request.crypto_network;
  const number = request.account_number ?? request.mobile_money_number ?? request.crypto_address;
  return [request.account_name, place, number].filter(Boolean).join(' · ');
}

customElements.define('wallet-withdrawal', WithdrawalScreen);
