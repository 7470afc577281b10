// @ts-check
import { html, nothing } from 'lit';
import { call, download, path } from '../shared/api.js';
import { choice, searchBox } from '../shared/components/search.js';
import { amount, badge, empty, failure, time } from '../shared/components/show.js';
import { page, table } from '../shared/components/table.js';
import { asApiError } from '../shared/errors.js';
import { NONE, milliseconds } from '../shared/figures.js';
import { Loader } from '../shared/loader.js';
import { filter, href, query } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';
import { beginning, days, period } from './period.js';

/** @typedef {Voucher.TransactionView} Row */

const SIZE = 20;
const LIST = '/api/v1/partner/transactions';
const STATUSES = ['succeeded', 'replayed', 'failed'];
const OPERATIONS = ['issue', 'query', 'cancel'];

/** Each call of the partner that was about a voucher, by what the address asks for, and the same as CSV. */
class Transactions extends Screen {
  static properties = { refused: { state: true }, exporting: { state: true } };

  constructor() {
    super();
    /** Why there was no export. @type {import('../shared/errors.js').ApiError | null} */
    this.refused = null;
    this.exporting = false;
    /** An export ends with its screen: after a log-out nothing may be saved. */
    this.left = new AbortController();
    /** @type {Loader<{rows: Row[], total: number}>} */
    this.list = new Loader(this, async signal => {
      const { items, total } = (await call(path(LIST, { ...filters(), page: page(), page_size: SIZE }), { signal })).body.data;
      return { rows: items, total };
    });
  }

  connectedCallback() {
    super.connectedCallback();
    this.left = new AbortController();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.left.abort();
  }

  navigated() {
    this.refused = null;
    void this.list.load();
  }

  async export() {
    const { signal } = this.left;
    this.exporting = true;
    this.refused = null;
    try {
      const file = await download(path(LIST, { ...filters(), format: 'csv' }), signal);
      if (signal.aborted) return;
      save(file, `transactions-${this.user.partner_id}-${this.user.environment}.csv`);
    } catch (e) {
      this.refused = asApiError(e);
    } finally {
      this.exporting = false;
    }
  }

  none() {
    if ([...query().keys()].length > 0) {
      const all = Object.fromEntries([...query().keys()].map(name => [name, '']));
      return empty(t('transactions.none.found'), html`<button type="button" @click=${() => filter(all)}>${t('show.all')}</button>`);
    }
    return empty(t('transactions.none'), html`<a class="button" href="/docs" target="_blank" rel="noopener">${t('usage.docs')}</a>`);
  }

  render() {
    return html`<main id="main"><h1>${t('transactions')}</h1>
      ${period(days())}
      <div class="bar">${searchBox(t('transactions.search'))}
        ${choice('status', t('status'), [['', t('all')], ...STATUSES.map(each => [each, word('status', each)])])}
        ${choice('operation', t('transactions.operation'), [['', t('all')], ...OPERATIONS.map(each => [each, word('operation', each)])])}
        <button type="button" ?disabled=${this.exporting} aria-describedby="export-hint" @click=${this.export}>${t('transactions.export')}</button></div>
      <p class="dim small" id="export-hint">${t('transactions.export.hint')}</p>
      ${failure(this.refused)}
      ${table({
        caption: t('transactions'),
        loader: this.list,
        id: row => row.id,
        none: this.none(),
        size: SIZE,
        columns: [
          { head: t('transactions.one'), cell: row => html`<span class="main-line">${word('operation', row.operation)} ${voucherOf(row)}</span><span class="dim small">${time(row.created_at)} <code>${row.error_code}</code></span>` },
          { head: t('transactions.outcome'), number: true, cell: row => html`<span class="main-line">${row.amount === null ? NONE : amount(row.amount, 'ZAR')}</span>${badge(row.status, toneOf(row))}` },
          { head: t('transactions.answer'), number: true, wide: true, cell: row => row.http_status ?? NONE },
          { head: t('transactions.time'), number: true, wide: true, cell: row => milliseconds(row.latency_ms) },
        ],
      })}</main>`;
  }
}

/** What the address asks for, in the API's words. */
function filters() {
  const { from, to } = days();
  return { reference: query().get('q'), status: query().get('status'), operation: query().get('operation'), from: from && beginning(from), to: to && beginning(to, 1) };
}

/** A link where there is a voucher: what failed may have made none. @param {Row} row */
const voucherOf = ({ partner_reference: reference, voucher_id: voucher }) =>
  reference && voucher ? html`<a href=${href(path('/vouchers', { reference }))}>${reference}</a>` : (reference ?? nothing);

/** @param {Row} row */
const toneOf = row => (row.status === 'failed' ? 'bad' : row.status === 'succeeded' ? 'good' : 'open');

const FORGOTTEN_AFTER_MS = 60_000;

/** Hands a file to the browser's downloads. @param {Blob} file @param {string} name */
function save(file, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), FORGOTTEN_AFTER_MS);
}

customElements.define('portal-transactions', Transactions);
