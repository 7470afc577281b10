// @ts-check
import { html, nothing } from 'lit';
import { failure } from '../shared/components/show.js';
import { asApiError } from '../shared/errors.js';
import { minorMoney } from '../shared/money.js';
import { formOf } from '../shared/screen.js';
import { t } from '../shared/texts.js';
import { charge } from './charge.js';
import { TillScreen } from './frame.js';
import './result.js';
import { scan } from './scan.js';

const HIGHEST = 99_999_999;

/** What is being sold; outside the screen, so that a renewed log-in doesn't undo it. */
const cart = {
  cents: 0,
  /** @type {Map<string, number>} how many of each product */
  products: new Map(),
};

function emptyCart() {
  cart.cents = 0;
  cart.products.clear();
}

/** An amount or products, then the customer's code. */
class Sell extends TillScreen {
  static properties = { outcome: { state: true }, busy: { state: true }, camera: { state: true }, error: { state: true }, keys: { state: true } };

  constructor() {
    super();
    /** @type {import('./charge.js').Outcome | null} */
    this.outcome = null;
    this.busy = false;
    /** @type {AbortController | null} */
    this.camera = null;
    /** @type {import('../shared/errors.js').ApiError | null} */
    this.error = null;
    /** Whether amounts are typed although the stand has products. */
    this.keys = false;
    this.pressed = (/** @type {KeyboardEvent} */ event) => this.type(event);
  }

  connectedCallback() {
    super.connectedCallback();
    document.addEventListener('keydown', this.pressed);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.pressed);
    this.camera?.abort();
  }

  /** Digits count wherever nothing else takes them. @param {KeyboardEvent} event */
  type(event) {
    const inField = event.target instanceof HTMLElement && event.target.matches('input, select, textarea');
    if (inField || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (/^\d$/.test(event.key)) this.press(event.key);
    else if (event.key === 'Backspace') this.press('back');
  }

  /** @param {string} key */
  press(key) {
    const next = key === 'back' ? Math.floor(cart.cents / 10) : Number(`${cart.cents}${key}`);
    if (next > HIGHEST) return;
    this.keys = true; // Also where they are typed while products are shown.
    cart.products.clear();
    cart.cents = next;
    this.requestUpdate();
  }

  /** @param {import('./till.js').Till} till @param {string} id @param {number} by */
  add(till, id, by) {
    const count = Math.max(0, (cart.products.get(id) ?? 0) + by);
    if (count === 0) cart.products.delete(id);
    else cart.products.set(id, count);
    cart.cents = till.products.reduce((sum, product) => sum + product.price * (cart.products.get(product.id) ?? 0), 0);
    this.requestUpdate();
  }

  clear() {
    emptyCart();
    this.requestUpdate();
  }

  /** @param {import('./till.js').Till} till @param {string} code */
  async take(till, code) {
    if (this.busy) return;
    this.busy = true;
    this.error = null;
    try {
      const products = [...cart.products].flatMap(([id, count]) => Array.from({ length: count }, () => id));
      this.outcome = await charge(code, cart.cents, products, till);
      if (this.outcome.kind === 'paid' || this.outcome.kind === 'offline') emptyCart();
    } catch (e) {
      this.error = asApiError(e);
    } finally {
      this.busy = false;
    }
  }

  /** The next sale begins with its amount: digits go there, not where the last code was typed. */
  async next() {
    this.outcome = null;
    await this.updateComplete;
    /** @type {HTMLElement | null} */ (this.querySelector('.total'))?.focus();
  }

  /** @param {import('./till.js').Till} till */
  async look(till) {
    const camera = new AbortController();
    this.camera = camera;
    this.error = null;
    await this.updateComplete;
    const video = this.querySelector('video');
    try {
      const code = video && (await scan(video, camera.signal));
      this.camera = null;
      if (code) await this.take(till, code);
    } catch (e) {
      this.camera = null;
      this.error = e instanceof DOMException ? asApiError(new Error(t('pos.camera.none'))) : asApiError(e);
    }
  }

  /** @param {SubmitEvent} event @param {import('./till.js').Till} till */
  async typed(event, till) {
    const { code = '' } = formOf(event);
    const form = /** @type {HTMLFormElement} */ (event.target);
    await this.take(till, code);
    form.reset();
  }

  keypad() {
    /** @type {[string, string, string][]} */
    const last = [['00', '00', '00'], ['0', '0', '0'], ['back', '⌫', t('pos.back')]];
    const digits = ['1', '2', '3', '4', '5', '6', '7', '8', '9'].map(each => /** @type {[string, string, string]} */ ([each, each, each]));
    return html`<div class="keys" role="group" aria-label=${t('pos.keypad')}>${[...digits, ...last].map(([key, text, label]) =>
      html`<button type="button" aria-label=${label} @click=${() => this.press(key)}>${text}</button>`)}</div>`;
  }

  /** @param {import('./till.js').Till} till */
  products(till) {
    return html`<ul class="plain products">${till.products.map(product => {
      const count = cart.products.get(product.id) ?? 0;
      return html`<li><button type="button" class="product" @click=${() => this.add(till, product.id, 1)}><span>${product.name}</span>
          <span class="money">${minorMoney(product.price, till.festival.currencyName)}</span></button>
        ${count > 0 ? html`<button type="button" class="less" aria-label=${t('pos.less', { product: product.name })} @click=${() => this.add(till, product.id, -1)}>− <span>${count}</span></button>` : nothing}</li>`;
    })}</ul>`;
  }

  /** @param {import('./till.js').Till} till */
  what(till) {
    if (till.products.length === 0) return this.keypad();
    return html`<div class="actions"><button type="button" aria-pressed=${this.keys ? 'false' : 'true'} @click=${() => { this.keys = false; this.clear(); }}>${t('pos.products')}</button>
        <button type="button" aria-pressed=${this.keys ? 'true' : 'false'} @click=${() => { this.keys = true; this.clear(); }}>${t('amount')}</button></div>
      ${this.keys ? this.keypad() : this.products(till)}`;
  }

  /** @param {import('./till.js').Till} till */
  payer(till) {
    const ready = cart.cents > 0 && !this.busy;
    return html`<div class="payer">
      ${this.camera
        ? html`<video playsinline muted aria-label=${t('pos.camera')}></video><button type="button" class="whole" @click=${() => this.camera?.abort()}>${t('close')}</button>`
        : html`<button type="button" class="primary whole big" ?disabled=${!ready} @click=${() => this.look(till)}>${t('pos.scan')}</button>`}
      <form class="typed" @submit=${(/** @type {SubmitEvent} */ event) => this.typed(event, till)}>
        <label for="code">${t('pos.code')}</label>
        <div><input id="code" name="code" autocomplete="off" autocapitalize="off" spellcheck="false" required><button ?disabled=${!ready}>${t('pos.charge')}</button></div></form>
      ${failure(this.error)}
      <p class="dim small" role="status">${this.busy ? t('pos.charging') : cart.cents === 0 ? t('pos.empty') : nothing}</p></div>`;
  }

  /** @param {import('./till.js').Till} till */
  body(till) {
    return html`<h1 class="hidden">${t('pos.sell')}</h1><div class="sell">
        <div><p class="total" tabindex="-1"><span class="hidden">${t('amount')}</span> <output>${minorMoney(cart.cents, till.festival.currencyName)}</output>
          <button type="button" class="quiet" @click=${this.clear} ?disabled=${cart.cents === 0}>${t('pos.clear')}</button></p>${this.what(till)}</div>
        ${this.payer(till)}</div>
      ${this.outcome ? html`<pos-result .outcome=${this.outcome} .currency=${till.festival.currencyName} @closed=${() => this.next()}></pos-result>` : nothing}`;
  }
}

customElements.define('pos-sell', Sell);
