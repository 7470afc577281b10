// @ts-check
import { html, nothing } from 'lit';
import { asApiError, call, path } from '../shared/api.js';
import { deliveryBadge, nextTry, triesAndPayload } from '../shared/components/delivery.js';
import '../shared/components/dialog.js';
import { empty, facts, since, time } from '../shared/components/show.js';
import { page, table } from '../shared/components/table.js';
import { notify } from '../shared/components/toast.js';
import { Loader } from '../shared/loader.js';
import { navigation } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t } from '../shared/texts.js';

/** @typedef {PartnerSync.DeliveryView} Row */

const SIZE = 20;
const REFRESHED_EVERY_MS = 10_000;

/** A partner's webhooks: each delivery's payload and attempts, and another one on request. */
class PartnerDeliveries extends Screen {
  static properties = { partner: { attribute: false }, environment: { attribute: false }, opened: { state: true } };

  constructor() {
    super();
    this.partner = '';
    this.environment = '';
    /** @type {PartnerSync.Detail | null} */
    this.opened = null;
    /** @type {Loader<{rows: Row[], total: number}>} */
    this.list = new Loader(
      this,
      async signal => {
        const filters = { environment: this.environment, page: page(), page_size: SIZE };
        const { items, total } = (await call(path(this.root(), filters), { signal })).body.data;
        return { rows: items, total };
      },
      { every: REFRESHED_EVERY_MS },
    );
    this.reload = () => queueMicrotask(() => void this.list.load());
  }

  root() {
    return `/api/v1/admin/partners/${this.partner}/deliveries`;
  }

  connectedCallback() {
    super.connectedCallback();
    navigation.addEventListener('navigate', this.reload);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    navigation.removeEventListener('navigate', this.reload);
  }

  /** @param {Row} row */
  async open(row) {
    try {
      this.opened = (await call(`${this.root()}/${row.id}`)).body.data;
    } catch (e) {
      notify(asApiError(e).message, 'failed');
    }
  }

  /** @param {Row} row */
  async retry(row) {
    try {
      await call(`${this.root()}/${row.id}/retry`, { method: 'POST' });
      this.opened = null;
      notify(t('deliveries.retried'));
      await this.list.load();
    } catch (e) {
      notify(asApiError(e).message, 'failed');
    }
  }

  /** @param {PartnerSync.Detail} detail */
  detail(detail) {
    const { delivery } = detail;
    return html`${facts([
        [t('status'), deliveryBadge(delivery)],
        [t('deliveries.reference'), delivery.partner_reference],
        [t('requested'), time(delivery.happened_at)],
        [t('deliveries.next'), delivery.next_try_at && nextTry(delivery.next_try_at)],
        [t('reason'), delivery.reason],
      ])}
      ${triesAndPayload(detail)}
      <div class="actions"><button type="button" class="primary" @click=${() => this.retry(delivery)}>${t('deliveries.retry')}</button></div>`;
  }

  render() {
    return html`${table({
      caption: t('partners.tab.deliveries'),
      loader: this.list,
      id: row => row.id,
      none: empty(t('deliveries.none')),
      size: SIZE,
      columns: [
        { head: t('deliveries.event'), cell: row => html`<button type="button" class="quiet link" @click=${() => this.open(row)}>${row.event}</button>` },
        { head: t('deliveries.reference'), wide: true, cell: row => row.partner_reference ?? '' },
        { head: t('deliveries.tries'), number: true, cell: row => row.tries },
        { head: t('requested'), wide: true, cell: row => since(row.created_at) },
        { head: t('status'), cell: row => deliveryBadge(row) },
      ],
    })}
    ${this.opened ? html`<suite-dialog .heading=${this.opened.delivery.event} .content=${this.detail(this.opened)} @closed=${() => { this.opened = null; }}></suite-dialog>` : nothing}`;
  }
}

customElements.define('console-partner-deliveries', PartnerDeliveries);
