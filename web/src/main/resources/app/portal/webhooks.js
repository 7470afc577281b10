// @ts-check
import { html, nothing } from 'lit';
import { Intention, call } from '../shared/api.js';
import { secretBox } from '../shared/components/copy.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { badge, empty, failure, since, time } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { instant, span } from '../shared/dates.js';
import { Loader } from '../shared/loader.js';
import { href } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { session } from '../shared/session.js';
import { t } from '../shared/texts.js';
import './test-event.js';

/** @typedef {PartnerSync.Settings} Settings */

const WEBHOOKS = '/api/v1/partner/webhooks';

/** For how many minutes the old secret stays valid, and how that is written. */
const GRACES = [['1440', 'day'], ['60', 'hour'], ['0', 'none']];

/** Outlives the screen: a rotation whose answer was lost is the same one when it is asked for again. */
const rotation = new Intention();

/** The new secret, until the user has it: it is shown this once. */
let secret = '';
session.addEventListener('over', () => {
  secret = '';
});

/** Where events are sent, a sample to try that out, and the secret that signs them. */
class Webhooks extends Screen {
  static properties = { asked: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    /** @type {Loader<Settings>} */
    this.settings = new Loader(this, async signal => (await call(WEBHOOKS, { signal })).body.data);
  }

  /** @param {Settings} settings */
  askAddress(settings) {
    this.asked = {
      heading: t('webhooks.set'),
      intro: settings.disabled_at ? html`<p>${t('webhooks.enable')}</p>` : nothing,
      fields: [{ name: 'url', label: t('webhooks.address'), type: 'url', value: settings.url ?? '', hint: t('webhooks.address.hint'), required: true }],
      action: t('save'),
      send: async form => {
        await call(WEBHOOKS, { method: 'PUT', body: { url: form.url } });
        notify(t('webhooks.saved'));
        await this.settings.load();
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  /** @param {Settings} settings */
  askRotation({ previous_secret_valid_until: until }) {
    this.asked = {
      heading: t('secret.rotate'),
      intro: html`<p>${t('secret.rotate.what')}</p>${until ? html`<p class="bad">${t('secret.rotate.again')}</p>` : nothing}`,
      fields: [{ name: 'grace_minutes', label: t('secret.old'), value: '1440', options: GRACES.map(([minutes = '', name]) => [minutes, t(`secret.grace.${name}`)]) }],
      action: t('secret.rotate'),
      danger: true,
      send: async form => {
        const body = { grace_minutes: Number(form.grace_minutes) };
        const answer = await rotation.send(`${WEBHOOKS}/secret/rotate`, { method: 'POST', body });
        secret = answer.body.data.webhook_secret;
        await this.settings.load();
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  /** @param {Settings} settings */
  endpoint(settings) {
    if (!settings.url) {
      const set = html`<button type="button" class="primary" @click=${() => this.askAddress(settings)}>${t('webhooks.set')}</button>`;
      return html`<section class="card"><h2>${t('webhooks.endpoint')}</h2>${empty(t('webhooks.none'), set)}</section>`;
    }
    return html`<section class="card"><h2>${t('webhooks.endpoint')} ${settings.enabled ? badge(t('webhooks.on'), 'good') : badge(t('webhooks.off'), 'bad')}</h2>
      <p><code>${settings.url}</code></p>
      ${settings.disabled_at ? html`<div class="failure"><p>${since(settings.disabled_at)}: ${settings.disabled_reason}</p><p>${t('webhooks.enable')}</p></div>` : nothing}
      <div class="actions"><button type="button" @click=${() => this.askAddress(settings)}>${t('change')}</button>
        <a class="button" href=${href('/deliveries')}>${t('deliveries')}</a></div></section>`;
  }

  /** @param {Settings} settings */
  signing(settings) {
    const until = settings.previous_secret_valid_until;
    return html`<section class="card"><h2>${t('secret.signing')}</h2>
      <p>${t('secret.about')}</p>
      ${until ? html`<div class="notice" role="note"><p>${t('secret.old.until')} <strong>${time(until)}</strong> (${left(until)})</p><p class="small">${t('secret.both')}</p></div>` : nothing}
      <div class="actions"><button type="button" class="danger" @click=${() => this.askRotation(settings)}>${t('secret.rotate')}</button></div></section>`;
  }

  hasSecret() {
    secret = '';
    this.requestUpdate();
  }

  render() {
    const { value, error, state } = this.settings;
    if (!value) return html`<main id="main" aria-busy=${state === 'loading' ? 'true' : 'false'}>${state === 'failed' ? failure(error, () => void this.settings.load()) : nothing}</main>`;
    return html`<main id="main"><h1>${t('webhooks')}</h1>
      ${state === 'failed' ? failure(error, () => void this.settings.load()) : nothing}
      ${secret ? secretBox([['webhook_secret', secret]], () => this.hasSecret()) : nothing}
      <div class="cards two">${this.endpoint(value)}${this.signing(value)}</div>
      ${value.url ? html`<portal-test-event .enabled=${value.enabled}></portal-test-event>` : nothing}
      ${formDialog(this.asked)}</main>`;
  }
}

/** How long there is until then. @param {string} iso */
const left = iso => t('secret.left', { time: span((instant(iso).getTime() - Date.now()) / 1000) });

customElements.define('portal-webhooks', Webhooks);
