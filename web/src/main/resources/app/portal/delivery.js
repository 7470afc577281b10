// @ts-check
import { html, nothing } from 'lit';
import { asApiError, call, path } from '../shared/api.js';
import { copyable } from '../shared/components/copy.js';
import { deliveryBadge, nextTry, triesAndPayload } from '../shared/components/delivery.js';
import { facts, failure, time } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { Loader } from '../shared/loader.js';
import { href } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';

/** @typedef {PartnerSync.Detail} Detail */

const REFRESHED_EVERY_MS = 5000;

/** One event on its way to the partner: what is sent, what its endpoint answered, and another try. */
class Delivery extends Screen {
  static properties = { refused: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** Why there was no other try. @type {import('../shared/errors.js').ApiError | null} */
    this.refused = null;
    this.busy = false;
    /** @type {Loader<Detail>} */
    this.shown = new Loader(
      this,
      async signal => {
        const known = this.shown.value;
        return known?.delivery.finished_at && !this.busy ? known : (await call(this.root(), { signal })).body.data;
      },
      { every: REFRESHED_EVERY_MS },
    );
  }

  root() {
    return `/api/v1/partner/webhooks/deliveries/${this.params.id}`;
  }

  async retry() {
    if (this.busy) return;
    this.busy = true;
    this.refused = null;
    try {
      await call(`${this.root()}/retry`, { method: 'POST' });
      notify(t('deliveries.retried'));
      await this.shown.load();
    } catch (e) {
      this.refused = asApiError(e);
    } finally {
      this.busy = false;
    }
  }

  render() {
    const { value, error, state } = this.shown;
    if (!value) return html`<main id="main" aria-busy=${state === 'loading' ? 'true' : 'false'}>${state === 'failed' ? failure(error, () => void this.shown.load()) : nothing}</main>`;
    const { delivery } = value;
    return html`<main id="main"><p><a href=${href('/deliveries')}>← ${t('deliveries')}</a></p>
      <h1>${word('event', delivery.event)} ${deliveryBadge(delivery)} ${delivery.test ? html`<span class="badge open">${t('deliveries.test')}</span>` : nothing}</h1>
      ${state === 'failed' ? failure(error, () => void this.shown.load()) : nothing}
      ${failure(this.refused)}
      <div class="actions"><button type="button" class="primary" ?disabled=${this.busy} @click=${this.retry}>${t('deliveries.retry')}</button></div>
      ${facts([
        [t('reference'), delivery.partner_reference && (delivery.test ? delivery.partner_reference : html`<a href=${href(path('/vouchers', { reference: delivery.partner_reference }))}>${delivery.partner_reference}</a>`)],
        [t('reason'), delivery.reason],
        [t('deliveries.happened'), time(delivery.happened_at)],
        [t('deliveries.next'), delivery.next_try_at && nextTry(delivery.next_try_at)],
        [t('deliveries.finished'), delivery.finished_at && time(delivery.finished_at)],
        [t('deliveries.id'), copyable(delivery.webhook_id)],
      ])}
      ${triesAndPayload(value)}</main>`;
  }
}

customElements.define('portal-delivery', Delivery);
