// @ts-check
import { html, nothing } from 'lit';
import { asApiError, call } from '../shared/api.js';
import { badge, facts, since } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { span } from '../shared/dates.js';
import { Loader } from '../shared/loader.js';
import { money } from '../shared/money.js';
import { href } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, tn, word } from '../shared/texts.js';
import { SERVICES, overview, reconcile } from './operations.js';

/** @typedef {import('./operations.js').Overview} Overview */
/** @typedef {{service: string, state: Overview | null, error: import('../shared/api.js').ApiError | null}} Seen */

const EVERY_MS = 3000;
const EVERY_QUEUE_MS = 15_000;

/** Does money move? Each service at a glance, and what waits for a person. */
class OverviewScreen extends Screen {
  constructor() {
    super();
    /** @type {Loader<Seen[]>} */
    this.services = new Loader(this, signal => Promise.all(SERVICES.map(service => see(service, signal))), { every: EVERY_MS });
    /** @type {Loader<{withdrawals: number, total: string, orders: number, kyc: number}>} */
    this.queues = new Loader(this, async signal => {
      const [pending, orders, level2, level3] = await Promise.all([
        call('/withdrawal/admin/pending-count/', { signal }),
        call('/admin/pending-orders/?page_size=1', { signal }),
        call('/admin/pending/level2/?page_size=1', { signal }),
        call('/admin/pending/level3/?page_size=1', { signal }),
      ]);
      return { withdrawals: pending.body.pending_count, total: pending.body.pending_total, orders: orders.total, kyc: level2.total + level3.total };
    }, { every: EVERY_QUEUE_MS });
  }

  /** @param {string} service */
  async reconcile(service) {
    try {
      await reconcile(service);
      notify(t('overview.reconciling'));
      await this.services.load();
    } catch (e) {
      notify(asApiError(e).message, 'failed');
    }
  }

  summary() {
    const all = this.services.value;
    if (!all) return html`<p class="dim" aria-busy="true">${t('loading')}</p>`;
    const bad = all.filter(each => statusOf(each) !== 'UP' || each.state?.reconciliation?.last?.discrepancies);
    const isDown = bad.some(each => statusOf(each) === 'DOWN');
    return html`<p class="card" role="status">${bad.length === 0
      ? html`${badge('up', 'good')} ${t('overview.good')}`
      : html`${badge(isDown ? 'down' : 'attention', isDown ? 'bad' : 'open')} ${tn('overview.bad', bad.length)} ${bad.map(each => each.service).join(', ')}`}</p>`;
  }

  waiting() {
    const value = this.queues.value;
    if (!value) return nothing;
    return html`<h2>${t('overview.waiting')}</h2><ul class="plain">
      <li><a href=${href('/withdrawals?status=Pending')}>${tn('overview.withdrawals', value.withdrawals, { amount: money(value.total, 'USD') })}</a></li>
      <li><a href=${href('/orders?status=Processing')}>${tn('overview.orders', value.orders)}</a></li>
      <li><a href=${href('/kyc')}>${tn('overview.kyc', value.kyc)}</a></li></ul>`;
  }

  /** @param {Seen} seen */
  service(seen) {
    const { service, state } = seen;
    const status = statusOf(seen);
    return html`<section class="card" data-service=${service} data-row><h3>${service} ${badge(status, TONES[status] ?? 'open')}</h3>
      ${state ? this.figures(service, state) : html`<p>${seen.error?.message}</p>`}</section>`;
  }

  /** @param {string} service @param {Overview} state */
  figures(service, state) {
    const last = state.reconciliation?.last;
    const unknown = t('overview.unknown');
    const letters = state.deadLetters?.waiting;
    return html`${state.health.parts.filter(part => part.status !== 'UP').map(part => html`<p class="bad">${part.name}: ${part.detail ?? word('status', part.status)}</p>`)}
      ${facts([
        [t('overview.outbox'), state.outbox ? span(state.outbox.ageSeconds) : unknown],
        [t('overview.lag'), state.consumers.lag ?? unknown],
        [t('overview.unfinished'), state.workflows ? (state.workflows.unfinished === 0 ? 0 : `${state.workflows.unfinished} (${span(state.workflows.oldestSeconds)})`) : unknown],
        [t('letters'), letters === undefined ? unknown : letters === 0 ? 0 : html`<a class="bad" href=${href(`/dead-letters?service=${service}`)}>${letters}</a>`],
        [t('overview.reconciled'), last ? html`${since(last.endedAt)} ${last.error ? html`<span class="bad">${last.error}</span>` : badge(last.discrepancies ? 'discrepancies' : 'agrees', last.discrepancies ? 'bad' : 'good')}` : unknown],
      ])}
      ${this.user.roles.includes('SUPER_ADMIN') ? html`<button type="button" ?disabled=${state.reconciliation?.requested} @click=${() => this.reconcile(service)}>${t('overview.reconcile')}</button>` : nothing}`;
  }

  render() {
    return html`<main id="main"><h1>${t('overview')}</h1>${this.summary()}${this.waiting()}
      <h2>${t('overview.services')}</h2><div class="cards">${(this.services.value ?? []).map(seen => this.service(seen))}</div></main>`;
  }
}

/** @type {Record<string, string>} */
const TONES = { UP: 'good', DEGRADED: 'open', DOWN: 'bad' };

/** @param {Seen} seen */
const statusOf = seen => seen.state?.health.status ?? 'DOWN';

/** A service that doesn't answer is shown as down, and the others as they are. @param {string} service @param {AbortSignal} signal @returns {Promise<Seen>} */
async function see(service, signal) {
  try {
    return { service, state: await overview(service, signal), error: null };
  } catch (e) {
    return { service, state: null, error: asApiError(e) };
  }
}

customElements.define('console-overview', OverviewScreen);
