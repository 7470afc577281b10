// @ts-check
import { html, nothing } from 'lit';
import { ApiError, call, path } from '../shared/api.js';
import { barChart } from '../shared/components/chart.js';
import { copyable } from '../shared/components/copy.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { badge, empty, facts, failure } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { hour, presets } from '../shared/dates.js';
import { Loader } from '../shared/loader.js';
import { decimal, minor, minorMoney, parseAmount } from '../shared/money.js';
import { filter, href, query } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';

/** @typedef {{id: string, name: string, price: number}} Product */
/** @typedef {{stand: Payment.StandView, token: string, products: Product[] | null}} Shown */

/** One stand: what it sells, and its sales by hour. */
class StandScreen extends Screen {
  static properties = { asked: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    /** @type {Loader<Shown>} */
    this.shown = new Loader(this, async signal => {
      const stand = (await call(this.root(), { signal })).body.data;
      const [festival, products] = await Promise.all([call(`/api/v1/festivals/${stand.festivalId}`, { signal }), productsOf(this.root(), signal)]);
      return { stand, token: festival.body.data.currencyName, products };
    });
    /** @type {Loader<Payment.SalesView>} */
    this.sales = new Loader(this, async signal => {
      const filters = { from: query().get('from') ?? today().from, to: query().get('to') ?? today().to };
      return (await call(path(`${this.root()}/sales`, filters), { signal })).body.data;
    });
  }

  root() {
    return `/api/v1/stands/${this.params.id}`;
  }

  navigated() {
    void this.sales.load();
  }

  /** @param {Payment.StandView} stand */
  async turn(stand) {
    await call(`${this.root()}/${stand.status === 'ACTIVE' ? 'deactivate' : 'activate'}`, { method: 'POST' });
    await this.shown.load();
  }

  /** @param {Product[]} products */
  async keep(products) {
    await call(`${this.root()}/products`, { method: 'PUT', body: { products } });
    notify(t('done'));
    await this.shown.load();
  }

  /** @param {Product[]} products @param {Product | null} product */
  askProduct(products, product) {
    this.asked = {
      heading: t(product ? 'products.change' : 'products.new'),
      fields: [
        { name: 'name', label: t('name'), value: product?.name ?? '', required: true },
        { name: 'price', label: t('products.price'), value: product ? decimal(product.price) : '', inputmode: 'decimal', required: true },
      ],
      action: t('save'),
      send: async form => {
        const price = parseAmount(form.price ?? '');
        if (price === null) throw new ApiError(400, t('products.price.wrong'), { fields: { price: t('products.price.wrong') } });
        const changed = { id: product?.id ?? crypto.randomUUID(), name: form.name ?? '', price: minor(price) };
        await this.keep(product ? products.map(each => (each.id === product.id ? changed : each)) : [...products, changed]);
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  /** @param {Shown} shown */
  products({ products, token }) {
    if (!products) return nothing;
    const add = html`<button type="button" @click=${() => this.askProduct(products, null)}>${t('products.new')}</button>`;
    return html`<h2>${t('products')}</h2>${products.length === 0 ? empty(t('products.none'), add) : html`<div class="scroll" tabindex="0" role="region" aria-label=${t('products')}><table><caption class="hidden">${t('products')}</caption>
      <thead><tr><th scope="col">${t('name')}</th><th scope="col" class="number">${t('products.price')}</th><th scope="col">${t('actions')}</th></tr></thead>
      <tbody>${products.map(product => html`<tr data-row><td>${product.name}</td><td class="number">${minorMoney(product.price, token)}</td>
        <td><button type="button" @click=${() => this.askProduct(products, product)}>${t('change')}</button>
        <button type="button" class="danger" @click=${() => this.keep(products.filter(each => each.id !== product.id))}>${t('remove')}</button></td></tr>`)}</tbody></table></div>
      <div class="actions">${add}</div>`}`;
  }

  /** @param {Shown} shown */
  figures({ token }) {
    const { value, error, state } = this.sales;
    const spans = html`<div class="actions" role="group" aria-label=${t('time.span')}>${presets().map(preset => html`<button type="button" aria-pressed=${isShown(preset) ? 'true' : 'false'}
      @click=${() => filter({ from: preset.from, to: preset.to })}>${preset.label}</button>`)}</div>`;
    if (state === 'failed') return html`${spans}${failure(error, () => void this.sales.load())}`;
    if (!value) return html`${spans}<p class="dim" aria-busy="true">${t('loading')}</p>`;
    return html`${spans}${facts([[t('sales.net'), value.netDisplay], [t('sales.gross'), value.grossDisplay], [t('sales.refunds'), value.refundsDisplay], [t('sales.count'), value.count]])}
      ${value.perHour.length === 0 ? empty(t('sales.none')) : barChart(t('sales.hours'), value.perHour.map(each => ({ label: hour(each.hour), value: each.net, text: minorMoney(each.net, token) })), t('sales.net'))}`;
  }

  render() {
    const { value, error, state } = this.shown;
    if (!value) return html`<main id="main" aria-busy=${state === 'loading'}>${state === 'failed' ? failure(error, () => void this.shown.load()) : nothing}</main>`;
    const { stand } = value;
    return html`<main id="main"><p><a href=${href(`/festivals/${stand.festivalId}`)}>← ${t('festivals.one')}</a></p>
      <h1>${stand.name} ${badge(stand.status)}</h1>
      ${stand.status === 'CLOSED' ? nothing : html`<div class="actions"><button type="button" class=${stand.status === 'ACTIVE' ? 'danger' : 'primary'} @click=${() => this.turn(stand)}>${t(stand.status === 'ACTIVE' ? 'stands.deactivate' : 'stands.activate')}</button></div>`}
      ${facts([[t('stands.category'), word('category', stand.category)], [t('festivals.location'), stand.location], [t('stands.id'), copyable(stand.id)]])}
      <h2>${t('sales')}</h2>${this.figures(value)}${this.products(value)}
      ${formDialog(this.asked)}</main>`;
  }
}

const today = () => presets()[0] ?? { from: '', to: '' };

/** @param {{from: string, to: string}} preset */
const isShown = preset => (query().get('from') ?? today().from) === preset.from && (query().get('to') ?? today().to) === preset.to;

/** Null where this suite keeps no products. @param {string} root @param {AbortSignal} signal @returns {Promise<Product[] | null>} */
async function productsOf(root, signal) {
  try {
    return (await call(`${root}/products`, { signal })).body.data;
  } catch (e) {
    if (e instanceof ApiError && e.status === 404) return null;
    throw e;
  }
}

customElements.define('console-stand', StandScreen);
