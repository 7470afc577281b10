// @ts-check
import { html, nothing } from 'lit';
import { Intention, call, path } from '../shared/api.js';
import { secretBox } from '../shared/components/copy.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { choice, searchBox } from '../shared/components/search.js';
import { badge, empty } from '../shared/components/show.js';
import { page, table } from '../shared/components/table.js';
import { Loader } from '../shared/loader.js';
import { filter, href, query } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';

/** @typedef {PartnerSync.PartnerView} Row */

const SIZE = 20;
const MODELS = ['direct_payment', 'float_based'];
const ENVIRONMENTS = ['uat', 'production'];

/** The partners; a new one's secrets are shown once. */
class Partners extends Screen {
  static properties = { asked: { state: true }, made: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    /** @type {PartnerSync.NewPartner | null} */
    this.made = null;
    this.intention = new Intention();
    /** @type {Loader<{rows: Row[], total: number}>} */
    this.list = new Loader(this, async signal => {
      const filters = { q: query().get('q'), status: query().get('status'), page: page(), page_size: SIZE };
      const { items, total } = (await call(path('/api/v1/admin/partners', filters), { signal })).body.data;
      return { rows: items, total };
    });
  }

  navigated() {
    void this.list.load();
  }

  ask() {
    this.asked = {
      heading: t('partners.new'),
      fields: [
        { name: 'name', label: t('name'), required: true },
        { name: 'environment', label: t('partners.environment'), options: ENVIRONMENTS.map(each => [each, word('environment', each)]) },
        { name: 'payment_model', label: t('partners.model'), options: MODELS.map(each => [each, word('model', each)]) },
        { name: 'contact_email', label: t('email'), type: 'email' },
        { name: 'webhook_url', label: t('partners.webhook'), type: 'url' },
      ],
      action: t('partners.create'),
      send: async form => {
        const body = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));
        this.made = (await this.intention.send('/api/v1/admin/partners', { method: 'POST', body })).body.data;
        await this.list.load();
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  secrets() {
    const made = this.made;
    return made
      ? secretBox([['partner_id', made.partner_id], ['api_key', made.api_key], ['api_secret', made.api_secret], ['webhook_secret', made.webhook_secret]], () => { this.made = null; })
      : nothing;
  }

  render() {
    const create = html`<button type="button" class="primary" @click=${() => this.ask()}>${t('partners.new')}</button>`;
    const all = query().size > 0 ? html`<button type="button" @click=${() => filter({ q: '', status: '', page: '' })}>${t('show.all')}</button>` : create;
    return html`<main id="main"><h1>${t('partners')}</h1>${this.secrets()}
      <div class="bar">${searchBox(t('partners.search'))}${choice('status', t('status'), [['', t('all')], ['active', word('status', 'active')], ['inactive', word('status', 'inactive')]])}${create}</div>
      ${table({
        caption: t('partners'),
        loader: this.list,
        id: row => row.partner_id,
        none: empty(t('partners.none'), all),
        size: SIZE,
        columns: [
          { head: t('name'), cell: row => html`<a href=${href(`/partners/${row.partner_id}`)}>${row.name}</a>` },
          { head: t('partners.id'), wide: true, cell: row => html`<code>${row.partner_id}</code>` },
          { head: t('partners.environment'), wide: true, cell: row => row.environments.map(place => word('environment', place.environment)).join(', ') },
          { head: t('partners.model'), wide: true, cell: row => word('model', row.payment_model) },
          { head: t('status'), cell: row => badge(row.status) },
        ],
      })}
      ${formDialog(this.asked)}</main>`;
  }
}

customElements.define('console-partners', Partners);
