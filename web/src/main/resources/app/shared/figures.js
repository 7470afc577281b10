// @ts-check
import { language } from './texts.js';

/** What is shown where there is no figure. */
export const NONE = '–';

/** @param {number} value */
export const count = value => new Intl.NumberFormat(language()).format(value);

/** The API's rates have four digits, rounded down, so that only 1 is "100 %". @param {number | null} rate from 0 to 1 */
export const percent = rate =>
  rate === null ? NONE : new Intl.NumberFormat(language(), { style: 'percent', maximumFractionDigits: 2 }).format(rate);

/** @param {number | null | undefined} value */
export const milliseconds = value =>
  value === null || value === undefined
    ? NONE
    : new Intl.NumberFormat(language(), { style: 'unit', unit: 'millisecond', unitDisplay: 'short', maximumFractionDigits: value < 10 ? 1 : 0 }).format(value);
