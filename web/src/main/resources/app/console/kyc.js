// @ts-check
import { html, nothing } from 'lit';
import { Intention, call, path } from '../shared/api.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { empty, facts, failure, time } from '../shared/components/show.js';
import { page, paging } from '../shared/components/table.js';
import { tabs } from '../shared/components/tabs.js';
import { notify } from '../shared/components/toast.js';
import { Loader } from '../shared/loader.js';
import { filter, href, query } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';
import './picture.js';

/** @typedef {Wallet.Pending} Request */

const SIZE = 20;

/** Proofs of identity and address that wait for a decision. */
class Kyc extends Screen {
  static properties = { asked: { state: true }, opened: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    /** Whose pictures are shown. @type {number | null} */
    this.opened = null;
    this.intention = new Intention();
    /** @type {Loader<{rows: Request[], total: number}>} */
    this.list = new Loader(this, async signal => {
      const { body, total } = await call(path(`/admin/pending/level${level()}/`, { page: page(), page_size: SIZE }), { signal });
      return { rows: body, total };
    });
  }

  navigated() {
    this.list.value = undefined;
    this.opened = null;
    void this.list.load();
  }

  /** @param {Request} request @param {'approve' | 'reject'} action */
  ask(request, action) {
    const rejects = action === 'reject';
    this.asked = {
      heading: t(rejects ? 'kyc.reject' : 'kyc.approve'),
      intro: html`<p>${request.user.full_name ?? ''} ${request.user.email}</p>`,
      fields: rejects ? [{ name: 'reason', label: t('reason'), hint: t('withdrawals.reason'), required: true, rows: 2 }] : [],
      action: t(action),
      danger: rejects,
      send: async form => {
        const body = { action, ...(rejects ? { reason: form.reason } : {}) };
        const answer = await this.intention.send(`/admin/approve/level${level()}/${request.id}/`, { method: 'POST', body });
        notify(answer.body.detail);
        await this.list.load();
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  /** @param {Request} request */
  card(request) {
    const name = request.user.full_name ?? request.user.email;
    const images = Object.entries(/** @type {Record<string, string>} */ (request.images));
    return html`<section class="card" data-row><h2><a href=${href(`/users/${request.user.user_id}`)}>${name}</a></h2>
      ${facts([[t('email'), request.user.email], [t('requested'), time(request.submitted_at)], ...Object.entries(request.details).map(([key, value]) => /** @type {[string, unknown]} */ ([word('kyc', key), value]))])}
      ${this.opened === request.id
        ? images.map(([key, url]) => html`<h3>${word('kyc', key)}</h3><suite-picture .path=${new URL(url, location.origin).pathname} .alt=${word('kyc', key)}></suite-picture>`)
        : html`<button type="button" @click=${() => { this.opened = request.id; }}>${t('kyc.pictures')}</button>`}
      ${request.user.user_id === this.user.user_id ? html`<p class="dim">${t('kyc.own')}</p>` : html`<div class="actions">
        <button type="button" class="primary" @click=${() => this.ask(request, 'approve')}>${t('approve')}</button>
        <button type="button" class="danger" @click=${() => this.ask(request, 'reject')}>${t('reject')}</button></div>`}</section>`;
  }

  content() {
    const { value, error, state } = this.list;
    if (state === 'failed') return failure(error, () => void this.list.load());
    if (!value) return html`<p class="dim" aria-busy="true">${t('loading')}</p>`;
    const { rows, total } = value;
    if (total === 0) return empty(t('kyc.none'));
    return html`<div class="cards">${rows.map(request => this.card(request))}</div>${paging(total, SIZE)}`;
  }

  render() {
    return html`<main id="main"><h1>${t('kyc')}</h1>
      ${tabs(t('kyc'), [['2', t('kyc.level2')], ['3', t('kyc.level3')]], level(), value => filter({ level: value === '2' ? '' : value, page: '' }), this.content())}
      ${this.asked ? formDialog(this.asked) : nothing}</main>`;
  }
}

const level = () => (query().get('level') === '3' ? '3' : '2');

customElements.define('console-kyc', Kyc);
