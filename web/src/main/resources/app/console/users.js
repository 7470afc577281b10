// @ts-check
import { html } from 'lit';
import { call, path } from '../shared/api.js';
import { choice, searchBox } from '../shared/components/search.js';
import { badge, empty, time } from '../shared/components/show.js';
import { page, table } from '../shared/components/table.js';
import { Loader } from '../shared/loader.js';
import { filter, href, query } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';

/** @typedef {Wallet.User} Row */

const SIZE = 20;
const WHOLE = /^(\d{1,9}|[0-9a-f]{8}-[0-9a-f-]{27})$/i;

/** Everybody with an account, found by a part of a name or address, or by a whole id. */
class Users extends Screen {
  constructor() {
    super();
    /** @type {Loader<{rows: Row[], total: number}>} */
    this.list = new Loader(this, async signal => {
      const q = query().get('q') ?? '';
      const found = WHOLE.test(q) ? { q } : { search: q };
      const filters = { ...found, role: query().get('role'), page: page(), page_size: SIZE };
      const { body, total } = await call(path('/admin/users/', filters), { signal });
      return { rows: body, total };
    });
  }

  navigated() {
    void this.list.load();
  }

  render() {
    const roles = ['USER', 'STAFF', 'ADMIN', 'SUPER_ADMIN'];
    const all = html`<button type="button" @click=${() => filter({ q: '', role: '', page: '' })}>${t('show.all')}</button>`;
    return html`<main id="main"><h1>${t('users')}</h1>
      <div class="bar">${searchBox(t('users.search'))}${choice('role', t('users.role'), [['', t('all')], ...roles.map(each => [each, word('role', each)])])}</div>
      ${table({
        caption: t('users'),
        loader: this.list,
        id: row => row.user_id,
        none: empty(t('users.none'), all),
        size: SIZE,
        columns: [
          { head: t('id'), number: true, wide: true, cell: row => row.id },
          { head: t('name'), cell: row => html`<a href=${href(`/users/${row.user_id}`)}>${row.full_name || row.username || row.email || row.phone || row.id}</a>` },
          { head: t('email'), cell: row => row.email ?? '' },
          { head: t('phone'), wide: true, cell: row => row.phone ?? '' },
          { head: t('users.role'), wide: true, cell: row => word('role', highest(row.roles)) },
          { head: t('users.since'), wide: true, cell: row => time(row.created_at) },
          { head: t('status'), cell: row => badge(row.is_active ? 'active' : 'inactive') },
        ],
      })}</main>`;
  }
}

const ORDER = ['USER', 'STAFF', 'ADMIN', 'STAFF_ADMIN', 'SUPER_ADMIN'];

/** Each role includes those before it. @param {string[]} roles */
export const highest = roles => ORDER.filter(role => roles.includes(role)).at(-1) ?? 'USER';

customElements.define('console-users', Users);
