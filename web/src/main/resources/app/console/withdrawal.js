// @ts-check
import { html, nothing } from 'lit';
import { Intention, call } from '../shared/api.js';
import { copyable } from '../shared/components/copy.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { amount, badge, facts, failure, time, timeline } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { Loader } from '../shared/loader.js';
import { href } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';

/** @typedef {{request: Withdrawal.ReviewDetail, log: Withdrawal.AuditLine[]}} Shown */

/** One request to pay out: who gets how much where, what happened, and the decision. */
class WithdrawalScreen extends Screen {
  static properties = { asked: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    this.intention = new Intention();
    /** @type {Loader<Shown>} */
    this.shown = new Loader(this, async signal => {
      const path = `/withdrawal/admin/requests/${this.params.id}/`;
      const [request, log] = await Promise.all([call(path, { signal }), call(`${path}audit-log/?page_size=100`, { signal })]);
      return { request: request.body, log: log.body };
    });
  }

  /** @param {Withdrawal.ReviewDetail} request @param {'approve' | 'reject'} action */
  ask(request, action) {
    const rejects = action === 'reject';
    this.asked = {
      heading: t(rejects ? 'withdrawals.reject' : 'withdrawals.approve'),
      intro: html`<p><strong>${amount(request.amount, 'USD')}</strong> → ${payee(request)}</p>`,
      fields: [
        rejects
          ? { name: 'reason', label: t('reason'), hint: t('withdrawals.reason'), required: true, rows: 2 }
          : { name: 'transaction_reference', label: t('withdrawals.reference') },
        { name: 'admin_notes', label: t('notes'), rows: 2 },
      ],
      action: rejects ? t('reject') : t('approve'),
      danger: rejects,
      send: async form => {
        const given = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));
        const path = `/withdrawal/admin/requests/${request.id}/process/`;
        const answer = await this.intention.send(path, { method: 'POST', body: { action, ...given } });
        notify(answer.body.detail);
        await this.shown.load();
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  /** @param {Withdrawal.ReviewDetail} request */
  decision(request) {
    if (request.status !== 'Pending') return nothing;
    if (request.user_id === this.user.id) return html`<p class="dim">${t('withdrawals.own')}</p>`;
    const first = request.first_approved_by;
    const isMine = first === this.user.user_id;
    return html`${first ? html`<p>${t(isMine ? 'withdrawals.first.own' : 'withdrawals.first')}</p>` : nothing}
      ${request.second_approval_required && !first ? html`<p>${t('withdrawals.second')}</p>` : nothing}
      <div class="actions">
        <button type="button" class="primary" ?disabled=${isMine} @click=${() => this.ask(request, 'approve')}>${t('approve')}</button>
        <button type="button" class="danger" @click=${() => this.ask(request, 'reject')}>${t('reject')}</button></div>`;
  }

  render() {
    const { value, error, state } = this.shown;
    if (!value) return html`<main id="main" aria-busy=${state === 'loading'}>${state === 'failed' ? failure(error, () => void this.shown.load()) : nothing}</main>`;
    const { request, log } = value;
    return html`<main id="main"><p><a href=${href('/withdrawals')}>← ${t('withdrawals')}</a></p>
      <h1>${t('withdrawals.one', { id: request.id })} ${badge(request.status)}</h1>
      ${this.decision(request)}
      ${facts([
        [t('amount'), amount(request.amount, 'USD')],
        [t('method'), word('method', request.payment_method)],
        [t('payee'), payee(request)],
        [t('user'), html`<a href=${href(`/users/${request.user_uuid}`)}>${request.user_id}</a>`],
        [t('requested'), time(request.created_at)],
        [t('reason'), request.rejection_reason],
        [t('withdrawals.reference'), request.transaction_reference && copyable(request.transaction_reference)],
        [t('notes'), request.admin_notes],
      ])}
      <h2>${t('history')}</h2>
      ${timeline(log.map(line => ({ at: line.created_at, what: word('action', line.action), by: copyable(line.actor, true), note: line.notes })))}
      ${formDialog(this.asked)}</main>`;
  }
}

/** @param {Withdrawal.ReviewDetail} request */
function payee(request) {
  const place = request.bank_name ?? request.mobile_money_provider ?? request.crypto_network;
  const number = request.account_number ?? request.mobile_money_number ?? request.crypto_address;
  return [request.account_name, place, number].filter(Boolean).join(' · ');
}

customElements.define('console-withdrawal', WithdrawalScreen);
