// @ts-check
import { html } from 'lit';
import { filter, query } from '../router.js';
import { t } from '../texts.js';

/** A search whose words are in the address as `q`; `/` goes there. @param {string} label */
export const searchBox = label => html`<form class="search" role="search" @submit=${(/** @type {SubmitEvent} */ event) => {
  event.preventDefault();
  const typed = new FormData(/** @type {HTMLFormElement} */ (event.target)).get('q');
  filter({ q: String(typed ?? '').trim(), page: '' });
}}><label for="q" class="hidden">${label}</label>
  <input id="q" name="q" type="search" autocomplete="off" placeholder=${label} value=${query().get('q') ?? ''} data-search>
  <button>${t('search')}</button></form>`;

/**
 * A selection whose choice is in the address. @param {string} name @param {string} label @param {string[][]} options value and text
 */
export const choice = (name, label, options) => html`<div class="field inline"><label for=${name}>${label}</label>
  <select id=${name} name=${name} @change=${(/** @type {Event} */ event) => filter({ [name]: /** @type {HTMLSelectElement} */ (event.target).value, page: '' })}>
    ${options.map(([value, text]) => html`<option value=${value ?? ''} ?selected=${value === (query().get(name) ?? '')}>${text}</option>`)}</select></div>`;
