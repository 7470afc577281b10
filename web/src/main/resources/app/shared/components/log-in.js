// @ts-check
import { html } from 'lit';
import { asApiError, logIn } from '../api.js';
import { Screen, formOf } from '../screen.js';
import { t } from '../texts.js';
import { field } from './field.js';
import { failure } from './show.js';

/** The users' log-in by e-mail, phone or username. */
class LogIn extends Screen {
  static properties = { error: { state: true }, busy: { state: true }, heading: { attribute: false }, more: { attribute: false } };

  constructor() {
    super();
    /** @type {import('../errors.js').ApiError | null} */
    this.error = null;
    this.busy = false;
    this.heading = '';
    /** Further ways in, such as the sign-up. @type {unknown} */
    this.more = null;
  }

  firstUpdated() {
    this.querySelector('input')?.focus();
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    const { who = '', password = '' } = formOf(event);
    this.busy = true;
    try {
      const name = who.includes('@') ? { email: who } : /^\+?[\d\s()-]+$/.test(who) ? { phone: who } : { username: who };
      await logIn(name, password);
    } catch (e) {
      this.error = asApiError(e);
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`<main class="narrow card" id="main"><h1>${this.heading}</h1>
      <form @submit=${this.submit}>
        ${field({ name: 'who', label: t('login.who'), autocomplete: 'username', required: true })}
        ${field({ name: 'password', label: t('login.password'), type: 'password', autocomplete: 'current-password', required: true })}
        ${failure(this.error)}
        <button class="primary whole" ?disabled=${this.busy}>${t('login')}</button>
      </form>${this.more}</main>`;
  }
}

customElements.define('suite-log-in', LogIn);
