// @ts-check
import { html, nothing } from 'lit';
import { Intention, asApiError, call } from '../shared/api.js';
import { attempts, deliveryBadge } from '../shared/components/delivery.js';
import { field } from '../shared/components/field.js';
import { failure } from '../shared/components/show.js';
import { href } from '../shared/router.js';
import { Screen, formOf } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';

/** @typedef {PartnerSync.Detail} Detail */

const EVENTS = ['voucher.issued', 'voucher.redeemed', 'voucher.expired', 'voucher.cancelled'];
const WEBHOOKS = '/api/v1/partner/webhooks';
const PAUSE_MS = 1000;

/** Sends a sample to the partner's endpoint and shows what came of it. */
class TestEvent extends Screen {
  static properties = { enabled: { attribute: false }, busy: { state: true }, error: { state: true }, outcome: { state: true } };

  constructor() {
    super();
    this.enabled = false;
    this.busy = false;
    /** @type {import('../shared/errors.js').ApiError | null} */
    this.error = null;
    /** @type {Detail | null} */
    this.outcome = null;
    /** How many were sent; what became of an earlier one is in the log. */
    this.sent = 0;
    this.intention = new Intention();
  }

  /** @param {SubmitEvent} event */
  async send(event) {
    const body = { event: formOf(event).event };
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    this.outcome = null;
    try {
      const made = (await this.intention.send(`${WEBHOOKS}/test`, { method: 'POST', body })).body.data;
      this.outcome = { delivery: made, attempts: [], payload: '' };
      void this.follow(made.id);
    } catch (e) {
      this.error = asApiError(e);
    } finally {
      this.busy = false;
    }
  }

  /** Until it is delivered or has failed, another one is sent, or the user goes elsewhere. @param {string} id */
  async follow(id) {
    const mine = ++this.sent;
    try {
      while (this.isConnected && this.sent === mine && this.outcome?.delivery.status === 'pending') {
        await new Promise(resolve => setTimeout(resolve, PAUSE_MS));
        const outcome = (await call(`${WEBHOOKS}/deliveries/${id}`)).body.data;
        if (this.sent === mine) this.outcome = outcome;
      }
    } catch (e) {
      this.error = asApiError(e);
    }
  }

  result() {
    if (!this.outcome) return nothing;
    const { delivery, attempts: tries } = this.outcome;
    return html`<p>${deliveryBadge(delivery)} <a href=${href(`/deliveries/${delivery.id}`)}>${t('test.show')}</a></p>${attempts(tries)}`;
  }

  render() {
    return html`<section class="card"><h2>${t('test')}</h2><p>${t('test.about')}</p>
      <form class="bar" @submit=${this.send}>
        ${field({ name: 'event', label: t('deliveries.event'), options: EVENTS.map(each => [each, word('event', each)]) })}
        <button class="primary" ?disabled=${this.busy || !this.enabled}>${t('test.send')}</button></form>
      ${this.enabled ? nothing : html`<p class="dim small">${t('test.off')}</p>`}
      ${failure(this.error)}<div role="status">${this.result()}</div></section>`;
  }
}

customElements.define('portal-test-event', TestEvent);
