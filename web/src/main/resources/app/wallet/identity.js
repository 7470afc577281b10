// @ts-check
import { html } from 'lit';
import { Intention, call } from '../shared/api.js';
import { field } from '../shared/components/field.js';
import { empty, failure } from '../shared/components/show.js';
import { asApiError } from '../shared/errors.js';
import { Loader } from '../shared/loader.js';
import { href } from '../shared/router.js';
import { formOf } from '../shared/screen.js';
import { t } from '../shared/texts.js';
import { WalletScreen, besideFields, wrongField } from './frame.js';
import { loaded } from './list.js';

const LARGEST_IMAGE = 5 * 1024 * 1024;

/** @typedef {{name: string, label: string, optional?: boolean, picture?: boolean, autocomplete?: string}} Wanted */

/** What each level asks for. @type {Record<number, Wanted[]>} */
const LEVELS = {
  2: [
    { name: 'nin', label: 'kyc.nin' },
    { name: 'nin_image', label: 'kyc.nin_image', picture: true },
  ],
  3: [
    { name: 'house_address_1', label: 'kyc.house_address_1', autocomplete: 'address-line1' },
    { name: 'house_address_2', label: 'kyc.house_address_2', optional: true, autocomplete: 'address-line2' },
    { name: 'nearest_bus_stop', label: 'kyc.nearest_bus_stop', optional: true },
    { name: 'city', label: 'kyc.city', autocomplete: 'address-level2' },
    { name: 'state', label: 'kyc.state', autocomplete: 'address-level1' },
    { name: 'country', label: 'kyc.country', autocomplete: 'country-name' },
    { name: 'proof_of_address_image', label: 'kyc.proof_of_address_image', picture: true },
    { name: 'face_verification_image', label: 'kyc.face_verification_image', picture: true },
  ],
};

const submission = new Intention();

/** Hands in what proves who one is, for the next level. */
class Identity extends WalletScreen {
  static properties = { error: { state: true }, busy: { state: true }, sent: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/errors.js').ApiError | null} */
    this.error = null;
    this.busy = false;
    this.sent = false;
    /** @type {Loader<Wallet.Me>} */
    this.me = new Loader(this, async signal => (await call('/account/me/', { signal })).body);
  }

  heading() {
    return t('identity');
  }

  /** @returns {[string, string]} */
  up() {
    return ['/account', t('account')];
  }

  /** @param {SubmitEvent} event @param {number} level @param {Wanted[]} wanted */
  async submit(event, level, wanted) {
    const form = formOf(event);
    const files = new FormData(/** @type {HTMLFormElement} */ (event.target));
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      const body = new FormData();
      for (const { name, picture } of wanted) {
        const given = files.get(name);
        if (!picture && form[name]) body.append(name, form[name]);
        if (picture && given instanceof File) {
          if (given.size > LARGEST_IMAGE) throw wrongField(name, t('picture.large'));
          body.append(name, given);
        }
      }
      await submission.send(`/account/credentials/level${level}/`, { method: 'POST', body });
      this.sent = true;
    } catch (e) {
      this.error = besideFields(asApiError(e), wanted.map(each => each.name));
    } finally {
      this.busy = false;
    }
  }

  /** @param {number} level @param {Wanted[]} wanted */
  form(level, wanted) {
    const wrong = this.error?.fields ?? {};
    return html`<form class="card form" @submit=${(/** @type {SubmitEvent} */ event) => this.submit(event, level, wanted)}>
      <h2>${t('identity.raise', { level })}</h2><p class="dim">${t('identity.private')}</p>
      ${wanted.map(({ name, label, optional, picture, autocomplete }) => field({
        name,
        label: optional ? t('optional', { label: t(label) }) : t(label),
        required: !optional,
        error: wrong[name] ?? '',
        ...(autocomplete ? { autocomplete } : {}),
        ...(picture ? { type: 'file', accept: 'image/png,image/jpeg,image/webp', hint: t('picture.hint') } : { maxlength: 200 }),
      }))}
      ${failure(this.error)}
      <button class="primary whole big" ?disabled=${this.busy}>${t('identity.send')}</button></form>`;
  }

  body() {
    return loaded(this.me, me => {
      if (this.sent || me.pending_level) {
        return empty(t('identity.sent'), html`<a class="primary" href=${href('/account')}>${t('account')}</a>`);
      }
      const level = Number(me.level.replace(/\D/g, '')) + 1;
      const wanted = LEVELS[level];
      return wanted ? this.form(level, wanted) : empty(t('identity.highest'));
    });
  }
}

customElements.define('wallet-identity', Identity);
