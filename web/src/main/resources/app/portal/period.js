// @ts-check
import { html } from 'lit';
import { live } from 'lit/directives/live.js';
import { presets } from '../shared/dates.js';
import { filter, query } from '../shared/router.js';
import { t } from '../shared/texts.js';

/** @typedef {{from: string, to: string}} Days both included, such as 2026-11-29; empty where there is no bound */

/** The days in the address, or else these. @param {Days} otherwise @returns {Days} */
export const days = (otherwise = { from: '', to: '' }) => ({ from: query().get('from') ?? otherwise.from, to: query().get('to') ?? otherwise.to });

/** The last week, today included. @returns {Days} */
export const week = () => presets()[2] ?? { from: '', to: '' };

/** Presets and two dates that change the days in the address. @param {Days} shown */
export const period = shown => html`<div class="period"><div class="presets" role="group" aria-label=${t('time.span')}>
    ${presets().map(preset => html`<button type="button" aria-pressed=${preset.from === shown.from && preset.to === shown.to ? 'true' : 'false'}
      @click=${() => filter({ from: preset.from, to: preset.to, page: '' })}>${preset.label}</button>`)}</div>
  ${bound('from', t('from'), shown.from)}${bound('to', t('to'), shown.to)}</div>`;

/** @param {'from' | 'to'} name @param {string} label @param {string} value */
const bound = (name, label, value) => html`<div class="field inline"><label for=${name}>${label}</label>
  <input id=${name} name=${name} type="date" .value=${live(value)} @change=${(/** @type {Event} */ event) => filter({ [name]: /** @type {HTMLInputElement} */ (event.target).value, page: '' })}></div>`;

/**
 * The moment at which a day of the user's begins, or one some days later; what is no day is left to the server to refuse.
 * @param {string} day @param {number} [later]
 */
export function beginning(day, later = 0) {
  const [, year = '', month = '', date = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day) ?? [];
  return year === '' ? day : new Date(Number(year), Number(month) - 1, Number(date) + later).toISOString();
}
