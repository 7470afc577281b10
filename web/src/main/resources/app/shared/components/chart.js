// @ts-check
import { html, svg } from 'lit';
import { t } from '../texts.js';

const HEIGHT = 120;
const BAR = 24;
const GAP = 8;

/**
 * Bars, and beside them the same figures as a table. @param {string} caption
 * @param {{label: string, value: number, text?: string}[]} bars values above zero; `text` is how one is written
 * @param {string} unit the heading of the values
 */
export function barChart(caption, bars, unit) {
  const most = Math.max(1, ...bars.map(bar => bar.value));
  const width = Math.max(1, bars.length) * (BAR + GAP);
  return html`<figure class="chart"><figcaption>${caption}</figcaption>
    <div class="chart-scroll" tabindex="0" role="region" aria-label=${caption}><svg viewBox="0 0 ${width} ${HEIGHT + 2}" width=${width} height=${HEIGHT + 2} role="img" aria-label=${caption}>
      ${bars.map((bar, at) => {
        const height = Math.max(0, Math.round((Math.max(0, bar.value) / most) * HEIGHT));
        return svg`<rect class="bar" x=${at * (BAR + GAP)} y=${HEIGHT - height} width=${BAR} height=${height} rx="3"><title>${bar.label}: ${bar.text ?? bar.value}</title></rect>`;
      })}
      <line class="axis" x1="0" y1=${HEIGHT + 1} x2=${width} y2=${HEIGHT + 1}></line></svg></div>
    <details><summary>${t('chart.table')}</summary><div class="scroll" tabindex="0" role="region" aria-label=${t('chart.table')}><table><caption class="hidden">${caption}</caption>
      <thead><tr><th scope="col">${t('chart.when')}</th><th scope="col" class="number">${unit}</th></tr></thead>
      <tbody>${bars.map(bar => html`<tr><th scope="row">${bar.label}</th><td class="number">${bar.text ?? bar.value}</td></tr>`)}</tbody></table></div></details></figure>`;
}
