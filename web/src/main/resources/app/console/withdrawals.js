// @ts-check
import { html } from 'lit';
import { call, path } from '../shared/api.js';
import { choice } from '../shared/components/search.js';
import { amount, badge, empty, time } from '../shared/components/show.js';
import { page, table } from '../shared/components/table.js';
import { Loader } from '../shared/loader.js';
import { filter, href, query } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';

/** @typedef {Withdrawal.ReviewSummary} Row */

const SIZE = 20;
const STATUSES = ['Pending', 'Approved', 'Rejected', 'Cancelled'];

/** Requests to pay out, those that wait for a decision first. */
class Withdrawals extends Screen {
  constructor() {
    super();
    /** @type {Loader<{rows: Row[], total: number}>} */
    this.list = new Loader(this, async signal => {
      const filters = { status: query().get('status'), page: page(), page_size: SIZE };
      const { body, total } = await call(path('/withdrawal/admin/requests/', filters), { signal });
      return { rows: body, total };
    });
  }

  navigated() {
    void this.list.load();
  }

  render() {
    const none = empty(t('withdrawals.none'), query().has('status') ? html`<button type="button" @click=${() => filter({ status: '', page: '' })}>${t('show.all')}</button>` : undefined);
    return html`<main id="main"><h1>${t('withdrawals')}</h1>
      <div class="bar">${choice('status', t('status'), [['', t('all')], ...STATUSES.map(each => [each, word('status', each)])])}</div>
      ${table({
        caption: t('withdrawals'),
        loader: this.list,
        id: row => row.id,
        none,
        size: SIZE,
        columns: [
          { head: t('id'), cell: row => html`<a href=${href(`/withdrawals/${row.id}`)}>${row.id}</a>` },
          { head: t('amount'), number: true, cell: row => amount(row.amount, 'USD') },
          { head: t('method'), cell: row => word('method', row.payment_method) },
          { head: t('user'), wide: true, cell: row => row.user_id },
          { head: t('requested'), wide: true, cell: row => time(row.created_at) },
          { head: t('status'), cell: row => badge(row.status) },
        ],
      })}</main>`;
  }
}

customElements.define('console-withdrawals', Withdrawals);
