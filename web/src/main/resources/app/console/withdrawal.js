// @ts-check
import { html, nothing } from 'lit';
import { Intention, asApiError, call } from '../shared/api.js';
import { copyable } from '../shared/components/copy.js';
import '../shared/components/dialog.js';
import { field } from '../shared/components/field.js';
import { amount, badge, facts, failure, time, timeline } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { Loader } from '../shared/loader.js';
import { href } from '../shared/router.js';
import { Screen, formOf } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';

/** @typedef {{request: Withdrawal.ReviewDetail, log: Withdrawal.AuditLine[]}} Shown */

/** One request to pay out: who gets how much where, what happened, and the decision. */
class WithdrawalScreen extends Screen {
  static properties = { asked: { state: true }, error: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** @type {'approve' | 'reject' | null} */
    this.asked = null;
    /** @type {import('../shared/api.js').ApiError | null} */
    this.error = null;
    this.busy = false;
    this.intention = new Intention();
    /** @type {Loader<Shown>} */
    this.shown = new Loader(this, async signal => {
      const path = `/withdrawal/admin/requests/${this.params.id}/`;
      const [request, log] = await Promise.all([call(path, { signal }), call(`${path}audit-log/?page_size=100`, { signal })]);
      return { request: request.body, log: log.body };
    });
  }

  /** @param {SubmitEvent} event @param {string} action */
  async decide(event, action) {
    const form = formOf(event);
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    const body = { action, ...(form.reason ? { reason: form.reason } : {}), ...(form.reference ? { transaction_reference: form.reference } : {}), ...(form.notes ? { admin_notes: form.notes } : {}) };
    try {
      const answer = await this.intention.send(`/withdrawal/admin/requests/${this.params.id}/process/`, { method: 'POST', body });
      this.asked = null;
      notify(answer.body.detail);
      await this.shown.load();
    } catch (e) {
      this.error = asApiError(e);
    } finally {
      this.busy = false;
    }
  }

  /** @param {Withdrawal.ReviewDetail} request */
  payee(request) {
    const place = request.bank_name ?? request.mobile_money_provider ?? request.crypto_network ?? '';
    const number = request.account_number ?? request.mobile_money_number ?? request.crypto_address ?? '';
    return [request.account_name, place, number].filter(Boolean).join(' · ');
  }

  /** @param {Withdrawal.ReviewDetail} request @param {'approve' | 'reject'} action */
  form(request, action) {
    const fields = this.error?.fields ?? {};
    return html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.decide(event, action)}>
      <p><strong>${amount(request.amount, 'USD')}</strong> → ${this.payee(request)}</p>
      ${action === 'reject'
        ? field({ name: 'reason', label: t('reason'), hint: t('withdrawals.reason'), required: true, rows: 2, error: fields.reason ?? '' })
        : field({ name: 'reference', label: t('withdrawals.reference'), error: fields.transaction_reference ?? '' })}
      ${field({ name: 'notes', label: t('notes'), rows: 2, error: fields.admin_notes ?? '' })}
      ${failure(this.error)}
      <button class=${action === 'approve' ? 'primary' : 'danger'} ?disabled=${this.busy}>${action === 'approve' ? t('approve') : t('reject')}</button></form>`;
  }

  /** @param {Withdrawal.ReviewDetail} request */
  decision(request) {
    if (request.status !== 'Pending') return nothing;
    if (request.user_id === this.user.id) return html`<p class="dim">${t('withdrawals.own')}</p>`;
    const waits = request.first_approved_by;
    return html`${waits ? html`<p>${t(waits === this.user.user_id ? 'withdrawals.first.own' : 'withdrawals.first')}</p>` : nothing}
      ${request.second_approval_required && !waits ? html`<p>${t('withdrawals.second')}</p>` : nothing}
      <div class="actions">
        <button type="button" class="primary" ?disabled=${waits === this.user.user_id} @click=${() => { this.asked = 'approve'; this.error = null; }}>${t('approve')}</button>
        <button type="button" class="danger" @click=${() => { this.asked = 'reject'; this.error = null; }}>${t('reject')}</button></div>`;
  }

  render() {
    const { value, error, state } = this.shown;
    if (!value) return html`<main id="main" aria-busy="true">${state === 'failed' ? failure(error, () => void this.shown.load()) : nothing}</main>`;
    const { request, log } = value;
    return html`<main id="main"><p><a href=${href('/withdrawals')}>← ${t('withdrawals')}</a></p>
      <h1>${t('withdrawals.one', { id: request.id })} ${badge(request.status)}</h1>
      ${this.decision(request)}
      ${facts([
        [t('amount'), amount(request.amount, 'USD')],
        [t('method'), word('method', request.payment_method)],
        [t('payee'), this.payee(request)],
        [t('user'), html`<a href=${href(`/users/${request.user_uuid}`)}>${request.user_id}</a>`],
        [t('requested'), time(request.created_at)],
        [t('reason'), request.rejection_reason],
        [t('withdrawals.reference'), request.transaction_reference && copyable(request.transaction_reference)],
        [t('notes'), request.admin_notes],
      ])}
      <h2>${t('history')}</h2>
      ${timeline(log.map(line => ({ at: line.created_at, what: word('action', line.action), by: line.actor, note: line.notes })))}
      ${this.asked ? html`<suite-dialog .heading=${t(this.asked === 'approve' ? 'withdrawals.approve' : 'withdrawals.reject')}
        .content=${this.form(request, this.asked)} @closed=${() => { this.asked = null; }}></suite-dialog>` : nothing}</main>`;
  }
}

customElements.define('console-withdrawal', WithdrawalScreen);
