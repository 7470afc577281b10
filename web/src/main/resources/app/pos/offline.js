// @ts-check
import { isSigned } from './code.js';
import { waiting } from './queue.js';

/** So long after it was taken the server accepts a payment. */
export const LONGEST_OFFLINE_MS = 72 * 3_600_000;

/**
 * @typedef {{refusal: string, limit?: number} | {verified: boolean}} Judgement a refusal is the text's key
 */

/** How long the till may stay offline before its oldest sale is too old. @param {number} [now] */
export function timeLeft(now = Date.now()) {
  const oldest = waiting()[0];
  return Math.max(0, LONGEST_OFFLINE_MS - (oldest ? now - Date.parse(oldest.takenAt) : 0));
}

/**
 * Whether a payment may be taken without the server. Where the festival's codes can be verified, nothing else is
 * accepted: otherwise a forged code would only have to name the other algorithm.
 * @param {import('./code.js').Code} code @param {number} amount @param {import('./till.js').Till} till
 * @param {string} [except] the id of this payment, where it waits already
 * @returns {Promise<Judgement>}
 */
export async function judge(code, amount, till, except) {
  if (code.festivalId && code.festivalId !== till.festival.id) return { refusal: 'pos.refused.festival_mismatch' };
  if (code.expiresAt !== undefined && code.expiresAt <= Date.now()) return { refusal: 'pos.refused.expired' };
  if (timeLeft() === 0) return { refusal: 'pos.offline.toolong' };
  const signed = await isSigned(code, till.keys);
  if (signed === false) return { refusal: 'pos.offline.unverified' };
  if (signed === null && till.festival.qrAlgorithm === 'ES256') return { refusal: 'pos.offline.unverified' };
  return overLimit(code.walletId, amount, till.festival, except) ?? { verified: signed === true };
}

/** @param {string} walletId @param {number} amount @param {import('./till.js').Festival} festival @param {string} [except] */
function overLimit(walletId, amount, festival, except) {
  const limits = festival.offlineLimits ?? {};
  const taken = waiting().filter(sale => sale.festivalId === festival.id && sale.offlineId !== except);
  /** @param {import('./queue.js').Sale[]} sales */
  const sum = sales => sales.reduce((total, sale) => total + sale.amount, amount);
  /** @type {[number | null | undefined, number, string][]} */
  const rules = [
    [limits.perPayment, amount, 'pos.limit.payment'],
    [limits.perWallet, sum(taken.filter(sale => sale.walletId === walletId)), 'pos.limit.wallet'],
    [limits.perDevice, sum(taken), 'pos.limit.device'],
  ];
  const broken = rules.find(([limit, would]) => typeof limit === 'number' && would > limit);
  return broken ? { refusal: broken[2], limit: broken[0] ?? 0 } : null;
}
