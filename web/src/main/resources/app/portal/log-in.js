// @ts-check
import { html, nothing } from 'lit';
import { asApiError, call } from '../shared/api.js';
import { field } from '../shared/components/field.js';
import { failure } from '../shared/components/show.js';
import { Screen, formOf } from '../shared/screen.js';
import { isLoggedIn, setToken } from '../shared/session.js';
import { t } from '../shared/texts.js';

/** Whether a session has ended by itself. */
let expired = false;

/** The secret isn't kept, not even in memory, so that a session ends with its token. @returns {Promise<string | null>} */
export async function renewPartner() {
  expired = isLoggedIn();
  return null;
}

/** A partner's log-in, with the credentials that its systems use, too. */
class PartnerLogIn extends Screen {
  static properties = { error: { state: true }, busy: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/errors.js').ApiError | null} */
    this.error = null;
    this.busy = false;
  }

  firstUpdated() {
    this.querySelector('input')?.focus();
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    const form = formOf(event);
    if (this.busy) return;
    this.busy = true;
    try {
      const body = { grant_type: 'client_credentials', client_id: form.client_id, client_secret: form.client_secret };
      const answer = await call('/api/v1/partner/auth/token', { method: 'POST', body, anonymous: true, credentials: 'omit' });
      expired = false;
      setToken(answer.body.access_token);
    } catch (e) {
      this.error = reasonOf(asApiError(e));
    } finally {
      this.busy = false;
    }
  }

  render() {
    return html`<main class="narrow card" id="main"><h1>${t('portal.title')}</h1>
      ${expired ? html`<p class="notice" role="status">${t('portal.expired')}</p>` : html`<p class="dim">${t('portal.about')}</p>`}
      <form @submit=${this.submit}>
        ${field({ name: 'client_id', label: t('portal.client'), autocomplete: 'username', required: true })}
        ${field({ name: 'client_secret', label: t('portal.secret'), type: 'password', hint: t('portal.secret.hint'), required: true })}
        ${failure(this.error)}
        <button class="primary whole" ?disabled=${this.busy}>${t('login')}</button>
      </form>${expired ? nothing : html`<p class="dim small">${t('portal.none')}</p>`}</main>`;
  }
}

/** OAuth's answer to wrong credentials is a word and nothing to read. @param {import('../shared/errors.js').ApiError} error */
const reasonOf = error => (error.status === 401 ? error.saying(t('portal.refused')) : error);

customElements.define('portal-log-in', PartnerLogIn);
