// @ts-check
import { html, nothing } from 'lit';
import { Intention, call, path } from '../shared/api.js';
import { field } from '../shared/components/field.js';
import { amount, empty, failure } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { asApiError } from '../shared/errors.js';
import { Loader } from '../shared/loader.js';
import { minor, parseAmount } from '../shared/money.js';
import { go } from '../shared/router.js';
import { formOf } from '../shared/screen.js';
import { language, t, word } from '../shared/texts.js';
import { WalletScreen, amountOf, besideFields, wrongField } from './frame.js';
import { loaded } from './list.js';
import { worth } from './worth.js';

const PAGE = 100;
const MOST_PAGES = 10;
const LARGEST_IMAGE = 5 * 1024 * 1024;
const FIELDS = ['store', 'card', 'type', 'amount', 'image', 'e_code_pin'];

/** Outlives the screen: an order whose answer was lost is the same one when it is sent again from here. */
const order = new Intention();

/** Hands in a gift card: which one it is, what it is good for, and what shows that it is there. */
class Sell extends WalletScreen {
  static properties = { store: { state: true }, card: { state: true }, type: { state: true }, typed: { state: true }, picture: { state: true }, error: { state: true }, busy: { state: true } };

  constructor() {
    super();
    this.store = '';
    this.card = '';
    this.type = '';
    this.typed = '';
    /** The chosen picture, as the browser knows it. */
    this.picture = '';
    /** @type {import('../shared/errors.js').ApiError | null} */
    this.error = null;
    this.busy = false;
    /** @type {Loader<Voucher.StoreView[]>} */
    this.stores = new Loader(this, async signal => (await allStores(signal)).filter(store => store.cards.length > 0));
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.picture);
  }

  heading() {
    return t('cards.sell');
  }

  /** @returns {[string, string]} */
  up() {
    return ['/cards', t('cards')];
  }

  /** @param {string} type */
  chooseType(type) {
    this.type = type;
    this.show(undefined);
  }

  /** @param {File | undefined} file */
  show(file) {
    URL.revokeObjectURL(this.picture);
    this.picture = file ? URL.createObjectURL(file) : '';
  }

  /** @param {Event} event */
  choosePicture(event) {
    this.show(/** @type {HTMLInputElement} */ (event.target).files?.[0]);
  }

  /** What is credited is shown while the amount is typed. @param {Event} event */
  follow(event) {
    if (event.target instanceof HTMLInputElement && event.target.name === 'amount') this.typed = event.target.value;
  }

  /** @param {SubmitEvent} event */
  async submit(event) {
    const form = formOf(event);
    const files = new FormData(/** @type {HTMLFormElement} */ (event.target));
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      const image = files.get('image');
      const body = new FormData();
      for (const name of ['card', 'type']) body.append(name, form[name] ?? '');
      body.append('amount', amountOf(form));
      if (form.type === 'E-Code') body.append('e_code_pin', form.e_code_pin ?? '');
      else if (image instanceof File && image.size <= LARGEST_IMAGE) body.append('image', image);
      else throw wrongField('image', t('picture.large'));
      const answer = await order.send('/order/create/', { method: 'POST', body });
      notify(t(answer.replayed ? 'done.before' : 'orders.done'));
      go(`/cards/orders/${answer.body.id}`);
    } catch (e) {
      this.error = besideFields(asApiError(e), FIELDS);
    } finally {
      this.busy = false;
    }
  }

  /** @param {Voucher.CardView} card */
  evidence(card) {
    const wrong = this.error?.fields ?? {};
    const types = card.type === 'Both' ? ['Physical', 'E-Code'] : [card.type === 'Physical' ? 'Physical' : 'E-Code'];
    const type = types.includes(this.type) ? this.type : (types[0] ?? '');
    const typed = parseAmount(this.typed);
    const credited = typed === null ? null : worth(minor(typed), card.rate);
    return html`${field({ name: 'type', label: t('orders.type'), value: type, options: types.map(each => [each, word('orders.type', each.replace('-', '_'))]), error: wrong.type ?? '',
        change: event => this.chooseType(valueOf(event)) })}
      ${field({ name: 'amount', label: `${t('orders.amount')} (USD)`, inputmode: 'decimal', required: true, error: wrong.amount ?? '' })}
      <p role="status">${credited === null ? t('orders.rate', { rate: new Intl.NumberFormat(language(), { maximumFractionDigits: 4 }).format(Number(card.rate)) }) : html`${t('orders.worth')} <strong>${amount(credited, 'USD')}</strong>`}</p>
      ${type === 'E-Code'
        ? field({ name: 'e_code_pin', label: t('orders.pin'), hint: t('orders.pin.hint'), maxlength: 100, required: true, error: wrong.e_code_pin ?? '' })
        : html`${field({ name: 'image', label: t('orders.picture'), type: 'file', accept: 'image/png,image/jpeg,image/webp', hint: t('picture.hint'), required: true, error: wrong.image ?? '',
            change: event => this.choosePicture(event) })}
          ${this.picture ? html`<img class="preview" src=${this.picture} alt=${t('orders.picture')}>` : nothing}`}
      ${failure(this.error)}
      <button class="primary whole big" ?disabled=${this.busy}>${t('cards.sell')}</button>`;
  }

  body() {
    return loaded(this.stores, stores => {
      if (stores.length === 0) return empty(t('orders.stores.none'));
      const store = stores.find(each => String(each.id) === this.store);
      const card = store?.cards.find(each => String(each.id) === this.card);
      const wrong = this.error?.fields ?? {};
      return html`<form class="card form" @submit=${this.submit} @input=${this.follow}>
        ${field({ name: 'store', label: t('orders.store'), required: true, value: this.store, options: [['', t('choose')], ...stores.map(each => [String(each.id), each.name])],
          change: event => { this.store = valueOf(event); this.card = ''; } })}
        ${store ? field({ name: 'card', label: t('orders.card'), required: true, value: this.card, error: wrong.card ?? '', options: [['', t('choose')], ...store.cards.map(each => [String(each.id), each.name])],
          change: event => { this.card = valueOf(event); } }) : nothing}
        ${card ? this.evidence(card) : nothing}</form>`;
    });
  }
}

/** @param {Event} event */
const valueOf = event => /** @type {HTMLInputElement | HTMLSelectElement} */ (event.target).value;

/** @param {AbortSignal} signal */
async function allStores(signal) {
  /** @type {Voucher.StoreView[]} */
  const stores = [];
  for (let page = 1; page <= MOST_PAGES; page++) {
    const { body, total } = await call(path('/cards/gift-card-stores/', { page, page_size: PAGE }), { signal });
    stores.push(...body);
    if (stores.length >= total || body.length === 0) break;
  }
  return stores;
}

customElements.define('wallet-sell', Sell);
