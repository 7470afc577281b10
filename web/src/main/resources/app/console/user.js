// @ts-check
import { html, nothing } from 'lit';
import { ApiError, call, path } from '../shared/api.js';
import { copyable } from '../shared/components/copy.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { amount, badge, empty, facts, failure, time } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { Loader } from '../shared/loader.js';
import { href } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';
import { highest } from './users.js';

/** @typedef {{user: Wallet.User, main: Wallet.MainWalletView | null, wallets: Wallet.WalletView[]}} Shown */

/** One account: who it is, what it may do, and its wallets with the brake. */
class UserScreen extends Screen {
  static properties = { asked: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    /** @type {Loader<Shown>} */
    this.shown = new Loader(this, async signal => {
      const id = this.params.id ?? '';
      const { body: users } = await call(path('/admin/users/', { q: id, page_size: 100 }), { signal });
      const user = users.find((/** @type {Wallet.User} */ each) => each.user_id === id || String(each.id) === id);
      if (!user) throw new ApiError(404, t('missing.title'));
      const [main, wallets] = await Promise.all([
        optional(call(`/api/v1/wallet/of/${user.user_id}`, { signal })),
        optional(call(path('/api/v1/wallets', { userId: user.user_id, per_page: 100 }), { signal })),
      ]);
      return { user, main: main?.body.data ?? null, wallets: wallets?.body.data ?? [] };
    });
  }

  /** @param {string} heading @param {import('../shared/components/field.js').Field[]} fields @param {string} action @param {(form: Record<string, string>) => Promise<any>} send @param {boolean} [danger] */
  ask(heading, fields, action, send, danger = false) {
    this.asked = {
      heading,
      intro: html`<p>${this.shown.value?.user.full_name ?? ''} ${this.shown.value?.user.email ?? ''}</p>`,
      fields,
      action,
      danger,
      send: async form => {
        await send(form);
        notify(t('done'));
        await this.shown.load();
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  /** @param {Wallet.User} user */
  askRole(user) {
    const roles = this.user.roles.includes('SUPER_ADMIN') ? ['USER', 'STAFF', 'ADMIN', 'SUPER_ADMIN'] : ['USER', 'STAFF', 'ADMIN'];
    const options = roles.map(role => [role, word('role', role)]);
    this.ask(t('users.role.change'), [{ name: 'roles', label: t('users.role'), value: highest(user.roles), options }], t('save'), form =>
      call(`/admin/users/${user.user_id}/`, { method: 'PATCH', body: { roles: [form.roles] } }));
  }

  /** @param {Wallet.User} user */
  askAccess(user) {
    this.ask(t(user.is_active ? 'users.disable' : 'users.enable'), [], t(user.is_active ? 'users.disable' : 'users.enable'),
      () => call(`/admin/users/${user.user_id}/`, { method: 'PATCH', body: { is_active: !user.is_active } }), user.is_active);
  }

  /** @param {Wallet.MainWalletView} wallet */
  askMain(wallet) {
    const fields = wallet.isActive ? [{ name: 'reason', label: t('reason'), required: true }] : [];
    this.ask(t(wallet.isActive ? 'wallets.freeze' : 'wallets.unfreeze'), fields, t(wallet.isActive ? 'wallets.freeze' : 'wallets.unfreeze'), form =>
      call(path(`/api/v1/wallet/${wallet.walletId}/${wallet.isActive ? 'deactivate' : 'activate'}`, { reason: form.reason }), { method: 'PUT' }), wallet.isActive);
  }

  /** @param {Wallet.WalletView} wallet */
  askFestival(wallet) {
    const freezes = wallet.status === 'ACTIVE';
    this.ask(t(freezes ? 'wallets.freeze' : 'wallets.unfreeze'), [], t(freezes ? 'wallets.freeze' : 'wallets.unfreeze'), () =>
      call(`/api/v1/wallets/${wallet.id}/${freezes ? 'freeze' : 'unfreeze'}`, { method: 'POST' }), freezes);
  }

  /** @param {Shown} shown */
  wallets({ main, wallets }) {
    if (!main && wallets.length === 0) return empty(t('wallets.none'));
    return html`<div class="cards">
      ${main ? html`<section class="card"><h3>${t('wallets.main')} ${badge(main.isActive ? 'active' : 'frozen')}</h3>
        <p>${amount(main.currentBalance, 'TZS')}</p><p class="small">${copyable(main.walletId, true)}</p>
        ${main.isActive || this.user.roles.includes('SUPER_ADMIN') ? html`<button type="button" class=${main.isActive ? 'danger' : ''}
          @click=${() => this.askMain(main)}>${t(main.isActive ? 'wallets.freeze' : 'wallets.unfreeze')}</button>` : nothing}</section>` : nothing}
      ${wallets.map(wallet => html`<section class="card"><h3>${t('wallets.festival')} ${badge(wallet.status)}</h3>
        <p class="money">${wallet.balanceDisplay}</p><p class="small">${copyable(wallet.id, true)} <a href=${href(`/festivals/${wallet.festivalId}`)}>${t('festivals.one')}</a></p>
        ${wallet.status === 'CLOSED' ? nothing : html`<button type="button" class=${wallet.status === 'ACTIVE' ? 'danger' : ''}
          @click=${() => this.askFestival(wallet)}>${t(wallet.status === 'ACTIVE' ? 'wallets.freeze' : 'wallets.unfreeze')}</button>`}</section>`)}</div>`;
  }

  render() {
    const { value, error, state } = this.shown;
    if (!value) return html`<main id="main" aria-busy=${state === 'loading'}>${state === 'failed' ? failure(error, () => void this.shown.load()) : nothing}</main>`;
    const { user } = value;
    const isSelf = user.user_id === this.user.user_id;
    return html`<main id="main"><p><a href=${href('/users')}>← ${t('users')}</a></p>
      <h1>${user.full_name || user.username || user.email || user.phone || user.id} ${badge(user.is_active ? 'active' : 'inactive')}</h1>
      ${isSelf ? nothing : html`<div class="actions"><button type="button" @click=${() => this.askRole(user)}>${t('users.role.change')}</button>
        <button type="button" class=${user.is_active ? 'danger' : ''} @click=${() => this.askAccess(user)}>${t(user.is_active ? 'users.disable' : 'users.enable')}</button></div>`}
      ${facts([
        [t('id'), user.id],
        [t('users.uuid'), copyable(user.user_id)],
        [t('email'), user.email],
        [t('phone'), user.phone && html`${user.phone} ${badge(user.phone_verified ? 'proved' : 'unproved', user.phone_verified ? 'good' : 'open')}`],
        [t('users.role'), word('role', highest(user.roles))],
        [t('users.level'), user.level],
        [t('users.since'), time(user.created_at)],
      ])}
      <p><a href=${href(`/orders?user=${user.id}`)}>${t('orders')}</a></p>
      <h2>${t('wallets')}</h2>${this.wallets(value)}
      ${formDialog(this.asked)}</main>`;
  }
}

/** What isn't there is null. @template T @param {Promise<T>} answer @returns {Promise<T | null>} */
async function optional(answer) {
  try {
    return await answer;
  } catch (e) {
    if (e instanceof ApiError && (e.status === 404 || e.status === 405)) return null;
    throw e;
  }
}

customElements.define('console-user', UserScreen);
