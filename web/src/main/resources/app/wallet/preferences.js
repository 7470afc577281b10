// @ts-check
import { html } from 'lit';
import { asApiError, call } from '../shared/api.js';
import { failure } from '../shared/components/show.js';
import { Loader } from '../shared/loader.js';
import { t, word } from '../shared/texts.js';
import { WalletScreen } from './frame.js';
import { loaded } from './list.js';

/** Those that can't be switched off. */
const URGENT = /^(security_|withdrawal_(approved|rejected)$)/;

/** @typedef {Record<string, Record<string, boolean>>} Choices by type and channel */

/** What a user wants to be notified of, by mail and here; each choice is kept at once. */
class Preferences extends WalletScreen {
  static properties = { error: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/errors.js').ApiError | null} */
    this.error = null;
    /** @type {Loader<Choices>} */
    this.choices = new Loader(this, async signal => (await call('/notifications/preferences/', { signal })).body);
  }

  heading() {
    return t('preferences');
  }

  /** @returns {[string, string]} */
  up() {
    return ['/notifications', t('news')];
  }

  /** @param {string} type @param {string} channel @param {Event} event */
  async choose(type, channel, event) {
    const box = /** @type {HTMLInputElement} */ (event.target);
    this.error = null;
    box.disabled = true; // Two clicks at once could arrive in the other order.
    try {
      this.choices.value = (await call('/notifications/preferences/', { method: 'PUT', body: { [type]: { [channel]: box.checked } } })).body;
      this.requestUpdate();
    } catch (e) {
      box.checked = !box.checked;
      this.error = asApiError(e);
    } finally {
      box.disabled = false;
    }
  }

  /** @param {string} type @param {string} channel @param {boolean} wanted */
  box(type, channel, wanted) {
    return html`<td><input type="checkbox" aria-label="${word('type', type)}: ${t(`channel.${channel}`)}" ?checked=${wanted} ?disabled=${URGENT.test(type)}
      @change=${(/** @type {Event} */ event) => this.choose(type, channel, event)}></td>`;
  }

  body() {
    return html`<p class="dim">${t('preferences.urgent')}</p>${failure(this.error)}
      ${loaded(this.choices, choices => html`<table class="choices"><caption class="hidden">${t('preferences')}</caption>
        <thead><tr><th scope="col">${t('preferences.type')}</th><th scope="col">${t('channel.email')}</th><th scope="col">${t('channel.in_app')}</th></tr></thead>
        <tbody>${Object.entries(choices).map(([type, { email = false, in_app: inApp = false }]) => html`<tr data-row><th scope="row">${word('type', type)}</th>
          ${this.box(type, 'email', email)}${this.box(type, 'in_app', inApp)}</tr>`)}</tbody></table>`)}`;
  }
}

customElements.define('wallet-preferences', Preferences);
