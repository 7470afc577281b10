// @ts-check
import { html, nothing } from 'lit';
import { Intention, call, path } from '../shared/api.js';
import { copyable, secretBox } from '../shared/components/copy.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { choice } from '../shared/components/search.js';
import { amount, badge, facts, failure, time, timeline } from '../shared/components/show.js';
import { tabs } from '../shared/components/tabs.js';
import { notify } from '../shared/components/toast.js';
import { Loader } from '../shared/loader.js';
import { filter, href, query } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';
import './partner-deliveries.js';
import './partner-usage.js';

/** @typedef {{partner: PartnerSync.PartnerView, history: PartnerSync.Entry[]}} Shown */

const TABS = ['terms', 'usage', 'deliveries', 'history'];

/** One partner: its terms in each environment, its credentials, its usage and its webhooks. */
class PartnerScreen extends Screen {
  static properties = { asked: { state: true }, renewed: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    /** @type {PartnerSync.Renewed | null} */
    this.renewed = null;
    this.intention = new Intention();
    /** @type {Loader<Shown>} */
    this.shown = new Loader(this, async signal => {
      const root = `/api/v1/admin/partners/${this.params.id}`;
      const [partner, history] = await Promise.all([call(root, { signal }), call(path(`${root}/history`, { page_size: 50 }), { signal })]);
      return { partner: partner.body.data, history: history.body.data.items };
    });
  }

  navigated() {
    this.requestUpdate();
  }

  /** @param {PartnerSync.PartnerView} partner @param {PartnerSync.Place} place */
  askTerms(partner, place) {
    this.asked = {
      heading: `${partner.name} · ${word('environment', place.environment)}`,
      fields: [
        { name: 'status', label: t('status'), value: place.status, options: ['active', 'inactive'].map(each => [each, word('status', each)]) },
        { name: 'rate_limit_per_minute', label: t('partners.limit'), value: String(place.rate_limit_per_minute), inputmode: 'numeric', pattern: '[0-9]+', required: true },
        { name: 'webhook_url', label: t('partners.webhook'), type: 'url', value: place.webhook_url ?? '' },
      ],
      action: t('save'),
      send: async form => {
        const body = { environment: place.environment, status: form.status, rate_limit_per_minute: Number(form.rate_limit_per_minute), webhook_url: form.webhook_url || null };
        await call(`/api/v1/admin/partners/${partner.partner_id}`, { method: 'PUT', body });
        notify(t('done'));
        await this.shown.load();
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  /** @param {PartnerSync.PartnerView} partner @param {PartnerSync.Place} place */
  askCredentials(partner, place) {
    this.asked = {
      heading: t('partners.renew'),
      intro: html`<p>${t('partners.renew.what')}</p>`,
      fields: [{ name: 'grace_minutes', label: t('partners.grace'), value: '0', inputmode: 'numeric', pattern: '[0-9]+', required: true }],
      action: t('partners.renew'),
      danger: true,
      send: async form => {
        const body = { environment: place.environment, grace_minutes: Number(form.grace_minutes) };
        const answer = await this.intention.send(`/api/v1/admin/partners/${partner.partner_id}/credentials`, { method: 'POST', body });
        this.renewed = answer.body.data;
        await this.shown.load();
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  /** @param {PartnerSync.PartnerView} partner */
  terms(partner) {
    return html`<div class="cards">${partner.environments.map(place => html`<section class="card"><h2>${word('environment', place.environment)} ${badge(place.status)}</h2>
      ${facts([
        [t('partners.model'), word('model', place.payment_model)],
        [t('partners.credit'), place.credit_limit === null ? t('partners.unlimited') : amount(place.credit_limit, 'ZAR')],
        [t('partners.limit'), place.rate_limit_per_minute],
        [t('partners.webhook'), place.webhook_url],
        [t('partners.webhook.stopped'), place.webhook_disabled_at && html`${time(place.webhook_disabled_at)} ${place.webhook_disabled_reason}`],
        [t('partners.since'), time(place.created_at)],
      ])}
      <div class="actions"><button type="button" @click=${() => this.askTerms(partner, place)}>${t('change')}</button>
        <button type="button" class="danger" @click=${() => this.askCredentials(partner, place)}>${t('partners.renew')}</button></div></section>`)}</div>`;
  }

  secrets() {
    const renewed = this.renewed;
    if (!renewed) return nothing;
    /** @type {[string, string][]} */
    const secrets = [['api_key', renewed.api_key], ['api_secret', renewed.api_secret]];
    if (renewed.webhook_secret) secrets.push(['webhook_secret', renewed.webhook_secret]);
    return secretBox(secrets, () => { this.renewed = null; });
  }

  /** @param {Shown} shown */
  content({ partner, history }) {
    const environment = query().get('environment') ?? partner.environments[0]?.environment ?? 'uat';
    const where = choice('environment', t('partners.environment'), partner.environments.map(place => [place.environment, word('environment', place.environment)]));
    switch (tab()) {
      case 'usage':
        return html`<div class="bar">${where}</div><console-partner-usage .partner=${partner.partner_id} .environment=${environment}></console-partner-usage>`;
      case 'deliveries':
        return html`<div class="bar">${where}</div><console-partner-deliveries .partner=${partner.partner_id} .environment=${environment}></console-partner-deliveries>`;
      case 'history':
        return timeline(history.map(each => ({ at: each.created_at, what: html`${word('partners.action', each.action)} ${each.environment ? word('environment', each.environment) : ''}`, by: copyable(each.actor, true), note: each.changes })));
      default:
        return this.terms(partner);
    }
  }

  render() {
    const { value, error, state } = this.shown;
    if (!value) return html`<main id="main" aria-busy=${state === 'loading'}>${state === 'failed' ? failure(error, () => void this.shown.load()) : nothing}</main>`;
    const { partner } = value;
    return html`<main id="main"><p><a href=${href('/partners')}>← ${t('partners')}</a></p>
      <h1>${partner.name} ${badge(partner.status)}</h1>${this.secrets()}
      ${facts([[t('partners.id'), copyable(partner.partner_id)], [t('email'), partner.contact_email]])}
      ${tabs(partner.name, TABS.map(each => [each, t(`partners.tab.${each}`)]), tab(), value => filter({ tab: value === 'terms' ? '' : value, page: '' }), this.content(value))}
      ${formDialog(this.asked)}</main>`;
  }
}

const tab = () => query().get('tab') ?? 'terms';

customElements.define('console-partner', PartnerScreen);
