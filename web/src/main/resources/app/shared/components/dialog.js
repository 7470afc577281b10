// @ts-check
import { html } from 'lit';
import { Screen } from '../screen.js';
import { t } from '../texts.js';

let dialogs = 0;

/**
 * A modal dialog, open while it is in the document: `html\`<suite-dialog .heading=… .content=${html\`…\`} @closed=…>\``.
 * Handlers in its content are arrow functions, because `this` would be the dialog. `closed` follows Escape and ×.
 */
export class Dialog extends Screen {
  static properties = { heading: { attribute: false }, content: { attribute: false } };

  constructor() {
    super();
    this.heading = '';
    /** @type {unknown} */
    this.content = null;
    this.labelId = `dialog-${++dialogs}`;
    /** @type {Element | null} */
    this.returnTo = null;
  }

  firstUpdated() {
    this.returnTo = document.activeElement;
    this.#dialog().showModal();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    if (this.returnTo instanceof HTMLElement && this.returnTo.isConnected) this.returnTo.focus();
  }

  #dialog() {
    return /** @type {HTMLDialogElement} */ (this.querySelector('dialog'));
  }

  render() {
    return html`<dialog aria-labelledby=${this.labelId} @close=${() => this.dispatchEvent(new CustomEvent('closed'))}>
      <div class="dialog-head"><h2 id=${this.labelId}>${this.heading}</h2>
        <button type="button" class="quiet" aria-label=${t('close')} @click=${() => this.#dialog().close()}>×</button></div>
      ${this.content}</dialog>`;
  }
}

customElements.define('suite-dialog', Dialog);
