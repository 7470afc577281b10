// @ts-check
import { within } from './store.js';

/**
 * A payment that the server has not answered yet, or that it refused afterwards.
 * @typedef {object} Sale
 * @property {string} offlineId
 * @property {string} standId
 * @property {string} festivalId
 * @property {string} currency
 * @property {string} walletId
 * @property {number} amount in cents
 * @property {string} takenAt
 * @property {{qrCode: string} | {walletId: string}} payer as the server is told
 * @property {string[]} productIds
 * @property {'sending' | 'waiting' | 'failed'} state
 * @property {boolean} [unconfirmed] whether staff were told to wait for the server's word
 * @property {{code: string, message: string}} [error]
 */

/** A payment that is being sent is this tab's for so long; afterwards its tab is taken for crashed. */
const SENT_WITHIN_MS = 15_000;

/** Dispatches `change` after changes by any tab. */
export const queue = new EventTarget();

const tabs = new BroadcastChannel('suite-pos-queue');
tabs.addEventListener('message', () => void loadQueue());

/** @type {Sale[]} */
let sales = [];

export async function loadQueue() {
  const all = /** @type {Sale[]} */ ((await within('payments', 'readonly', store => store.getAll())) ?? []);
  sales = all.sort((one, other) => one.takenAt.localeCompare(other.takenAt));
  queue.dispatchEvent(new Event('change'));
}

async function changed() {
  tabs.postMessage('changed');
  await loadQueue();
}

/** Those that money still depends on. */
export const waiting = () => sales.filter(sale => sale.state !== 'failed');

export const failed = () => sales.filter(sale => sale.state === 'failed');

/** Those that can be settled now, in the order in which they were taken. @param {number} [now] */
export const settleable = (now = Date.now()) =>
  waiting().filter(sale => sale.state === 'waiting' || now - Date.parse(sale.takenAt) > SENT_WITHIN_MS);

/** Keeps a sale; resolves when it is on disk. @param {Sale} sale */
export async function keep(sale) {
  await within('payments', 'readwrite', store => store.put(sale));
  await changed();
}

/** @param {string} offlineId */
export async function forget(offlineId) {
  await within('payments', 'readwrite', store => store.delete(offlineId));
  await changed();
}

/**
 * Takes over the outcomes of a batch in one step. A sale that another tab has finished meanwhile stays gone.
 * @param {Payment.OfflineOutcome[]} outcomes
 */
export async function takeOver(outcomes) {
  await within('payments', 'readwrite', store => {
    for (const { offlineId, status, error } of outcomes) {
      if (!offlineId) continue;
      if (status !== 'FAILED') {
        store.delete(offlineId);
        continue;
      }
      const found = store.get(offlineId);
      found.onsuccess = () => {
        if (found.result) store.put({ ...found.result, state: 'failed', error: { code: error?.code ?? '', message: error?.message ?? '' } });
      };
    }
  });
  await changed();
}
