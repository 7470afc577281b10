// @ts-check
import { ApiError, call } from '../shared/api.js';
import { notify } from '../shared/components/toast.js';
import { minorMoney } from '../shared/money.js';
import { isLoggedIn, renew, session } from '../shared/session.js';
import { t, tn } from '../shared/texts.js';
import { connection, isOnline, noAnswer } from './connection.js';
import { loadQueue, settleable, takeOver } from './queue.js';
import { refreshTill } from './stand.js';
import { currentStaff } from './till.js';

const LARGEST_BATCH = 500;
const ANSWERED_WITHIN_MS = 60_000;
const EVERY_MS = 3_000;
const REFRESHED_EVERY_MS = 300_000;

/** Failures of a single payment that say nothing about it: it is sent again. */
const PASSING = new Set(['SERVICE_UNAVAILABLE', 'INTERNAL_ERROR', 'RATE_LIMITED']);

/** @type {Promise<void> | null} */
let running = null;

/** Why the last try ended. @type {ApiError | null} */
let failure = null;

export const settleFailure = () => failure;

/** Settles from now on whatever waits, whenever the server answers. */
export function startSettling() {
  connection.addEventListener('change', () => void back());
  session.addEventListener('change', () => {
    if (isLoggedIn()) void settle();
  });
  setInterval(() => void settle(), EVERY_MS);
  setInterval(() => void refresh(), REFRESHED_EVERY_MS);
  void settle();
  void refresh();
}

/** The server answers again: the log-in is taken up where a reload lost it. */
async function back() {
  if (!isOnline()) return;
  if (!isLoggedIn() && currentStaff()) await renew().catch(() => false);
  await settle();
  await refresh();
}

/** What the till will need without a connection. */
async function refresh() {
  if (isOnline() && isLoggedIn()) await refreshTill().catch(() => {});
}

/** Tabs take turns, so that what one has settled is gone for the next. */
export function settle() {
  if (!isOnline() || !isLoggedIn() || settleable().length === 0) return Promise.resolve();
  running ??= navigator.locks.request('suite-pos-settle', batches).finally(() => {
    running = null;
  });
  return running;
}

async function batches() {
  await loadQueue();
  let settled = 0;
  try {
    for (let batch = settleable().slice(0, LARGEST_BATCH); batch.length > 0; batch = settleable().slice(0, LARGEST_BATCH)) {
      const { body } = await call('/api/v1/payments/batch', {
        method: 'POST',
        body: { payments: batch.map(sent) },
        signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
      });
      const outcomes = /** @type {Payment.OfflineOutcome[]} */ (body.data).filter(each => !PASSING.has(each.error?.code ?? ''));
      await takeOver(outcomes);
      const done = new Set(outcomes.filter(each => each.status !== 'FAILED').map(each => each.offlineId));
      settled += done.size;
      for (const sale of batch.filter(each => each.unconfirmed && done.has(each.offlineId))) {
        notify(t('pos.confirmed', { amount: minorMoney(sale.amount, sale.currency) }), 'failed'); // Stays until it is seen.
      }
      failure = null;
      if (outcomes.length < batch.length) break; // The rest has another turn.
    }
  } catch (e) {
    failure = e instanceof ApiError ? e : null;
    if (!(e instanceof ApiError) || e.status === 0 || e.status >= 502) noAnswer();
  }
  if (settled > 0) notify(tn('pos.settled', settled));
}

/** @param {import('./queue.js').Sale} sale */
const sent = sale => ({
  offlineId: sale.offlineId,
  ...sale.payer,
  amount: sale.amount,
  standId: sale.standId,
  takenAt: sale.takenAt,
  ...(sale.productIds.length > 0 ? { productIds: sale.productIds } : {}),
});
