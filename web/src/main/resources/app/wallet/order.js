// @ts-check
import { html, nothing } from 'lit';
import { call } from '../shared/api.js';
import { amount, badge, facts, timeline } from '../shared/components/show.js';
import { Loader } from '../shared/loader.js';
import { t, word } from '../shared/texts.js';
import { WalletScreen } from './frame.js';
import { loaded } from './list.js';

/** One gift card that was sold: where it is, and what comes next. */
class OrderScreen extends WalletScreen {
  constructor() {
    super();
    /** @type {Loader<Voucher.OrderView>} */
    this.order = new Loader(this, async signal => (await call(`/account/transactions/${this.params.id}/`, { signal })).body);
  }

  refresh() {
    void this.order.load();
  }

  heading() {
    return t('orders.one', { id: this.params.id ?? '' });
  }

  /** @returns {[string, string]} */
  up() {
    return ['/cards', t('cards')];
  }

  body() {
    return loaded(this.order, order => html`<section class="card">
        <p class="figure">${amount(order.credited_amount, 'USD')} ${badge(order.status)}</p><p>${word('orders.next', order.status)}</p>
        ${facts([
          [t('orders.card'), order.card_name],
          [t('orders.type'), word('orders.type', order.type.replace('-', '_'))],
          [t('orders.amount'), amount(order.amount, 'USD')],
          [t('orders.rate.name'), order.rate],
          [t('reason'), order.reason],
        ])}</section>
      <h2>${t('history')}</h2>${timeline([
        ...(order.status === 'Processing' ? [] : [{ at: order.updated_at, what: badge(order.status), note: order.reason ?? nothing }]),
        { at: order.created_at, what: t('orders.created') },
      ])}`);
  }
}

customElements.define('wallet-order', OrderScreen);
