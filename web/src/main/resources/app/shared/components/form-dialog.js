// @ts-check
import { html } from 'lit';
import { asApiError } from '../errors.js';
import { Screen, formOf } from '../screen.js';
import './dialog.js';
import { field } from './field.js';
import { failure } from './show.js';

/**
 * @typedef {object} FormDialog
 * @property {string} heading
 * @property {unknown} [intro] what it is about
 * @property {import('./field.js').Field[]} [fields] errors of fields are shown beside them
 * @property {string} action the text of its button
 * @property {boolean} [danger]
 * @property {(form: Record<string, string>) => Promise<unknown>} send while it runs, another click does nothing
 * @property {() => void} closed also after it was sent
 */

/** A dialog that asks for something, sends it, and stays open with the error where that fails. */
class FormDialogElement extends Screen {
  static properties = { dialog: { attribute: false }, error: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** @type {FormDialog | null} */
    this.dialog = null;
    /** @type {import('../errors.js').ApiError | null} */
    this.error = null;
    this.busy = false;
    /** What was typed, because rendering an error must not undo it. @type {Record<string, string>} */
    this.typed = {};
  }

  /** @param {SubmitEvent} event @param {FormDialog} dialog */
  async submit(event, dialog) {
    this.typed = formOf(event);
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      await dialog.send(this.typed);
      if (this.isConnected && this.dialog === dialog) dialog.closed(); // Else it was left, and another may be open.
    } catch (e) {
      this.error = asApiError(e);
    } finally {
      this.busy = false;
    }
  }

  render() {
    const dialog = this.dialog;
    if (!dialog) return null;
    const content = html`<form @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event, dialog)}>
      ${dialog.intro}
      ${(dialog.fields ?? []).map(each => field({ ...each, value: this.typed[each.name] ?? each.value ?? '', error: this.error?.fields[each.name] ?? '' }))}
      ${failure(this.error)}
      <div class="actions"><button class=${dialog.danger ? 'danger' : 'primary'} ?disabled=${this.busy}>${dialog.action}</button></div></form>`;
    return html`<suite-dialog .heading=${dialog.heading} .content=${content} @closed=${() => dialog.closed()}></suite-dialog>`;
  }
}

customElements.define('suite-form-dialog', FormDialogElement);

/** The dialog, or nothing. @param {FormDialog | null} dialog */
export const formDialog = dialog => (dialog ? html`<suite-form-dialog .dialog=${dialog}></suite-form-dialog>` : null);
