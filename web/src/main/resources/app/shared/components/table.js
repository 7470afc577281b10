// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { filter } from '../router.js';
import { t, tn } from '../texts.js';
import { failure } from './show.js';

/**
 * @template R
 * @typedef {object} Column
 * @property {string} head
 * @property {(row: R) => unknown} cell
 * @property {boolean} [number] whether it is set to the right
 * @property {boolean} [wide] whether small screens leave it out
 */

/**
 * A table of rows that are loading, failed to load, or are there. `j` and `k` go through its rows' first links or
 * buttons.
 * @template R
 * @param {object} table
 * @param {string} table.caption
 * @param {import('../loader.js').Loader<{rows: R[], total: number}>} table.loader
 * @param {Column<R>[]} table.columns
 * @param {(row: R) => unknown} table.id
 * @param {unknown} table.none shown where there are no rows
 * @param {number} [table.size] rows of a page; 0 for all
 */
export function table({ caption, loader, columns, id, none, size = 0 }) {
  if (loader.state === 'failed') return failure(loader.error, () => void loader.load());
  if (loader.value === undefined) return html`<p class="dim" aria-busy="true">${t('loading')}</p>`;
  const { rows, total } = loader.value;
  if (rows.length === 0) return none;
  return html`<div class="scroll" role="region" aria-label=${caption} tabindex="0"><table>
      <caption class="hidden">${caption}</caption>
      <thead><tr>${columns.map(column => html`<th scope="col" class=${classes(column)}>${column.head}</th>`)}</tr></thead>
      <tbody>${repeat(rows, id, row => html`<tr data-row>${columns.map(column => html`<td class=${classes(column)}>${column.cell(row)}</td>`)}</tr>`)}</tbody>
    </table></div>
    ${size > 0 ? paging(total, size) : nothing}`;
}

/** @param {Column<any>} column */
const classes = column => `${column.number ? 'number ' : ''}${column.wide ? 'wide' : ''}`;

/** The page that the address names. */
export const page = () => Math.max(1, Number(new URLSearchParams(location.search).get('page') ?? 1) || 1);

/** The way between pages, which are in the address. @param {number} total @param {number} size rows of a page */
export function paging(total, size) {
  const now = page();
  const last = Math.max(1, Math.ceil(total / size));
  /** @param {number} to */
  const to = to => filter({ page: to === 1 ? '' : to });
  return html`<nav class="paging" aria-label=${t('paging')}>
    <button type="button" ?disabled=${now <= 1} @click=${() => to(now - 1)}>${t('paging.back')}</button>
    <p class="dim">${t('paging.page', { page: now, last })} · ${tn('paging.total', total)}</p>
    <button type="button" ?disabled=${now >= last} @click=${() => to(now + 1)}>${t('paging.next')}</button></nav>`;
}
