// @ts-check
import { html, nothing } from 'lit';
import { Intention, call, path } from '../shared/api.js';
import { copyable } from '../shared/components/copy.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { badge, empty, facts, failure } from '../shared/components/show.js';
import { page, table } from '../shared/components/table.js';
import { notify } from '../shared/components/toast.js';
import { date } from '../shared/dates.js';
import { Loader } from '../shared/loader.js';
import { href } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';

/** @typedef {Wallet.FestivalView & {qrAlgorithm?: string}} Festival */

const SIZE = 20;
const CATEGORIES = ['BAR', 'FOOD', 'MERCHANDISE', 'TICKETS', 'TOP_UP', 'OTHER'];

/** One festival with its stands. */
class FestivalScreen extends Screen {
  static properties = { asked: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    this.intention = new Intention();
    /** @type {Loader<Festival>} */
    this.shown = new Loader(this, async signal => (await call(this.root(), { signal })).body.data);
    /** @type {Loader<{rows: Payment.StandView[], total: number}>} */
    this.stands = new Loader(this, async signal => {
      const { data, meta } = (await call(path(`${this.root()}/stands`, { page: page(), per_page: SIZE }), { signal })).body;
      return { rows: data, total: meta.total };
    });
  }

  root() {
    return `/api/v1/festivals/${this.params.id}`;
  }

  navigated() {
    void this.stands.load();
  }

  closed() {
    this.asked = null;
  }

  askStand() {
    this.asked = {
      heading: t('stands.new'),
      fields: [
        { name: 'name', label: t('name'), required: true },
        { name: 'category', label: t('stands.category'), options: CATEGORIES.map(each => [each, word('category', each)]) },
        { name: 'location', label: t('festivals.location') },
      ],
      action: t('stands.create'),
      send: async form => {
        const body = Object.fromEntries(Object.entries(form).filter(([, value]) => value !== ''));
        await this.intention.send(`${this.root()}/stands`, { method: 'POST', body });
        await this.stands.load();
      },
      closed: () => this.closed(),
    };
  }

  /** @param {Festival} festival */
  askStatus(festival) {
    const ends = festival.status === 'ACTIVE';
    this.asked = {
      heading: t(ends ? 'festivals.end' : 'festivals.activate'),
      intro: ends ? html`<p>${t('festivals.end.what')}</p>` : nothing,
      action: t(ends ? 'festivals.end' : 'festivals.activate'),
      danger: ends,
      send: async () => {
        await (ends ? call(this.root(), { method: 'PATCH', body: { status: 'ENDED' } }) : call(`${this.root()}/activate`, { method: 'POST' }));
        await this.shown.load();
      },
      closed: () => this.closed(),
    };
  }

  askKeys() {
    this.asked = {
      heading: t('festivals.rotate'),
      intro: html`<p>${t('festivals.rotate.what')}</p>`,
      action: t('festivals.rotate'),
      danger: true,
      send: async () => {
        await call(`${this.root()}/rotate-qr-key`, { method: 'POST' });
        notify(t('done'));
      },
      closed: () => this.closed(),
    };
  }

  render() {
    const { value: festival, error, state } = this.shown;
    if (!festival) return html`<main id="main" aria-busy=${state === 'loading'}>${state === 'failed' ? failure(error, () => void this.shown.load()) : nothing}</main>`;
    const create = html`<button type="button" class="primary" @click=${() => this.askStand()}>${t('stands.new')}</button>`;
    return html`<main id="main"><p><a href=${href('/festivals')}>← ${t('festivals')}</a></p>
      <h1>${festival.name} ${badge(festival.status)}</h1>
      <div class="actions">${create}<button type="button" @click=${() => this.askKeys()}>${t('festivals.rotate')}</button>
        <button type="button" class=${festival.status === 'ACTIVE' ? 'danger' : ''} @click=${() => this.askStatus(festival)}>${t(festival.status === 'ACTIVE' ? 'festivals.end' : 'festivals.activate')}</button></div>
      ${facts([
        [t('festivals.id'), copyable(festival.id)],
        [t('date'), `${date(festival.startDate)} – ${date(festival.endDate)}`],
        [t('festivals.zone'), festival.timezone],
        [t('festivals.location'), festival.location],
        [t('festivals.token'), festival.currencyName],
        [t('festivals.codes'), festival.qrAlgorithm],
      ])}
      <h2>${t('stands')}</h2>
      ${table({
        caption: t('stands'),
        loader: this.stands,
        id: row => row.id,
        none: empty(t('stands.none'), create),
        size: SIZE,
        columns: [
          { head: t('name'), cell: row => html`<a href=${href(`/stands/${row.id}`)}>${row.name}</a>` },
          { head: t('stands.category'), cell: row => word('category', row.category) },
          { head: t('festivals.location'), wide: true, cell: row => row.location ?? '' },
          { head: t('status'), cell: row => badge(row.status) },
        ],
      })}
      ${formDialog(this.asked)}</main>`;
  }
}

customElements.define('console-festival', FestivalScreen);
