// @ts-check
import { decimal } from '../shared/money.js';

/**
 * What is credited for an amount in minor units, as a decimal: the rate's share, rounded half up once, as the server
 * does it.
 * @param {number} cents @param {string} rate a decimal such as "0.875"
 */
export function worth(cents, rate) {
  const [whole = '0', fraction = ''] = rate.split('.');
  const scale = 10n ** BigInt(fraction.length);
  const scaled = BigInt(cents) * BigInt(whole + fraction);
  return decimal((2n * scaled + scale) / (2n * scale));
}
