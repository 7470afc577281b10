// @ts-check
import { html } from 'lit';
import { asApiError, call, logIn } from '../shared/api.js';
import { field } from '../shared/components/field.js';
import { failure } from '../shared/components/show.js';
import { go, href } from '../shared/router.js';
import { Screen, formOf } from '../shared/screen.js';
import { isLoggedIn } from '../shared/session.js';
import { t, textLanguage } from '../shared/texts.js';
import { besideFields } from './frame.js';

/** Those that mails are written in. */
const MAIL_LANGUAGES = ['en', 'fr'];

/** A new account; whoever made it is logged in. */
class SignUp extends Screen {
  static properties = { error: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/errors.js').ApiError | null} */
    this.error = null;
    this.busy = false;
  }

  connectedCallback() {
    super.connectedCallback();
    if (isLoggedIn()) go('/home'); // Back after a sign-up must not mix two users.
  }

  firstUpdated() {
    this.querySelector('input')?.focus();
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    const form = formOf(event);
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      const { email = '', password = '', full_name: name = '' } = form;
      const language = MAIL_LANGUAGES.includes(textLanguage()) ? { language: textLanguage() } : {};
      const body = { email, password, ...(name ? { full_name: name } : {}), ...language };
      await call('/account/signup/', { method: 'POST', body, anonymous: true });
      await logIn({ email }, password);
      go('/home');
    } catch (e) {
      this.error = besideFields(asApiError(e), ['email', 'password', 'full_name']);
    } finally {
      this.busy = false;
    }
  }

  render() {
    const wrong = this.error?.fields ?? {};
    return html`<main class="narrow card" id="main"><h1>${t('signup')}</h1>
      <form @submit=${this.submit}>
        ${field({ name: 'full_name', label: t('name'), autocomplete: 'name', maxlength: 150, error: wrong.full_name ?? '' })}
        ${field({ name: 'email', label: t('email'), type: 'email', autocomplete: 'email', required: true, error: wrong.email ?? '' })}
        ${field({ name: 'password', label: t('login.password'), type: 'password', autocomplete: 'new-password', hint: t('password.hint'), required: true, error: wrong.password ?? '' })}
        ${failure(this.error)}
        <button class="primary whole" ?disabled=${this.busy}>${t('signup')}</button>
      </form><p class="dim">${t('signup.have')} <a href=${href('/home')}>${t('login')}</a></p></main>`;
  }
}

customElements.define('wallet-sign-up', SignUp);
