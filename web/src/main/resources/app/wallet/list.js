// @ts-check
import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { failure } from '../shared/components/show.js';
import { page, paging } from '../shared/components/table.js';
import { href } from '../shared/router.js';
import { t } from '../shared/texts.js';

export { page };

/** @template R @typedef {import('../shared/loader.js').Loader<{rows: R[], total: number}>} ListLoader */

/**
 * Rows for narrow screens, one below the other, that are loading, failed to load, or are there.
 * @template R
 * @param {object} list
 * @param {string} list.caption
 * @param {ListLoader<R>} list.loader
 * @param {(row: R) => unknown} list.id
 * @param {(row: R) => unknown} list.row see {@link line}
 * @param {unknown} list.none shown where there are no rows
 * @param {number} [list.size] rows of a page; 0 for all
 */
export function list({ caption, loader, id, row, none, size = 0 }) {
  if (loader.state === 'failed') return failure(loader.error, () => void loader.load());
  if (loader.value === undefined) return html`<p class="dim" aria-busy="true">${t('loading')}</p>`;
  const { rows, total } = loader.value;
  if (rows.length === 0 && total === 0) return none;
  return html`<ul class="rows" aria-label=${caption}>${repeat(rows, id, each => html`<li data-row>${row(each)}</li>`)}</ul>
    ${size > 0 && (total > size || page() > 1) ? paging(total, size) : nothing}`;
}

/**
 * One row: what it is, more about it, and an amount.
 * @param {{what: unknown, to?: string, more?: unknown, amount?: unknown, below?: unknown}} line `to` is the screen that it leads to
 */
export const line = ({ what, to, more = nothing, amount = nothing, below = nothing }) => html`<div class="line">
  <div><p class="what">${to ? html`<a href=${href(to)}>${what}</a>` : what}</p><p class="dim small">${more}</p></div>
  <div class="sum"><p>${amount}</p><p class="dim small">${below}</p></div></div>`;

/**
 * What a loader has, and why it has nothing or nothing newer.
 * @template T @param {import('../shared/loader.js').Loader<T>} loader @param {(value: T) => unknown} shown
 */
export function loaded(loader, shown) {
  if (loader.value === undefined && loader.state !== 'failed') return html`<p class="dim" aria-busy="true">${t('loading')}</p>`;
  return html`${loader.state === 'failed' ? failure(loader.error, () => void loader.load()) : nothing}
    ${loader.value === undefined ? nothing : shown(loader.value)}`;
}
