// @ts-check
import { html } from 'lit';
import { empty, failure, time } from '../shared/components/show.js';
import { minorMoney } from '../shared/money.js';
import { t, tn } from '../shared/texts.js';
import { refusalText } from './charge.js';
import { isOnline } from './connection.js';
import { TillScreen } from './frame.js';
import { failed, forget, waiting } from './queue.js';
import { settle, settleFailure } from './settle.js';

const MOST_SHOWN = 100;

/** Payments that wait for the server, and those that it refused afterwards: these stay until someone has seen them. */
class Waiting extends TillScreen {
  /** @param {import('./queue.js').Sale[]} sales */
  sum(sales) {
    const [first] = sales;
    return first ? minorMoney(sales.reduce((sum, sale) => sum + sale.amount, 0), first.currency) : '';
  }

  refused() {
    const sales = failed();
    if (sales.length === 0) return null;
    return html`<section class="refusals" aria-label=${t('pos.failed.title')}><h2 class="bad">${t('pos.failed.title')}</h2><p>${t('pos.failed.why')}</p>
      <ul class="plain">${sales.map(sale => html`<li class="card"><div><strong class="money">${minorMoney(sale.amount, sale.currency)}</strong> · ${time(sale.takenAt)}
          <p class="bad">${refusalText(sale.error?.code ?? '', sale.error?.message ?? '')}</p><p class="dim small">${t('pos.wallet')} <code>${sale.walletId}</code></p></div>
        <button type="button" @click=${() => forget(sale.offlineId)}>${t('pos.seen')}</button></li>`)}</ul></section>`;
  }

  body() {
    const sales = waiting();
    return html`<h1>${t('pos.queue')}</h1>${this.refused()}
      ${sales.length === 0
        ? empty(t('pos.queue.none'))
        : html`<p><strong>${tn('pos.waiting', sales.length)}</strong> · <span class="money">${this.sum(sales)}</span></p>
          <p class="dim">${t(isOnline() ? 'pos.queue.soon' : 'pos.queue.later')}</p>${failure(settleFailure(), () => void settle())}
          <ul class="plain">${sales.slice(0, MOST_SHOWN).map(sale => html`<li>${time(sale.takenAt)} · <span class="money">${minorMoney(sale.amount, sale.currency)}</span></li>`)}</ul>`}`;
  }
}

customElements.define('pos-waiting', Waiting);
