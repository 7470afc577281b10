// @ts-check
import { html, nothing } from 'lit';
import { asApiError, call, path } from '../shared/api.js';
import { choice } from '../shared/components/search.js';
import { badge, empty, failure, since } from '../shared/components/show.js';
import { Loader } from '../shared/loader.js';
import { filter, href, query } from '../shared/router.js';
import { t, word } from '../shared/texts.js';
import { WalletScreen } from './frame.js';
import { list, page } from './list.js';
import { markAsRead, unreadCount } from './news.js';

const SIZE = 20;

/** What happened, the newest first, as it happens. */
class Notifications extends WalletScreen {
  static properties = { error: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/errors.js').ApiError | null} */
    this.error = null;
    /** @type {Loader<{rows: Notification.NotificationView[], total: number}>} */
    this.list = new Loader(this, async signal => {
      const filters = { unread_only: query().get('show') === 'unread' ? 'true' : '', page: page(), page_size: SIZE };
      const { body, total } = await call(path('/notifications/', filters), { signal });
      return { rows: body, total };
    });
  }

  navigated() {
    void this.list.load();
  }

  refresh() {
    void this.list.load();
  }

  /** @returns {[string, string]} */
  up() {
    return ['/home', t('home')];
  }

  heading() {
    return t('news');
  }

  /** @param {number[]} [ids] */
  async mark(ids) {
    this.error = null;
    try {
      await markAsRead(ids);
      await this.list.load();
    } catch (e) {
      this.error = asApiError(e);
    }
  }

  /** @param {Notification.NotificationView} row */
  row(row) {
    return html`<article class="news ${row.is_read ? '' : 'unread'}"><div class="news-head"><h2>${row.is_read ? nothing : html`<span class="dot"><span class="hidden">${t('news.new')}</span></span>`}${row.title}</h2>
        <p class="dim small">${since(row.created_at)}</p></div>
      <p>${row.message}</p>
      ${row.priority === 'urgent' ? badge(word('news.priority', row.priority), 'bad') : nothing}
      ${row.is_read ? nothing : html`<button type="button" class="link quiet small" aria-label=${t('news.read.one', { title: row.title })} @click=${() => this.mark([row.id])}>${t('news.read')}</button>`}</article>`;
  }

  body() {
    const isFiltered = query().get('show') === 'unread';
    return html`<div class="bar">${choice('show', t('news.show'), [['', t('all')], ['unread', t('news.unread.only')]])}
        <button type="button" ?disabled=${unreadCount() === 0} @click=${() => this.mark()}>${t('news.read.all')}</button>
        <a class="button" href=${href('/notifications/preferences')}>${t('preferences')}</a></div>
      ${failure(this.error)}
      ${list({
        caption: t('news'),
        loader: this.list,
        id: row => row.id,
        none: empty(t(isFiltered ? 'news.none.unread' : 'news.none'), isFiltered ? html`<button type="button" @click=${() => filter({ show: '', page: '' })}>${t('show.all')}</button>` : nothing),
        size: SIZE,
        row: row => this.row(row),
      })}`;
  }
}

customElements.define('wallet-notifications', Notifications);
