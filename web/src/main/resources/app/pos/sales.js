// @ts-check
import { html, nothing } from 'lit';
import { ApiError, Intention, call, path } from '../shared/api.js';
import { badge, empty, failure, time } from '../shared/components/show.js';
import { table } from '../shared/components/table.js';
import { notify } from '../shared/components/toast.js';
import { Loader } from '../shared/loader.js';
import { decimal, minor, minorMoney, parseAmount } from '../shared/money.js';
import { t, tn, word } from '../shared/texts.js';
import { connection, isOnline } from './connection.js';
import { TillScreen } from './frame.js';
import { currentTill } from './till.js';

const SHOWN = 50;

/** Sales are summed up a moment after they were made. */
const SUMMED_EVERY_MS = 3_000;

/** The date where the festival is. @param {string} timezone */
const today = timezone => new Intl.DateTimeFormat('en-CA', { timeZone: timezone, dateStyle: 'short' }).format(new Date());

/** What the stand took today, its last payments, and refunds. No customer is named. */
class Sales extends TillScreen {
  constructor() {
    super();
    this.intention = new Intention();
    /** @type {Loader<Payment.SalesView | null>} */
    this.day = new Loader(this, async signal => {
      const till = this.till();
      if (!till) return null;
      const day = today(till.festival.timezone);
      return (await call(path(`/api/v1/stands/${till.stand.id}/sales`, { from: day, to: day }), { signal })).body.data;
    }, { every: SUMMED_EVERY_MS });
    /** @type {Loader<{rows: Payment.TransactionView[], total: number}>} */
    this.last = new Loader(this, async signal => {
      const till = this.till();
      if (!till) return { rows: [], total: 0 };
      const { body } = await call(path(`/api/v1/stands/${till.stand.id}/transactions`, { per_page: SHOWN }), { signal });
      return { rows: body.data, total: body.meta.total };
    });
    this.again = () => {
      if (isOnline()) this.load();
    };
  }

  connectedCallback() {
    super.connectedCallback();
    connection.addEventListener('change', this.again);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    connection.removeEventListener('change', this.again);
  }

  till() {
    return this.user ? currentTill() : null;
  }

  load() {
    void this.day.load();
    void this.last.load();
  }

  /** @param {Payment.TransactionView} sale @param {string} currency */
  askToRefund(sale, currency) {
    const paid = decimal(-sale.amount);
    this.asked = {
      heading: t('pos.refund'),
      intro: html`<p>${t('pos.refund.of', { amount: minorMoney(-sale.amount, currency) })}</p>`,
      fields: [
        { name: 'amount', label: t('amount'), value: paid, inputmode: 'decimal', required: true, hint: t('pos.refund.part') },
        { name: 'reason', label: t('reason'), required: true, maxlength: 200 },
      ],
      action: t('pos.refund'),
      danger: true,
      send: async (/** @type {Record<string, string>} */ form) => {
        const amount = parseAmount(form.amount ?? '');
        if (amount === null) throw new ApiError(400, t('pos.refund.wrong'), { fields: { amount: t('pos.refund.wrong') } });
        const body = { transactionId: sale.id, amount: minor(amount), reason: form.reason };
        await this.intention.send('/api/v1/payments/refund', { method: 'POST', body });
        notify(t('pos.refunded', { amount: minorMoney(minor(amount), currency) }));
        this.load();
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  /** @param {string} currency */
  total(currency) {
    if (this.day.state === 'failed') return failure(this.day.error, () => void this.day.load());
    const day = this.day.value;
    if (!day) return html`<p class="dim" aria-busy="true">${t('loading')}</p>`;
    /** @type {[string, string][]} */
    const figures = [
      [t('pos.net'), minorMoney(day.net, currency)],
      [t('pos.gross'), minorMoney(day.gross, currency)],
      [t('pos.refunds'), minorMoney(day.refunds, currency)],
    ];
    return html`<dl class="figures">${figures.map(([name, value]) => html`<div><dt>${name}</dt><dd class="money">${value}</dd></div>`)}</dl>
      <p class="dim">${tn('pos.count', day.count)}</p>`;
  }

  /** @param {string} currency */
  recent(currency) {
    /** @param {Payment.TransactionView} sale */
    const refundable = sale => sale.type === 'PURCHASE' && sale.status === 'COMPLETED';
    return table({
      caption: t('pos.recent'),
      loader: this.last,
      id: sale => sale.id,
      none: empty(t('pos.recent.none')),
      columns: [
        { head: t('date'), cell: sale => time(sale.createdAt) },
        { head: t('pos.kind'), cell: sale => html`${word('pos.type', sale.type)} ${sale.status === 'REFUNDED' ? badge(sale.status) : nothing}` },
        { head: t('amount'), number: true, cell: sale => html`<span class="money">${minorMoney(-sale.amount, currency)}</span>` },
        { head: t('actions'), cell: sale => (refundable(sale) ? html`<button type="button" @click=${() => this.askToRefund(sale, currency)}>${t('pos.refund')}</button>` : nothing) },
      ],
    });
  }

  /** @param {import('./till.js').Till} till */
  body(till) {
    if (!isOnline() || !this.user) return html`<h1>${t('pos.today')}</h1>${empty(t('pos.sales.offline'))}`;
    const currency = till.festival.currencyName;
    return html`<h1>${t('pos.today')}</h1>${this.total(currency)}<h2>${t('pos.recent')}</h2>${this.recent(currency)}`;
  }
}

customElements.define('pos-sales', Sales);
