// @ts-check
import { html, svg } from 'lit';

/**
 * @typedef {object} Column
 * @property {string} label below it
 * @property {string} title shown on hover
 * @property {number[]} parts one on the other; the second one is what went wrong
 */

const HEIGHT = 160;
const MOST_LABELS = 7;

/** Shares of a column's place: the column, and what is free on its left. */
const WIDTH = 0.64;
const MARGIN = 0.18;

/**
 * Columns with a scale, as wide as there is room. Its figures are in the table that every chart has beside it.
 * @param {string} caption @param {Column[]} columns @param {(value: number) => string} format of the scale
 * @param {number} [top] of the scale, where it isn't that of the highest column
 */
export function columnChart(caption, columns, format, top = roundUp(Math.max(...columns.map(column => sum(column.parts))))) {
  const place = 100 / columns.length;
  const every = Math.ceil(columns.length / MOST_LABELS);
  return html`<figure class="plot"><figcaption>${caption}</figcaption>
    <div class="plot-row"><div class="scale small dim" aria-hidden="true"><span>${format(top)}</span><span>${format(top / 2)}</span><span>${format(0)}</span></div>
    <svg class="columns" role="img" aria-label=${caption}>
      ${[0, HEIGHT / 2, HEIGHT].map(y => svg`<line class="grid" x1="0" x2="100%" y1=${y + 1} y2=${y + 1}></line>`)}
      ${columns.map((column, at) => svg`<g><title>${column.title}</title>
        <rect class="place" x="${at * place}%" y="0" width="${place}%" height=${HEIGHT}></rect>
        ${bars(column.parts, top).map(({ tone, y, height }) => svg`<rect class=${tone} x="${(at + MARGIN) * place}%" y=${y + 1} width="${WIDTH * place}%" height=${height} rx="2"></rect>`)}
        ${at % every === 0 ? svg`<text class=${(at / every) % 2 === 1 ? 'second' : ''} x="${(at + 0.5) * place}%" y=${HEIGHT + 18} text-anchor="middle">${column.label}</text>` : null}</g>`)}
    </svg></div></figure>`;
}

/** @param {number[]} parts @param {number} top */
function bars(parts, top) {
  let below = 0;
  return parts.map((part, at) => {
    const height = part > 0 ? Math.max(2, Math.round((part / top) * HEIGHT)) : 0;
    below += height;
    return { tone: at === 0 ? 'bar' : 'bar wrong-bar', y: HEIGHT - below, height };
  });
}

/** @param {number[]} parts */
const sum = parts => parts.reduce((all, part) => all + part, 0);

/** To a number whose half is whole, too. @param {number} value */
function roundUp(value) {
  const power = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, value))));
  return [2, 4, 6, 8, 10, 20].map(step => step * power).find(step => step >= value) ?? value;
}
