// @ts-check
import { ApiError, asApiError, call } from '../shared/api.js';
import { minorMoney } from '../shared/money.js';
import { t, word } from '../shared/texts.js';
import { readCode } from './code.js';
import { isOnline, noAnswer, probe } from './connection.js';
import { judge } from './offline.js';
import { forget, keep } from './queue.js';

/**
 * How a charge ended. Only the server's word is "paid"; "unconfirmed" is a payment that may have been made, but that
 * the till may not take on its own.
 * @typedef {{kind: 'paid', amount: number, balance: number} | {kind: 'offline', amount: number, verified: boolean}
 *   | {kind: 'unconfirmed', amount: number} | {kind: 'refused', why: string, requestId: string | null}} Outcome
 */

const ANSWERED_WITHIN_MS = 5_000;
const TRIES = 2;

/**
 * Charges a wallet, with the server or without it. The sale is on disk before it is sent, and its id makes every
 * repetition the same payment.
 * @param {string} typed @param {number} amount @param {string[]} productIds @param {import('./till.js').Till} till
 * @returns {Promise<Outcome>}
 */
export async function charge(typed, amount, productIds, till) {
  const code = readCode(typed);
  if (!code) return refused('pos.refused.invalid_qr');
  const online = isOnline();
  const sale = saleOf(code, amount, productIds, till);
  if (online) {
    await keep(sale);
    try {
      const paid = await send(sale);
      await forget(sale.offlineId);
      return { kind: 'paid', amount, balance: paid.balanceAfter };
    } catch (e) {
      const error = asApiError(e);
      if (isDecision(error)) {
        await forget(sale.offlineId);
        return { kind: 'refused', why: inOwnWords(error, code), requestId: error.requestId };
      }
      noAnswer();
    }
  }
  const judgement = await judge(code, amount, till, sale.offlineId);
  if ('refusal' in judgement && !online) return refused(judgement.refusal, judgement.limit, till.festival.currencyName);
  await keep({ ...sale, state: 'waiting', unconfirmed: 'refusal' in judgement });
  return 'refusal' in judgement ? { kind: 'unconfirmed', amount } : { kind: 'offline', amount, verified: judgement.verified };
}

/** @param {import('./code.js').Code} code @param {number} amount @param {string[]} productIds @param {import('./till.js').Till} till @returns {import('./queue.js').Sale} */
const saleOf = (code, amount, productIds, till) => ({
  offlineId: crypto.randomUUID(),
  standId: till.stand.id,
  festivalId: till.festival.id,
  currency: till.festival.currencyName,
  walletId: code.walletId,
  amount,
  takenAt: new Date().toISOString(),
  payer: code.payer,
  productIds,
  state: 'sending',
});

/** @param {import('./queue.js').Sale} sale @returns {Promise<Payment.TransactionView>} */
async function send(sale) {
  const body = {
    offlineId: sale.offlineId,
    ...sale.payer,
    amount: sale.amount,
    standId: sale.standId,
    ...(sale.productIds.length > 0 ? { productIds: sale.productIds } : {}),
  };
  /** @type {unknown} */
  let lost = null;
  for (let tries = 1; ; tries++) {
    try {
      return (await call('/api/v1/payments', { method: 'POST', body, signal: AbortSignal.timeout(ANSWERED_WITHIN_MS) })).body.data;
    } catch (e) {
      const error = asApiError(e);
      if (lost && isOfTheCaller(error)) throw lost;
      if (isDecision(error) || tries === TRIES) throw e;
      await probe();
      if (!isOnline()) throw e;
      lost = e; // The answer, and maybe not the payment: the same id gets the same answer.
    }
  }
}

/** @param {ApiError} error */
const isDecision = error => error.status >= 400 && error.status < 500 && error.status !== 408 && error.status !== 429;

/** What is said of the one who asks says nothing of a payment that was sent before. @param {ApiError} error */
const isOfTheCaller = error => error.status === 401 || error.status === 403;

/** @param {string} key @param {number} [limit] @param {string} [currency] @returns {Outcome} */
const refused = (key, limit = 0, currency = '') => ({ kind: 'refused', why: t(key, { limit: minorMoney(limit, currency) }), requestId: null });

/** @param {ApiError} error @param {import('./code.js').Code} code */
function inOwnWords(error, code) {
  if (error.code === 'INVALID_QR' && code.expiresAt !== undefined && code.expiresAt <= Date.now()) return t('pos.refused.expired');
  return refusalText(error.code, error.message);
}

/** Why the server refused, in the till's words; its own where it says something new. @param {string} code @param {string} message */
export function refusalText(code, message) {
  if (code === 'INVALID_QR' && /expired/.test(message)) return t('pos.refused.expired');
  const own = word('pos.refused', code);
  return own === code ? message : own;
}
