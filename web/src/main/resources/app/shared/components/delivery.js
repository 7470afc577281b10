// @ts-check
import { html, nothing } from 'lit';
import { instant } from '../dates.js';
import { NONE, milliseconds } from '../figures.js';
import { pretty } from '../pretty.js';
import { t, word } from '../texts.js';
import { badge, since, timeline } from './show.js';

/** @param {PartnerSync.DeliveryView} delivery */
export const deliveryBadge = ({ status }) => badge(status, { delivered: 'good', failed: 'bad', skipped: 'bad' }[status] ?? 'open');

/** One that is due waits for an earlier event, or for an endpoint that didn't answer. @param {string | null} iso */
export const nextTry = iso => (iso === null ? NONE : instant(iso).getTime() <= Date.now() ? t('deliveries.soon') : html`${since(iso)}`);

/** What the endpoint answered at each try; its words are shown as they came. @param {PartnerSync.Attempt[]} attempts */
export const attempts = attempts =>
  timeline(
    attempts.map(attempt => ({
      at: attempt.started_at,
      what: html`${badge(word('outcome', attempt.outcome), attempt.outcome === 'accepted' ? 'good' : 'bad')} ${attempt.status === null ? nothing : html`<code>${attempt.status}</code>`}
        <span class="dim small">${milliseconds(attempt.duration_ms)} · ${word('trigger', attempt.trigger)}</span>`,
      note: attempt.error || attempt.body ? html`<code>${attempt.error || attempt.body}</code>` : nothing,
    })),
  );

/** The tries beside what is sent. @param {PartnerSync.Detail} detail */
export const triesAndPayload = ({ payload, attempts: tries }) => html`<div class="columns-2"><section><h2>${t('deliveries.tries')}</h2>${tries.length === 0 ? html`<p class="dim">${t('deliveries.untried')}</p>` : attempts(tries)}</section>
  <section><h2>${t('deliveries.payload')}</h2>${payload ? html`<pre tabindex="0">${pretty(payload)}</pre><p class="dim small">${t('deliveries.masked')}</p>` : nothing}</section></div>`;
