// @ts-check
import { html, nothing } from 'lit';
import { ago, dateTime, instant } from '../dates.js';
import { money as formatted } from '../money.js';
import { t, word } from '../texts.js';

/** An amount in figures of equal width. @param {import('../money.js').Decimal} amount @param {string} currency */
export const amount = (amount, currency) => html`<span class="money">${formatted(amount, currency)}</span>`;

/** A time, exact on hover. @param {string | null | undefined} iso */
export const time = iso =>
  iso ? html`<time datetime=${instant(iso).toISOString()} title=${instant(iso).toISOString()}>${dateTime(iso)}</time>` : nothing;

/** How long ago. @param {string | null | undefined} iso */
export const since = iso =>
  iso ? html`<time datetime=${instant(iso).toISOString()} title=${dateTime(iso)}>${ago(iso)}</time>` : nothing;

/** @type {Record<string, string>} */
const TONES = {
  active: 'good', approved: 'good', completed: 'good', delivered: 'good', success: 'good', up: 'good', done: 'good', redeemed: 'good', synced: 'good',
  rejected: 'bad', failed: 'bad', frozen: 'bad', down: 'bad', dead: 'bad', disabled: 'bad', exhausted: 'bad', expired: 'bad', closed: 'bad', inactive: 'bad',
};

/** A status as text on a colour. @param {string} status of the server's vocabulary @param {string} [tone] */
export const badge = (status, tone = TONES[status.toLowerCase()] ?? 'open') =>
  html`<span class="badge ${tone}">${word('status', status)}</span>`;

/** What went wrong, and what to tell the operators. @param {import('../errors.js').ApiError | null | undefined} error @param {(() => void) | undefined} [again] */
export const failure = (error, again) =>
  error
    ? html`<div class="failure" role="alert"><p>${error.message}</p>
        ${error.requestId ? html`<p class="dim small">${t('error.request')} <code>${error.requestId}</code></p>` : nothing}
        ${again ? html`<button type="button" @click=${again}>${t('again')}</button>` : nothing}</div>`
    : nothing;

/** Nothing is here yet, and what to do next. @param {string} text @param {unknown} [next] a link or a button */
export const empty = (text, next = nothing) => html`<div class="empty"><p>${text}</p>${next}</div>`;

/** Names with values. @param {[string, unknown][]} entries those without a value are left out */
export const facts = entries =>
  html`<dl class="facts">${entries
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;

/**
 * What happened, one after the other.
 * @param {{at: string, what: unknown, by?: unknown, note?: unknown}[]} events
 */
export const timeline = events =>
  html`<ol class="timeline">${events.map(event => html`<li><p>${event.what}</p>
    <p class="dim small">${time(event.at)} ${event.by ? html`· ${event.by}` : nothing}</p>
    ${event.note ? html`<p class="note">${event.note}</p>` : nothing}</li>`)}</ol>`;
