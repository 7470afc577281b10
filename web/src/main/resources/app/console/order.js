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
import './picture.js';

/** @type {Record<string, string[]>} */
const MOVES = { Processing: ['Assigned', 'Approved', 'Rejected', 'Cancelled'], Assigned: ['Approved', 'Rejected', 'Cancelled'], Approved: ['Completed'] };
const TELLS_WHY = ['Rejected', 'Cancelled'];

/** One sold gift card: what was handed in, only on a click, what happened, and the moves that are legal now. */
class OrderScreen extends Screen {
  static properties = { asked: { state: true }, reveals: { state: true }, draws: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    this.reveals = false;
    this.draws = false;
    this.intention = new Intention();
    /** @type {Loader<Voucher.ReviewDetail>} */
    this.shown = new Loader(this, async signal => (await call(`/admin/orders/${this.params.id}/`, { signal })).body);
  }

  /** @param {Voucher.ReviewDetail} order @param {string} status */
  ask(order, status) {
    const ends = TELLS_WHY.includes(status);
    this.asked = {
      heading: t('orders.move', { status: word('status', status) }),
      intro: html`<p>${order.card_name} · <strong>${amount(order.amount, 'USD')}</strong> → ${order.user.email ?? order.user.full_name ?? order.user.id}</p>
        <p class="dim">${t('orders.credited')} ${amount(order.credited_amount, 'USD')}</p>`,
      fields: [...(ends ? [{ name: 'reason', label: t('reason'), hint: t('withdrawals.reason'), rows: 2 }] : []), { name: 'admin_notes', label: t('notes'), rows: 2 }],
      action: word('status', status),
      danger: ends,
      send: async form => {
        const given = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));
        const answer = await this.intention.send(`/admin/update-order-status/${order.id}/`, { method: 'PATCH', body: { status, ...given } });
        notify(answer.body.detail);
        await this.shown.load();
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  /** @param {Voucher.ReviewDetail} order */
  handedIn(order) {
    if (order.image) {
      return this.draws
        ? html`<suite-picture .path=${`/admin/orders/${order.id}/image/`} .alt=${t('orders.image')}></suite-picture>`
        : html`<button type="button" @click=${() => { this.draws = true; }}>${t('orders.image.show')}</button>`;
    }
    if (!order.e_code_pin) return nothing;
    return this.reveals ? copyable(order.e_code_pin) : html`<button type="button" @click=${() => { this.reveals = true; }}>${t('orders.code.show')}</button>`;
  }

  render() {
    const { value: order, error, state } = this.shown;
    if (!order) return html`<main id="main" aria-busy=${state === 'loading'}>${state === 'failed' ? failure(error, () => void this.shown.load()) : nothing}</main>`;
    const isOwn = order.user.user_id === this.user.user_id;
    return html`<main id="main"><p><a href=${href('/orders')}>← ${t('orders')}</a></p>
      <h1>${t('orders.one', { id: order.id })} ${badge(order.status)}</h1>
      ${isOwn ? html`<p class="dim">${t('orders.own')}</p>` : html`<div class="actions">${(MOVES[order.status] ?? []).map(status => html`<button type="button"
        class=${TELLS_WHY.includes(status) ? 'danger' : 'primary'} @click=${() => this.ask(order, status)}>${word('status', status)}</button>`)}</div>`}
      ${facts([
        [t('orders.card'), order.card_name],
        [t('amount'), amount(order.amount, 'USD')],
        [t('orders.credited'), amount(order.credited_amount, 'USD')],
        [t('user'), html`<a href=${href(`/users/${order.user.user_id}`)}>${order.user.email ?? order.user.full_name ?? order.user.id}</a>`],
        [t('requested'), time(order.created_at)],
        [t('reason'), order.reason],
        [t('notes'), order.admin_notes],
      ])}
      <h2>${t('orders.handed')}</h2>${this.handedIn(order)}
      <h2>${t('history')}</h2>
      ${timeline(order.history.map(step => ({ at: step.created_at, what: badge(step.to_status), by: copyable(step.actor, true), note: [step.reason, step.notes].filter(Boolean).join('\n') })))}
      ${formDialog(this.asked)}</main>`;
  }
}

customElements.define('console-order', OrderScreen);
