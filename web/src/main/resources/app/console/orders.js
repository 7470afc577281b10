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

/** @typedef {Voucher.ReviewView} Row */

const SIZE = 20;
const STATUSES = ['Processing', 'Assigned', 'Approved', 'Rejected', 'Completed', 'Cancelled'];

/** Gift cards that users sell. */
class Orders extends Screen {
  constructor() {
    super();
    /** @type {Loader<{rows: Row[], total: number}>} */
    this.list = new Loader(this, async signal => {
      const filters = { status: query().get('status'), user_id: query().get('user'), page: page(), page_size: SIZE };
      const { body, total } = await call(path('/admin/orders/', filters), { signal });
      return { rows: body, total };
    });
  }

  navigated() {
    void this.list.load();
  }

  render() {
    const all = query().size > 0 ? html`<button type="button" @click=${() => filter({ status: '', user: '', page: '' })}>${t('show.all')}</button>` : undefined;
    return html`<main id="main"><h1>${t('orders')}</h1>
      <div class="bar">${choice('status', t('status'), [['', t('all')], ...STATUSES.map(each => [each, word('status', each)])])}</div>
      ${table({
        caption: t('orders'),
        loader: this.list,
        id: row => row.id,
        none: empty(t('orders.none'), all),
        size: SIZE,
        columns: [
          { head: t('id'), cell: row => html`<a href=${href(`/orders/${row.id}`)}>${row.id}</a>` },
          { head: t('orders.card'), cell: row => row.card_name },
          { head: t('amount'), number: true, cell: row => amount(row.amount, 'USD') },
          { head: t('user'), wide: true, cell: row => row.user.email ?? row.user.full_name ?? row.user.id },
          { head: t('requested'), wide: true, cell: row => time(row.created_at) },
          { head: t('status'), cell: row => badge(row.status) },
        ],
      })}</main>`;
  }
}

customElements.define('console-orders', Orders);
