// @ts-check
import { html, nothing } from 'lit';
import { Screen } from '../screen.js';
import { t } from '../texts.js';
import { notify } from './toast.js';

const ICON = html`<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><rect x="5.5" y="5.5" width="8" height="8" rx="1.5"></rect><path d="M10.500 5.500V3.500a1 1 0 0 0-1-1h-6a1 1 0 0 0-1 1v6a1 1 0 0 0 1 1h2"></path></svg>`;

/** A value with a button that copies it: `<suite-copy .text=${id}></suite-copy>`; `short` shows its beginning only. */
class Copy extends Screen {
  static properties = { text: { attribute: false }, short: { type: Boolean } };

  constructor() {
    super();
    this.text = '';
    this.short = false;
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.text);
      notify(t('copied'));
    } catch {
      notify(t('copy.failed'), 'failed');
    }
  }

  render() {
    const shown = this.short && this.text.length > 12 ? `${this.text.slice(0, 8)}…` : this.text;
    return html`<span class="copy"><code title=${this.text}>${shown}</code>
      <button type="button" class="quiet" aria-label=${t('copy', { text: shown })} @click=${this.copy}>${ICON}</button></span>`;
  }
}

customElements.define('suite-copy', Copy);

/** An id or another value to copy. @param {string | null | undefined} text @param {boolean} [short] */
export const copyable = (text, short = false) => (text ? html`<suite-copy .text=${text} ?short=${short}></suite-copy>` : nothing);

/**
 * Secrets that are shown once. @param {[string, string][]} secrets names and values @param {() => void} kept called when the user has them
 */
export const secretBox = (secrets, kept) => html`<div class="secrets" role="group" aria-label=${t('secret.title')}>
  <p><strong>${t('secret.title')}</strong></p><p>${t('secret.once')}</p>
  <dl class="facts">${secrets.map(([name, value]) => html`<div><dt>${name}</dt><dd>${copyable(value)}</dd></div>`)}</dl>
  <button type="button" class="primary" @click=${kept}>${t('secret.kept')}</button></div>`;
