// @ts-check
import { html, nothing } from 'lit';
import { asApiError, call, path } from '../shared/api.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { badge, empty, facts, failure, since, time } from '../shared/components/show.js';
import { table } from '../shared/components/table.js';
import { notify } from '../shared/components/toast.js';
import { Loader } from '../shared/loader.js';
import { href } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';

/** @typedef {Omit<PartnerSync.SystemView, 'last_import'> & {last_import: PartnerSync.ImportProgress | null}} System */

const EVERY_MS = 3000;
const ROOT = '/api/v1/admin/sync';

/** The systems whose users are kept the same as ours: whether that works, imports under way, and conflicts. */
class Sync extends Screen {
  static properties = { asked: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    /** How many conflicts there were at the last look; an import may bring some. @type {number | null} */
    this.open = null;
    /** @type {Loader<System[]>} */
    this.systems = new Loader(this, signal => this.look(signal), { every: EVERY_MS });
    /** @type {Loader<{rows: (PartnerSync.Conflict & {system: string})[], total: number}>} */
    this.conflicts = new Loader(this, async signal => {
      const systems = (await call(ROOT, { signal })).body.systems;
      const lists = await Promise.all(systems.map(async (/** @type {System} */ { system }) => {
        const { conflicts } = (await call(path(`${ROOT}/${system}/conflicts`, { status: 'open', page_size: 100 }), { signal })).body;
        return conflicts.map((/** @type {PartnerSync.Conflict} */ conflict) => ({ ...conflict, system }));
      }));
      const rows = lists.flat();
      return { rows, total: rows.length };
    });
  }

  /** @param {AbortSignal} signal @returns {Promise<System[]>} */
  async look(signal) {
    /** @type {System[]} */
    const systems = (await call(ROOT, { signal })).body.systems;
    const open = systems.reduce((sum, system) => sum + system.conflicts_open, 0);
    if (this.open !== null && this.open !== open) void this.conflicts.load();
    this.open = open;
    return systems;
  }

  /** @param {string} path @param {import('../shared/api.js').CallOptions} options */
  async act(path, options) {
    try {
      const { body } = await call(`${ROOT}/${path}`, options);
      notify(t(body.conflict?.status === 'open' ? 'sync.conflicts.open' : 'done'));
      await Promise.all([this.systems.load(), this.conflicts.load()]);
    } catch (e) {
      notify(asApiError(e).message, 'failed');
    }
  }

  /** @param {System} system */
  askImport(system) {
    this.asked = {
      heading: t('sync.import.of', { system: system.system }),
      fields: [{ name: 'since', label: t('from'), type: 'date', required: true }],
      action: t('sync.import'),
      send: async form => {
        await call(`${ROOT}/${system.system}/import`, { method: 'POST', body: { since: form.since } });
        await this.systems.load();
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  /** @param {System} system */
  progress({ last_import: run }) {
    if (!run) return nothing;
    return html`<h3>${t('sync.import')} ${badge(run.status)}</h3>
      ${run.total ? html`<progress max=${run.total} value=${run.processed} aria-label=${t('sync.import')}></progress>` : nothing}
      ${facts([
        [t('sync.processed'), run.total === null ? run.processed : `${run.processed} / ${run.total}`],
        [t('sync.created'), run.created],
        [t('sync.linked'), run.linked],
        [t('sync.conflicts'), run.conflicts],
        [t('sync.failed'), run.failed],
        [t('sync.started'), time(run.started_at)],
        [t('sync.error'), run.error],
      ])}`;
  }

  /** @param {System} system */
  card(system) {
    return html`<section class="card" data-row><h2>${system.system} ${badge(system.enabled ? 'active' : 'inactive')}</h2>
      ${system.error ? html`<p class="bad">${system.error}</p>` : nothing}
      ${facts([
        [t('sync.address'), system.base_url],
        [t('sync.references'), system.references],
        [t('sync.waiting'), system.oldest_waiting_since ? html`${system.waiting} (${since(system.oldest_waiting_since)})` : system.waiting],
        [t('sync.refused'), system.refused],
        [t('sync.conflicts'), system.conflicts_open],
      ])}
      <div class="actions"><button type="button" class=${system.enabled ? 'danger' : 'primary'} @click=${() => this.act(system.system, { method: 'PUT', body: { enabled: !system.enabled } })}>${t(system.enabled ? 'sync.disable' : 'sync.enable')}</button>
        <button type="button" @click=${() => this.askImport(system)}>${t('sync.import')}</button></div>
      ${this.progress(system)}</section>`;
  }

  render() {
    const { value, error, state } = this.systems;
    return html`<main id="main"><h1>${t('sync')}</h1>
      ${state === 'failed' ? failure(error, () => void this.systems.load()) : nothing}
      ${value ? (value.length === 0 ? empty(t('sync.none')) : html`<div class="cards">${value.map(system => this.card(system))}</div>`) : nothing}
      <h2>${t('sync.conflicts')}</h2>
      ${table({
        caption: t('sync.conflicts'),
        loader: this.conflicts,
        id: row => row.id,
        none: empty(t('sync.conflicts.none')),
        columns: [
          { head: t('sync.system'), wide: true, cell: row => row.system },
          { head: t('sync.kind'), cell: row => word('conflict', row.kind) },
          { head: t('sync.ours'), cell: row => html`${row.user_id ? html`<a href=${href(`/users/${row.user_id}`)}>${row.our_email ?? row.our_phone ?? row.user_id}</a>` : ''}` },
          { head: t('sync.theirs'), cell: row => row.their_email ?? row.their_phone ?? row.external_id },
          { head: t('actions'), cell: row => html`<button type="button" @click=${() => this.act(`${row.system}/conflicts/${row.id}/retry`, { method: 'POST' })}>${t('again')}</button>
            <button type="button" class="danger" @click=${() => this.act(`${row.system}/conflicts/${row.id}/dismiss`, { method: 'POST' })}>${t('dismiss')}</button>` },
        ],
      })}
      ${formDialog(this.asked)}</main>`;
  }
}

customElements.define('console-sync', Sync);
