// @ts-check
import { html, nothing } from 'lit';
import { call } from '../shared/api.js';
import { copyable } from '../shared/components/copy.js';
import { amount, badge, empty, facts, failure, since, time } from '../shared/components/show.js';
import { count, percent } from '../shared/figures.js';
import { Loader } from '../shared/loader.js';
import { minor } from '../shared/money.js';
import { href } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';

/** @typedef {{account: PartnerSync.AccountView, settlement: Voucher.OwnSettlement, webhooks: PartnerSync.Settings}} Shown */

/** What the partner is in this environment: its terms, what it owes, its credentials and where its webhooks go. */
class Account extends Screen {
  constructor() {
    super();
    /** @type {Loader<Shown>} */
    this.shown = new Loader(this, async signal => {
      const [account, settlement, webhooks] = await Promise.all(['account', 'settlement', 'webhooks'].map(each => call(`/api/v1/partner/${each}`, { signal })));
      return { account: account?.body.data, settlement: settlement?.body.data, webhooks: webhooks?.body.data };
    });
  }

  /** @param {Voucher.OwnSettlement} settlement */
  settlement({ balance, credit_limit: limit, available, currency, payment_model: model }) {
    const owed = balance < 0;
    return html`<section class="card"><h2>${t('account.settlement')}</h2>
      <p class="figure">${amount(Math.abs(balance), currency)}</p>
      <p class="dim">${t(owed ? 'account.owed' : balance > 0 ? 'account.credit' : 'account.settled')}</p>
      ${limit !== null && available !== null ? usedLimit(limit, available, currency) : nothing}
      ${model === 'float_based' ? html`<p class="dim small">${t('account.float')}</p>` : nothing}</section>`;
  }

  /** @param {PartnerSync.AccountView} account */
  terms(account) {
    return html`<section class="card"><h2>${t('account.terms')}</h2>
      ${facts([
        [t('account.model'), html`${word('model', account.payment_model)}<br><span class="dim small">${word('modelinfo', account.payment_model)}</span>`],
        [t('account.limit'), account.credit_limit === null ? t('account.unlimited') : amount(account.credit_limit, 'ZAR')],
        [t('account.rate'), count(account.rate_limit_per_minute)],
        [t('account.contact'), account.contact_email],
        [t('account.since'), time(account.created_at)],
      ])}</section>`;
  }

  /** @param {PartnerSync.AccountView} account */
  access(account) {
    return html`<section class="card"><h2>${t('account.access')}</h2>
      ${facts([[t('account.base'), copyable(account.base_url)], [t('portal.client'), copyable(account.partner_id)]])}
      <h3>${t('account.secrets')}</h3>
      <ul class="plain">${account.credentials.map(pair => html`<li><code>${pair.secret_prefix}…</code> <span class="dim small">${t('account.since')} ${time(pair.created_at)}</span>
        ${pair.expires_at ? html`<span class="badge open">${t('account.ends')} ${time(pair.expires_at)}</span>` : nothing}</li>`)}</ul>
      <p class="dim small">${t('account.renew')}</p></section>`;
  }

  /** @param {PartnerSync.Settings} webhooks */
  webhooks(webhooks) {
    const settings = html`<a class="button" href=${href('/webhooks')}>${t(webhooks.url ? 'webhooks.settings' : 'webhooks.set')}</a>`;
    if (!webhooks.url) return html`<section class="card"><h2>${t('webhooks')}</h2>${empty(t('webhooks.none'), settings)}</section>`;
    return html`<section class="card"><h2>${t('webhooks')} ${webhooks.enabled ? badge(t('webhooks.on'), 'good') : badge(t('webhooks.off'), 'bad')}</h2>
      <p><code>${webhooks.url}</code></p>
      ${webhooks.disabled_at ? html`<p class="bad">${since(webhooks.disabled_at)}: ${webhooks.disabled_reason}</p>` : nothing}
      <p>${settings} <a class="button" href=${href('/deliveries')}>${t('deliveries')}</a></p></section>`;
  }

  render() {
    const { value, error, state } = this.shown;
    if (!value) return html`<main id="main" aria-busy=${state === 'loading' ? 'true' : 'false'}>${state === 'failed' ? failure(error, () => void this.shown.load()) : nothing}</main>`;
    const { account, settlement, webhooks } = value;
    return html`<main id="main"><h1>${account.name} ${badge(account.status)}</h1>
      <div class="cards two">${this.settlement(settlement)}${this.terms(account)}${this.access(account)}${this.webhooks(webhooks)}</div></main>`;
  }
}

/** How much of the credit limit is used. @param {number} limit @param {number} available @param {string} currency */
function usedLimit(limit, available, currency) {
  const used = Math.max(0, minor(limit) - minor(available));
  return html`<progress max=${Math.max(1, minor(limit))} value=${used} aria-label=${t('account.used')}></progress>
    ${facts([
      [t('account.available'), amount(available, currency)],
      [t('account.used'), limit > 0 ? percent(Math.floor((used / minor(limit)) * 10_000) / 10_000) : null],
    ])}`;
}

customElements.define('portal-account', Account);
