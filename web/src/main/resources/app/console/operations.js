// @ts-check
import { call, path } from '../shared/api.js';

/** The operations family, the same for each service behind the gateway. */

export const SERVICES = ['wallet-service', 'ledger-service', 'payment-service', 'voucher-service', 'withdrawal-service', 'notification-service', 'partner-sync-service'];

/**
 * @typedef {object} Overview
 * @property {string} at
 * @property {{status: 'UP' | 'DEGRADED' | 'DOWN', parts: {name: string, status: string, detail?: string | null}[]}} health
 * @property {{ageSeconds: number, stoppedTopics: number} | null} outbox
 * @property {{status: string, lag: number | null}} consumers
 * @property {{unfinished: number, oldestSeconds: number} | null} workflows
 * @property {{waiting: number} | null} deadLetters
 * @property {{requested: boolean, last: {endedAt: string, discrepancies: number | null, error: string | null} | null} | null} reconciliation
 */

/**
 * @typedef {object} DeadLetter
 * @property {string} id
 * @property {string} listener
 * @property {string} topic
 * @property {number} partition
 * @property {number} offset
 * @property {string | null} key
 * @property {Record<string, string>} headers
 * @property {string} error
 * @property {string} diedAt
 * @property {'WAITING' | 'REQUESTED' | 'REPLAYED' | 'DISCARDED'} status
 * @property {string | null} handledBy
 * @property {string | null} reason
 */

/** @typedef {{deadLetter: DeadLetter, payload: unknown, decisions: {decision: string, by: string, reason: string, at: string}[]}} DeadLetterInFull */

/** How long a service may take to say how it is. */
const PATIENCE_MS = 4000;

const root = '/api/v1/admin/operations';

/** @param {string} service @param {AbortSignal} signal @returns {Promise<Overview>} */
export const overview = async (service, signal) =>
  (await call(`${root}/${service}/overview`, { signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]) })).body;

/** @param {string} service @param {number} page @param {number} size @param {AbortSignal} signal @returns {Promise<{rows: DeadLetter[], total: number}>} */
export async function deadLetters(service, page, size, signal) {
  const { body } = await call(path(`${root}/${service}/dead-letters`, { page, size }), { signal });
  return { rows: body.items, total: body.total };
}

/** @param {string} service @param {string} id @param {AbortSignal} signal @returns {Promise<DeadLetterInFull>} */
export const deadLetter = async (service, id, signal) => (await call(`${root}/${service}/dead-letters/${id}`, { signal })).body;

/** @param {string} service @param {string} id @param {'replay' | 'discard'} decision @param {string} reason */
export const decide = (service, id, decision, reason) =>
  call(`${root}/${service}/dead-letters/${id}/${decision}`, { method: 'POST', body: { reason } });

/** @param {string} service */
export const reconcile = service => call(`${root}/${service}/reconciliation`, { method: 'POST' });
