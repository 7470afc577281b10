// @ts-check
import { html, nothing } from 'lit';
import { badge, since, timeline } from '../shared/components/show.js';
import { instant } from '../shared/dates.js';
import { NONE, milliseconds } from '../shared/figures.js';
import { t, word } from '../shared/texts.js';

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
