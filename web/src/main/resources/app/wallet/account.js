// @ts-check
import { html, nothing } from 'lit';
import { call } from '../shared/api.js';
import { amount, badge, facts } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { asApiError } from '../shared/errors.js';
import { Loader } from '../shared/loader.js';
import { href } from '../shared/router.js';
import { begin } from '../shared/session.js';
import { t, word } from '../shared/texts.js';
import { WalletScreen, wrongField } from './frame.js';
import { loaded } from './list.js';
import { noteLock } from './lock.js';

const PIN = { type: 'password', inputmode: 'numeric', pattern: '[0-9]{4}', maxlength: 4, required: true };
const HIGHEST_LEVEL = 3;

/** One's own account: who it is, what proves it, and its secrets. */
class AccountScreen extends WalletScreen {
  constructor() {
    super();
    /** @type {Loader<Wallet.Me>} */
    this.me = new Loader(this, async signal => (await call('/account/me/', { signal })).body);
  }

  refresh() {
    void this.me.load();
  }

  heading() {
    return t('account');
  }

  /** @param {string} text */
  async done(text) {
    notify(text);
    await this.me.load();
  }

  /** @param {Wallet.Me} me */
  askProfile(me) {
    this.ask({
      heading: t('account.change'),
      fields: [
        { name: 'full_name', label: t('name'), value: me.full_name ?? '', autocomplete: 'name', maxlength: 200 },
        { name: 'email', label: t('email'), type: 'email', value: me.email, autocomplete: 'email', required: true },
        { name: 'language', label: t('account.language'), value: me.language, options: [['en', t('language.en')], ['fr', t('language.fr')]] },
      ],
      action: t('save'),
      send: async form => {
        const body = { full_name: form.full_name || null, email: form.email, language: form.language };
        await call('/account/me/', { method: 'PATCH', body });
        await this.done(t('done'));
      },
    });
  }

  /** First the code is sent, then it is asked for. @param {Wallet.Me} me */
  askPhone(me) {
    this.ask({
      heading: t('phone.prove'),
      intro: html`<p class="dim">${t('phone.why')}</p><wallet-lock .what=${'phone'}></wallet-lock>`,
      fields: [{ name: 'phone', label: t('phone'), type: 'tel', value: me.phone ?? '', autocomplete: 'tel', hint: t('phone.hint'), required: true }],
      action: t('phone.send'),
      send: async form => {
        await call('/account/phone/send-code/', { method: 'POST', body: { phone: form.phone } }).catch(e => {
          noteLock('phone', asApiError(e));
          throw e;
        });
        setTimeout(() => this.askCode(form.phone ?? '')); // After this dialog has closed.
      },
    });
  }

  /** The page may have been left while the message was read. @param {string} phone @param {boolean} [isKnown] that the code went there */
  askCode(phone, isKnown = true) {
    this.ask({
      heading: t('phone.prove'),
      ...(isKnown ? { intro: html`<p>${t('phone.sent', { phone })}</p>` } : {}),
      fields: [
        ...(isKnown ? [] : [{ name: 'phone', label: t('phone'), type: 'tel', value: phone, autocomplete: 'tel', hint: t('phone.hint'), required: true }]),
        { name: 'code', label: t('phone.code'), inputmode: 'numeric', pattern: '[0-9]{6}', maxlength: 6, autocomplete: 'one-time-code', required: true },
      ],
      action: t('phone.confirm'),
      send: async form => {
        await call('/account/phone/verify/', { method: 'POST', body: { phone: form.phone ?? phone, code: form.code } });
        await this.done(t('phone.proved'));
      },
    });
  }

  /** @param {Wallet.Me} me */
  askPin(me) {
    this.ask({
      heading: t(me.has_pin ? 'pin.change' : 'pin.create'),
      intro: html`<p class="dim">${t('pin.why')}</p><wallet-lock .what=${'pin'}></wallet-lock>`,
      fields: [
        ...(me.has_pin ? [{ ...PIN, name: 'old_pin', label: t('pin.old') }] : []),
        { ...PIN, name: 'pin', label: t('pin.new') },
        { ...PIN, name: 'again', label: t('pin.again') },
      ],
      action: t('save'),
      send: async form => {
        if (form.pin !== form.again) throw wrongField('again', t('pin.differs'));
        const body = { pin: form.pin, ...(me.has_pin ? { old_pin: form.old_pin } : {}) };
        await call(me.has_pin ? '/account/pin/update/' : '/account/pin/create/', { method: 'POST', body }).catch(e => {
          noteLock('pin', asApiError(e));
          throw e;
        });
        await this.done(t('pin.done'));
      },
    });
  }

  askPassword() {
    this.ask({
      heading: t('password.change'),
      intro: html`<p class="dim">${t('password.why')}</p>`,
      fields: [
        { name: 'old_password', label: t('password.old'), type: 'password', autocomplete: 'current-password', required: true },
        { name: 'password', label: t('password.new'), type: 'password', autocomplete: 'new-password', hint: t('password.hint'), required: true },
      ],
      action: t('save'),
      send: async form => {
        const body = { old_password: form.old_password, password: form.password };
        begin((await call('/account/password/update/', { method: 'POST', body, headers: { 'X-Token-Transport': 'cookie' } })).body);
        notify(t('password.done'));
      },
    });
  }

  /** @param {Wallet.Me} me */
  identity(me) {
    return html`<section class="card"><h2>${t('identity')}</h2>
      ${facts([[t('identity.level'), me.level], [t('withdrawals.limit'), amount(me.transaction_limit, 'USD')]])}
      ${this.nextLevel(me)}</section>`;
  }

  /** @param {Wallet.Me} me */
  nextLevel(me) {
    if (me.pending_level) return html`<p class="dim">${t('identity.sent')}</p>`;
    const next = Number(me.level.replace(/\D/g, '')) + 1;
    return next > HIGHEST_LEVEL ? nothing : html`<p class="dim">${t('identity.why')}</p>
      <a class="button" href=${href('/account/identity')}>${t('identity.raise', { level: next })}</a>`;
  }

  body() {
    return loaded(this.me, me => html`<div class="cards">
      <section class="card"><h2>${t('account.profile')}</h2>
        ${facts([[t('name'), me.full_name], [t('account.username'), me.username], [t('email'), me.email], [t('account.language'), word('language', me.language)]])}
        <button type="button" @click=${() => this.askProfile(me)}>${t('account.change')}</button></section>
      <section class="card"><h2>${t('phone')}</h2>
        <p>${me.phone ? html`${me.phone} ${badge(me.phone_verified ? 'proved' : 'unproved', me.phone_verified ? 'good' : 'open')}` : t('phone.none')}</p>
        <div class="actions"><button type="button" @click=${() => this.askPhone(me)}>${t(me.phone_verified ? 'phone.change' : 'phone.prove')}</button>
          <button type="button" class="quiet" @click=${() => this.askCode(me.phone ?? '', false)}>${t('phone.have')}</button></div></section>
      <section class="card"><h2>${t('account.secrets')}</h2>
        <p class="dim">${t(me.has_pin ? 'pin.there' : 'pin.none')}</p>
        <div class="actions"><button type="button" @click=${() => this.askPin(me)}>${t(me.has_pin ? 'pin.change' : 'pin.create')}</button>
          <button type="button" @click=${this.askPassword}>${t('password.change')}</button></div></section>
      ${this.identity(me)}</div>`);
  }
}

customElements.define('wallet-account', AccountScreen);
