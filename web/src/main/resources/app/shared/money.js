// @ts-check
import { language } from './texts.js';

/**
 * Money without floating point: amounts are decimal strings or whole minor units, which Intl formats digit by digit.
 * Numbers of the API's number families are read exactly too: their at most 14 digits survive in a double's 15.
 * @typedef {string | number} Decimal such as "150000.00" or 150000
 */

const DIGITS = 2;

/** @param {string} decimal */
const exact = decimal => /** @type {Intl.StringNumericLiteral} */ (decimal);

/** @param {Decimal} amount @param {string} currency ISO 4217, or a festival's name for its token */
export function money(amount, currency) {
  const decimal = String(amount);
  const digits = { minimumFractionDigits: DIGITS, maximumFractionDigits: DIGITS };
  return /^[A-Z]{3}$/.test(currency)
    ? new Intl.NumberFormat(language(), { style: 'currency', currency, ...digits }).format(exact(decimal))
    : token(decimal, currency);
}

/** A festival's token shows decimals only where it has any. @param {string} decimal @param {string} name */
function token(decimal, name) {
  const whole = /\.0*$|^[^.]*$/.test(decimal);
  const digits = whole ? 0 : DIGITS;
  const format = new Intl.NumberFormat(language(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${format.format(exact(decimal))}\u00a0${name}`;
}

/** Whole minor units as a decimal: 5050 is "50.50". @param {number | bigint | string} minor */
export function decimal(minor) {
  const text = String(minor);
  const sign = text.startsWith('-') ? '-' : '';
  const digits = text.slice(sign.length).padStart(DIGITS + 1, '0');
  return `${sign}${digits.slice(0, -DIGITS)}.${digits.slice(-DIGITS)}`;
}

/** A decimal as whole minor units: "50.5" is 5050. @param {Decimal} amount */
export function minor(amount) {
  const [, sign = '', whole = '0', fraction = ''] = /^(-?)(\d*)(?:\.(\d*))?$/.exec(String(amount)) ?? [];
  return Number(BigInt(sign + whole + fraction.padEnd(DIGITS, '0').slice(0, DIGITS)));
}

/** Minor units of a festival's token, or of a currency. @param {number} amount @param {string} currency */
export const minorMoney = (amount, currency) => money(decimal(amount), currency);

/**
 * What a user typed, in the user's own notation or with a point, as a decimal with two digits; null where it is none.
 * @param {string} typed
 */
export function parseAmount(typed) {
  const parts = new Intl.NumberFormat(language()).formatToParts(12345.6);
  const separator = parts.find(part => part.type === 'decimal')?.value ?? '.';
  const group = parts.find(part => part.type === 'group')?.value ?? ',';
  const plain = typed.trim().replace(/[\s\u00a0\u202f]/g, '');
  const point = plain.includes(separator) ? plain.replaceAll(group, '').replace(separator, '.') : plain;
  const [, whole, fraction = ''] = /^(\d{1,12})(?:\.(\d{1,2}))?$/.exec(point) ?? [];
  return whole === undefined ? null : `${BigInt(whole)}.${fraction.padEnd(DIGITS, '0')}`;
}
