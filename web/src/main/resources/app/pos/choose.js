// @ts-check
import { html, nothing } from 'lit';
import { asApiError, call, path } from '../shared/api.js';
import { empty, failure } from '../shared/components/show.js';
import { Loader } from '../shared/loader.js';
import { go, href } from '../shared/router.js';
import { t, word } from '../shared/texts.js';
import { TillScreen } from './frame.js';
import { lock } from './stand.js';
import { currentTill } from './till.js';

const PAGE = 100;
const MOST_PAGES = 20;

/** @param {string} path_ @param {AbortSignal} signal */
async function all(path_, signal) {
  /** @type {any[]} */
  const rows = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { body } = await call(path(path_, { page, per_page: PAGE }), { signal });
    rows.push(...body.data);
    if (body.data.length < PAGE) break;
  }
  return rows;
}

/** Which festival and which of its stands this device sells for. */
class Choose extends TillScreen {
  static properties = { typed: { state: true }, error: { state: true } };

  constructor() {
    super();
    this.typed = '';
    /** @type {import('../shared/errors.js').ApiError | null} */
    this.error = null;
    /** @type {Loader<any[]>} */
    this.rows = new Loader(this, async signal => {
      if (!this.user) return [];
      const rows = await all(this.params.festival ? `/api/v1/festivals/${this.params.festival}/stands` : '/api/v1/festivals', signal);
      return rows.filter(row => row.status === 'ACTIVE');
    });
  }

  /** @param {string} stand */
  async take(stand) {
    try {
      await lock(stand);
      go('/sell');
    } catch (e) {
      this.error = asApiError(e);
    }
  }

  /** @param {any} row */
  entry(row) {
    return this.params.festival
      ? html`<li><button type="button" class="whole pick" @click=${() => this.take(row.id)}><strong>${row.name}</strong> <span class="dim">${word('pos.category', row.category)}</span></button></li>`
      : html`<li><a class="button pick whole" href=${href(`/choose/${row.id}`)}><strong>${row.name}</strong> <span class="dim">${row.location ?? ''}</span></a></li>`;
  }

  list() {
    if (this.rows.state === 'failed') return failure(this.rows.error, () => void this.rows.load());
    if (!this.rows.value) return html`<p class="dim" aria-busy="true">${t('loading')}</p>`;
    const wanted = this.typed.toLocaleLowerCase();
    const rows = this.rows.value.filter(row => row.name.toLocaleLowerCase().includes(wanted));
    if (this.rows.value.length === 0) return empty(t(this.params.festival ? 'pos.choose.nostand' : 'pos.choose.nofestival'));
    return html`<div class="field"><label for="find">${t('search')}</label><input id="find" type="search" autocomplete="off" data-search
        @input=${(/** @type {InputEvent} */ event) => { this.typed = /** @type {HTMLInputElement} */ (event.target).value; }}></div>
      <ul class="plain picks">${rows.map(row => this.entry(row))}</ul>`;
  }

  render() {
    return html`<main id="main" class="till"><h1>${t(this.params.festival ? 'pos.choose.stand' : 'pos.choose.festival')}</h1>
      ${currentTill()
        ? html`<p>${t('pos.choose.locked', { stand: currentTill()?.stand.name ?? '' })}</p><p><a class="primary" href=${href('/sell')}>${t('pos.sell')}</a></p>`
        : html`${this.params.festival ? html`<p><a href=${href('/choose')}>${t('pos.choose.festival')}</a></p>` : nothing}
          ${failure(this.error)}${this.list()}`}</main>`;
  }
}

customElements.define('pos-choose', Choose);
