// @ts-check
import { html, nothing } from 'lit';
import { ifDefined } from 'lit/directives/if-defined.js';

/**
 * @typedef {object} Field
 * @property {string} name
 * @property {string} label
 * @property {string} [type]
 * @property {string} [value]
 * @property {string} [error] of this field; see {@link import('../errors.js').ApiError}
 * @property {string} [hint]
 * @property {boolean} [required]
 * @property {string} [autocomplete]
 * @property {string} [inputmode]
 * @property {string} [pattern]
 * @property {number} [maxlength]
 * @property {boolean} [autofocus]
 * @property {string[][]} [options] of a selection: value and text
 * @property {number} [rows] of a text of several lines
 * @property {string} [accept] of a file
 * @property {(event: Event) => void} [change]
 */

/** @param {Field} field */
const described = field =>
  [field.hint ? `${field.name}-hint` : '', field.error ? `${field.name}-error` : ''].filter(Boolean).join(' ') || undefined;

/** @param {Field} field */
function control(field) {
  const help = ifDefined(described(field));
  const invalid = field.error ? 'true' : 'false';
  if (field.options) {
    return html`<select id=${field.name} name=${field.name} ?required=${field.required} aria-describedby=${help} aria-invalid=${invalid} @change=${field.change}>
      ${field.options.map(([value, text]) => html`<option value=${value ?? ''} ?selected=${value === field.value}>${text}</option>`)}</select>`;
  }
  if (field.rows) {
    return html`<textarea id=${field.name} name=${field.name} rows=${field.rows} ?required=${field.required} maxlength=${ifDefined(field.maxlength)}
      aria-describedby=${help} aria-invalid=${invalid} .value=${field.value ?? ''} @change=${field.change}></textarea>`;
  }
  if (field.type === 'file') {
    return html`<input id=${field.name} name=${field.name} type="file" ?required=${field.required} accept=${ifDefined(field.accept)}
      aria-describedby=${help} aria-invalid=${invalid} @change=${field.change}>`;
  }
  return html`<input id=${field.name} name=${field.name} type=${field.type ?? 'text'} ?required=${field.required} ?autofocus=${field.autofocus}
    autocomplete=${/** @type {any} */ (field.autocomplete ?? 'off')} inputmode=${ifDefined(/** @type {any} */ (field.inputmode))} pattern=${ifDefined(field.pattern)}
    maxlength=${ifDefined(field.maxlength)} aria-describedby=${help} aria-invalid=${invalid} value=${field.value ?? ''} @change=${field.change}>`;
}

/** An input with its label, hint and error. Its id is its name, which is therefore unique on a screen. @param {Field} field */
export const field = field => html`<div class="field ${field.error ? 'wrong' : ''}"><label for=${field.name}>${field.label}</label>
  ${control(field)}
  ${field.hint ? html`<p class="dim small" id="${field.name}-hint">${field.hint}</p>` : nothing}
  ${field.error ? html`<p class="wrong-text small" id="${field.name}-error">${field.error}</p>` : nothing}</div>`;

/** A box to tick. @param {{name: string, label: string, checked?: boolean, change?: (event: Event) => void}} box */
export const checkbox = box => html`<div class="field check"><input id=${box.name} name=${box.name} type="checkbox" ?checked=${box.checked} @change=${box.change}>
  <label for=${box.name}>${box.label}</label></div>`;
