// @ts-check
import { html } from 'lit';
import { Intention, call, path } from '../shared/api.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { badge, empty } from '../shared/components/show.js';
import { page, table } from '../shared/components/table.js';
import { date } from '../shared/dates.js';
import { Loader } from '../shared/loader.js';
import { go, href } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t } from '../shared/texts.js';

/** @typedef {Wallet.FestivalView} Row */

const SIZE = 20;

/** Festivals, each with a token of its own. */
class Festivals extends Screen {
  static properties = { asked: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    this.intention = new Intention();
    /** @type {Loader<{rows: Row[], total: number}>} */
    this.list = new Loader(this, async signal => {
      const { data, meta } = (await call(path('/api/v1/festivals', { page: page(), per_page: SIZE }), { signal })).body;
      return { rows: data, total: meta.total };
    });
  }

  navigated() {
    void this.list.load();
  }

  ask() {
    this.asked = {
      heading: t('festivals.new'),
      fields: [
        { name: 'name', label: t('name'), required: true },
        { name: 'startDate', label: t('from'), type: 'date', required: true },
        { name: 'endDate', label: t('to'), type: 'date', required: true },
        { name: 'location', label: t('festivals.location') },
        { name: 'currencyName', label: t('festivals.token'), hint: t('festivals.token.hint') },
      ],
      action: t('festivals.create'),
      send: async form => {
        const body = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));
        const answer = await this.intention.send('/api/v1/festivals', { method: 'POST', body });
        go(`/festivals/${answer.body.data.id}`);
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  render() {
    const create = html`<button type="button" class="primary" @click=${() => this.ask()}>${t('festivals.new')}</button>`;
    return html`<main id="main"><h1>${t('festivals')}</h1><div class="bar">${create}</div>
      ${table({
        caption: t('festivals'),
        loader: this.list,
        id: row => row.id,
        none: empty(t('festivals.none'), create),
        size: SIZE,
        columns: [
          { head: t('name'), cell: row => html`<a href=${href(`/festivals/${row.id}`)}>${row.name}</a>` },
          { head: t('date'), cell: row => `${date(row.startDate)} – ${date(row.endDate)}` },
          { head: t('festivals.location'), wide: true, cell: row => row.location ?? '' },
          { head: t('festivals.token'), wide: true, cell: row => row.currencyName },
          { head: t('status'), cell: row => badge(row.status) },
        ],
      })}
      ${formDialog(this.asked)}</main>`;
  }
}

customElements.define('console-festivals', Festivals);
