// @ts-check
import { html, nothing } from 'lit';
import { asApiError, logIn } from '../shared/api.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { notify } from '../shared/components/toast.js';
import { span } from '../shared/dates.js';
import { go, href } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, tn } from '../shared/texts.js';
import { connection, isOnline } from './connection.js';
import { timeLeft } from './offline.js';
import { failed, queue, waiting } from './queue.js';
import { currentStaff, currentTill, keepTill, tillChanges } from './till.js';

const MINUTE_MS = 60_000;

/**
 * What all screens of the till have: its stand, the connection, what waits, and the way between them. Without a
 * connection a till whose staff has not logged out goes on, also after a reload.
 */
export class TillScreen extends Screen {
  /** @type {Record<string, {state?: boolean, attribute?: false}>} */
  static properties = { asked: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    this.changed = () => this.requestUpdate();
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.minutes = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    for (const source of [connection, queue, tillChanges]) source.addEventListener('change', this.changed);
    this.minutes = setInterval(this.changed, MINUTE_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    for (const source of [connection, queue, tillChanges]) source.removeEventListener('change', this.changed);
    clearInterval(this.minutes);
  }

  /** @param {import('./till.js').Till} till @returns {unknown} */
  body(till) {
    void till;
    return nothing;
  }

  askToUnlock() {
    if (waiting().length > 0) {
      notify(t('pos.unlock.waits'), 'failed');
      return;
    }
    this.asked = {
      heading: t('pos.unlock'),
      intro: html`<p>${t('pos.unlock.why')}</p>`,
      fields: [{ name: 'again', label: t('login.password'), type: 'password', autocomplete: 'current-password', required: true }],
      action: t('pos.unlock'),
      send: async form => {
        await logIn({ email: currentStaff()?.email ?? '' }, form.again ?? '').catch(e => {
          throw asApiError(e);
        });
        await keepTill(null);
        go('/choose');
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  strip() {
    const count = waiting().length;
    const refused = failed().length;
    return html`<div class="strip" role="status">
      <span class="badge ${isOnline() ? 'good' : 'open'}">${t(isOnline() ? 'pos.online' : 'pos.offline')}</span>
      ${count > 0 || !isOnline() ? html`<a href=${href('/waiting')}>${tn('pos.waiting', count)}</a>` : nothing}
      ${refused > 0 ? html`<a class="bad" href=${href('/waiting')}>${tn('pos.failed', refused)}</a>` : nothing}
      ${count > 0 || !isOnline() ? html`<span class="dim">${t('pos.offline.left', { time: span(Math.floor(timeLeft() / MINUTE_MS) * 60) })}</span>` : nothing}</div>`;
  }

  /** @param {import('./till.js').Till} till */
  head(till) {
    /** @type {[string, string][]} */
    const screens = [['/sell', t('pos.sell')], ['/sales', t('pos.sales')], ['/waiting', t('pos.queue')]];
    const here = location.pathname.slice(href('').length).replace(/\/$/, '') || '/sell';
    return html`<div class="stand"><div><p class="stand-name">${till.stand.name}</p><p class="dim small">${till.festival.name}</p></div>
        <button type="button" class="quiet" @click=${this.askToUnlock} ?disabled=${!isOnline()}>${t('pos.unlock')}</button></div>
      ${this.strip()}
      <nav class="tabs" aria-label=${t('menu')}>${screens.map(([path, text]) => html`<a href=${href(path)} aria-current=${path === here ? 'page' : 'false'}>${text}</a>`)}</nav>`;
  }

  render() {
    const till = currentTill();
    return html`<main id="main" class="till">${till
      ? html`${this.head(till)}${this.body(till)}`
      : html`<h1>${t('pos.choose')}</h1><p>${t('pos.choose.first')}</p><p><a class="primary" href=${href('/choose')}>${t('pos.choose')}</a></p>`}
      ${formDialog(this.asked)}</main>`;
  }
}
