// @ts-check
import { html, nothing, svg } from 'lit';
import { ApiError } from '../shared/api.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { asApiError } from '../shared/errors.js';
import { minor, parseAmount } from '../shared/money.js';
import { href } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, tn } from '../shared/texts.js';
import { news, unreadCount } from './news.js';

const BELL = svg`<path d="M4 6.5a4 4 0 0 1 8 0c0 3.5 1.5 4.5 1.5 4.5h-11S4 10 4 6.5M6.5 13.5a1.5 1.5 0 0 0 3 0"></path>`;

/** Not every change of a balance is in the news: users choose what they are notified of. */
export const RENEWED_EVERY_MS = 30_000;

/** What all screens of the wallet have: a heading, the way back, the bell, and a dialog that asks for something. */
export class WalletScreen extends Screen {
  /** @type {Record<string, {state?: boolean, attribute?: false}>} */
  static properties = { asked: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    this.told = () => {
      this.refresh();
      this.requestUpdate();
    };
  }

  connectedCallback() {
    super.connectedCallback();
    news.addEventListener('change', this.told);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    news.removeEventListener('change', this.told);
  }

  /** There is news, so that what is shown may have changed. */
  refresh() {}

  /** @returns {unknown} */
  heading() {
    return nothing;
  }

  /** Where it goes back to, and the text of that. @returns {[string, string] | null} */
  up() {
    return null;
  }

  /** @returns {unknown} */
  body() {
    return nothing;
  }

  /**
   * Opens a dialog. What the server says about single fields is shown beside those, and not again below them.
   * @param {Omit<import('../shared/components/form-dialog.js').FormDialog, 'closed'>} dialog
   */
  ask(dialog) {
    const fields = (dialog.fields ?? []).map((each, at) => ({ ...each, autofocus: at === 0 }));
    const names = fields.map(each => each.name);
    this.asked = {
      ...dialog,
      fields,
      send: form =>
        dialog.send(form).catch(e => {
          throw besideFields(asApiError(e), names);
        }),
      closed: () => {
        this.asked = null;
      },
    };
  }

  render() {
    const up = this.up();
    const unread = unreadCount();
    return html`<main id="main" class="wallet">
      ${up ? html`<p class="up"><a href=${href(up[0])}>← ${up[1]}</a></p>` : nothing}
      <div class="top"><h1>${this.heading()}</h1>
        <a class="bell" href=${href('/notifications')} aria-label=${unread > 0 ? tn('news.unread', unread) : t('news')}>
          <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">${BELL}</svg>${unread > 0 ? html`<span aria-hidden="true">${unread > 99 ? '99+' : unread}</span>` : nothing}</a></div>
      ${this.body()}${formDialog(this.asked)}</main>`;
  }
}

/** @param {ApiError} error @param {string[]} names of the fields that are shown */
export function besideFields(error, names) {
  const wrong = Object.keys(error.fields);
  return wrong.length > 0 && wrong.every(each => names.includes(each)) ? error.saying(t('form.wrong')) : error;
}

/** What is wrong with one field before anything is sent. @param {string} name @param {string} text */
export const wrongField = (name, text) => new ApiError(400, t('form.wrong'), { fields: { [name]: text } });

/** A typed amount above zero, as a decimal. @param {Record<string, string>} form @param {string} [name] */
export function amountOf(form, name = 'amount') {
  const amount = parseAmount(form[name] ?? '');
  if (amount === null || minor(amount) === 0) throw wrongField(name, t('amount.wrong'));
  return amount;
}
