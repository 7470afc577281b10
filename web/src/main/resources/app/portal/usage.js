// @ts-check
import { html, nothing } from 'lit';
import { call, path } from '../shared/api.js';
import { amount, empty, facts, failure } from '../shared/components/show.js';
import { table } from '../shared/components/table.js';
import { tabs } from '../shared/components/tabs.js';
import { NONE, count, milliseconds, percent } from '../shared/figures.js';
import { Loader } from '../shared/loader.js';
import { minor, minorMoney } from '../shared/money.js';
import { filter, href, query } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { language, t, tn } from '../shared/texts.js';
import { columnChart } from './chart.js';
import { days, period, week } from './period.js';

/** @typedef {{rows: Voucher.DailyUsage[], total: number, usage: Voucher.Usage}} Shown */

const MEASURES = ['calls', 'rate', 'latency', 'issued'];

/** What the partner did, day by day: a chart of one measure, and all of them as a table. */
class Usage extends Screen {
  constructor() {
    super();
    /** @type {Loader<Shown>} */
    this.usage = new Loader(this, async signal => {
      const usage = (await call(path('/api/v1/partner/usage', days(week())), { signal })).body.data;
      return { rows: usage.days.toReversed(), total: usage.days.length, usage };
    });
  }

  navigated() {
    void this.usage.load();
  }

  /** @param {Voucher.UsageTotals} totals */
  tiles(totals) {
    return html`<dl class="tiles">
      ${tile(t('usage.calls'), count(totals.calls), totals.replayed > 0 ? tn('usage.replayed', totals.replayed) : '')}
      ${tile(t('usage.rate'), percent(totals.success_rate), totals.failed > 0 ? tn('usage.failed', totals.failed) : '')}
      ${tile(t('usage.p95'), milliseconds(totals.latency_ms?.p95), totals.latency_ms ? t('usage.average', { time: milliseconds(totals.latency_ms.average) }) : '')}
      ${tile(t('usage.issued'), amount(totals.issued.amount, 'ZAR'), tn('usage.vouchers', totals.issued.count))}</dl>`;
  }

  /** @param {Voucher.Usage} usage */
  measures(usage) {
    const measure = MEASURES.find(each => each === query().get('measure')) ?? 'calls';
    return tabs(t('usage.measure'), MEASURES.map(each => [each, t(`usage.measure.${each}`)]), measure, chosen => filter({ measure: chosen === 'calls' ? '' : chosen }), chartOf(measure, usage.days));
  }

  table() {
    return table({
      caption: t('usage.days'),
      loader: this.usage,
      id: row => row.date,
      none: nothing,
      columns: [
        { head: t('date'), cell: row => day(row.date) },
        { head: t('usage.calls'), number: true, cell: ({ usage }) => count(usage.calls) },
        { head: t('usage.rate'), number: true, cell: ({ usage }) => percent(usage.success_rate) },
        { head: t('usage.p95'), number: true, cell: ({ usage }) => milliseconds(usage.latency_ms?.p95) },
        { head: t('usage.average.head'), number: true, wide: true, cell: ({ usage }) => milliseconds(usage.latency_ms?.average) },
        { head: t('usage.issued'), number: true, wide: true, cell: ({ usage }) => sum(usage.issued) },
        { head: t('usage.cancelled'), number: true, wide: true, cell: ({ usage }) => sum(usage.cancelled) },
      ],
    });
  }

  content() {
    const { value, error, state } = this.usage;
    if (state === 'failed') return failure(error, () => void this.usage.load());
    if (!value) return html`<p class="dim" aria-busy="true">${t('loading')}</p>`;
    const { totals } = value.usage;
    if (totals.calls === 0) return empty(t('usage.none'), html`<a class="button" href="/docs" target="_blank" rel="noopener">${t('usage.docs')}</a>`);
    const errors = Object.entries(totals.errors);
    return html`${this.tiles(totals)}<div class="card">${this.measures(value.usage)}</div>
      <h2>${t('usage.days')}</h2>${this.table()}
      ${errors.length > 0 ? html`<h2>${t('usage.errors')}</h2><div class="card errors">${facts(errors.map(([code, calls]) => [code, count(calls)]))}</div>
        <p><a href=${href('/transactions?status=failed')}>${t('usage.errors.show')}</a></p>` : nothing}`;
  }

  render() {
    return html`<main id="main"><h1>${t('usage')}</h1>${period(days(week()))}<p class="dim small">${t('usage.zone')}</p>${this.content()}</main>`;
  }
}

/** @param {string} name @param {unknown} value @param {string} more */
const tile = (name, value, more) => html`<div><dt>${name}</dt><dd>${value}</dd>${more ? html`<dd class="more">${more}</dd>` : nothing}</div>`;

/** @param {Voucher.VoucherSum} issued */
const sum = issued => (issued.count === 0 ? NONE : html`${count(issued.count)} · ${amount(issued.amount, 'ZAR')}`);

/** A day of the server's, in whatever zone the user is. @param {string} date @param {Intl.DateTimeFormatOptions} [shown] */
const day = (date, shown = { dateStyle: 'medium' }) => new Intl.DateTimeFormat(language(), { ...shown, timeZone: 'UTC' }).format(new Date(date));

/** @param {string} measure @param {Voucher.DailyUsage[]} days */
function chartOf(measure, days) {
  /** @param {(usage: Voucher.UsageTotals) => number[]} parts @param {(usage: Voucher.UsageTotals) => string} text */
  const columns = (parts, text) =>
    days.map(({ date, usage }) => ({ label: day(date, { day: 'numeric', month: 'short' }), title: `${day(date)}: ${text(usage)}`, parts: parts(usage) }));
  switch (measure) {
    case 'rate':
      return columnChart(t('usage.chart.rate'), columns(usage => [usage.success_rate ?? 0], usage => percent(usage.success_rate)), percent, 1);
    case 'latency':
      return columnChart(t('usage.chart.latency'), columns(usage => [usage.latency_ms?.p95 ?? 0], usage => milliseconds(usage.latency_ms?.p95)), milliseconds);
    case 'issued':
      return columnChart(t('usage.chart.issued'), columns(usage => [minor(usage.issued.amount)], usage => minorMoney(minor(usage.issued.amount), 'ZAR')), value => minorMoney(value, 'ZAR'));
    default:
      return html`${columnChart(t('usage.chart.calls'), columns(usage => [usage.succeeded, usage.failed], usage => `${tn('usage.succeeded', usage.succeeded)}, ${tn('usage.failed', usage.failed)}`), count)}
        <p class="legend small"><span class="key"></span> ${t('status.succeeded')} <span class="key wrong-key"></span> ${t('status.failed')}</p>`;
  }
}

customElements.define('portal-usage', Usage);
