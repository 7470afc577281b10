// @ts-check
import { language, t } from './texts.js';

/** Times of the API without a zone are UTC. @param {string} iso */
export const instant = iso => new Date(/T[^Z+-]*$/.test(iso) ? `${iso}Z` : iso);

/** @param {string} iso */
export const dateTime = iso =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'medium', timeStyle: 'short' }).format(instant(iso));

/** @param {string} iso */
export const date = iso => new Intl.DateTimeFormat(language(), { dateStyle: 'medium' }).format(instant(iso));

/** @param {string} iso */
export const hour = iso => new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit' }).format(instant(iso));

/** @type {[Intl.RelativeTimeFormatUnit, number][]} */
const UNITS = [['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1]];

/** How long ago or ahead, such as "3 minutes ago". @param {string} iso @param {number} [now] */
export function ago(iso, now = Date.now()) {
  const seconds = Math.round((instant(iso).getTime() - now) / 1000);
  const [unit, size] = UNITS.find(([, length]) => Math.abs(seconds) >= length) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(language(), { numeric: 'auto' }).format(Math.trunc(seconds / size), unit);
}

/** A span in words, of at most two units. @param {number} seconds */
export function span(seconds) {
  const rounded = Math.max(0, Math.round(seconds));
  const parts = UNITS.map(([unit, size], at) => {
    const above = UNITS[at - 1];
    return { unit, count: Math.floor((above ? rounded % above[1] : rounded) / size) };
  }).filter(part => part.count > 0);
  return (parts.length > 0 ? parts.slice(0, 2) : [{ unit: 'second', count: 0 }])
    .map(({ unit, count }) => new Intl.NumberFormat(language(), { style: 'unit', unit, unitDisplay: 'short' }).format(count))
    .join(' ');
}

/** The date that a date input takes, in the user's zone. @param {Date} day */
const inputDate = day =>
  `${day.getFullYear()}-${String(day.getMonth() + 1).padStart(2, '0')}-${String(day.getDate()).padStart(2, '0')}`;

/** Spans that filters offer, both days included. @param {Date} [now] */
export function presets(now = new Date()) {
  /** @param {number} days */
  const back = days => inputDate(new Date(now.getFullYear(), now.getMonth(), now.getDate() - days));
  return [
    { label: t('time.today'), from: back(0), to: back(0) },
    { label: t('time.yesterday'), from: back(1), to: back(1) },
    { label: t('time.week'), from: back(6), to: back(0) },
    { label: t('time.month'), from: back(29), to: back(0) },
  ];
}
