// @ts-check
import { html, nothing } from 'lit';
import { call, path } from '../shared/api.js';
import { deliveryBadge, nextTry } from '../shared/components/delivery.js';
import { choice } from '../shared/components/search.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { empty, since } from '../shared/components/show.js';
import { page, table } from '../shared/components/table.js';
import { notify } from '../shared/components/toast.js';
import { count } from '../shared/figures.js';
import { Loader } from '../shared/loader.js';
import { filter, href, query } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, tn, word } from '../shared/texts.js';

/** @typedef {PartnerSync.DeliveryView} Row */

const SIZE = 20;
const REFRESHED_EVERY_MS = 10_000;
const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
const LIST = '/api/v1/partner/webhooks/deliveries';
const STATUSES = ['pending', 'delivered', 'failed', 'skipped'];

/** What was sent to the partner's endpoint; what it missed is sent again from a time on. */
class Deliveries extends Screen {
  static properties = { asked: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    /** @type {Loader<{rows: Row[], total: number}>} */
    this.list = new Loader(
      this,
      async signal => {
        const { items, total } = (await call(path(LIST, { status: query().get('status'), page: page(), page_size: SIZE }), { signal })).body.data;
        return { rows: items, total };
      },
      { every: REFRESHED_EVERY_MS },
    );
  }

  navigated() {
    void this.list.load();
  }

  askToRecover() {
    this.asked = {
      heading: t('recover'),
      intro: html`<p>${t('recover.what')}</p>`,
      fields: [{ name: 'since', label: t('recover.since'), type: 'datetime-local', value: localTime(Date.now() - DAY_MS), required: true }],
      action: t('recover.send'),
      send: async form => {
        const body = { since: new Date(form.since ?? '').toISOString() };
        const { recovered, complete } = (await call('/api/v1/partner/webhooks/recover', { method: 'POST', body })).body.data;
        notify(`${tn('recover.done', recovered)}${complete ? '' : ` ${t('recover.more')}`}`);
        await this.list.load();
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  none() {
    return query().has('status')
      ? empty(t('deliveries.none.found'), html`<button type="button" @click=${() => filter({ status: '', page: '' })}>${t('show.all')}</button>`)
      : empty(t('deliveries.none'), html`<a class="button" href=${href('/webhooks')}>${t('deliveries.try')}</a>`);
  }

  render() {
    return html`<main id="main"><h1>${t('deliveries')}</h1>
      <div class="bar">${choice('status', t('status'), [['', t('all')], ...STATUSES.map(each => [each, word('status', each)])])}
        <button type="button" @click=${this.askToRecover}>${t('recover')}</button></div>
      ${table({
        caption: t('deliveries'),
        loader: this.list,
        id: row => row.id,
        none: this.none(),
        size: SIZE,
        columns: [
          { head: t('deliveries.event'), cell: row => html`<a href=${href(`/deliveries/${row.id}`)}>${word('event', row.event)}</a>${row.test ? html` <span class="badge open">${t('deliveries.test')}</span>` : nothing}<span class="main-line dim small">${row.partner_reference}</span>` },
          { head: t('deliveries.tries'), number: true, cell: row => count(row.tries) },
          { head: t('deliveries.happened'), wide: true, cell: row => since(row.happened_at) },
          { head: t('deliveries.next'), wide: true, cell: row => nextTry(row.next_try_at) },
          { head: t('status'), cell: row => deliveryBadge(row) },
        ],
      })}
      ${formDialog(this.asked)}</main>`;
  }
}

/** The time that an input of local times takes. @param {number} ms */
const localTime = ms => new Date(ms - new Date(ms).getTimezoneOffset() * MINUTE_MS).toISOString().slice(0, 16);

customElements.define('portal-deliveries', Deliveries);
