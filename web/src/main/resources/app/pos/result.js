// @ts-check
import { html } from 'lit';
import { minorMoney } from '../shared/money.js';
import { Screen } from '../shared/screen.js';
import { t } from '../shared/texts.js';

/** How a charge ended, over the whole screen: readable from the other side of the counter. */
class Result extends Screen {
  static properties = { outcome: { attribute: false }, currency: { attribute: false } };

  constructor() {
    super();
    /** @type {import('./charge.js').Outcome | null} */
    this.outcome = null;
    this.currency = '';
  }

  firstUpdated() {
    this.querySelector('dialog')?.showModal();
  }

  /** @param {import('./charge.js').Outcome} outcome */
  texts(outcome) {
    switch (outcome.kind) {
      case 'paid':
        return html`<h2>✓ ${t('pos.paid')}</h2><p class="sum">${minorMoney(outcome.amount, this.currency)}</p>
          <p>${t('pos.balance')} <strong>${minorMoney(outcome.balance, this.currency)}</strong></p>`;
      case 'offline':
        return html`<h2>${t('pos.taken')}</h2><p class="sum">${minorMoney(outcome.amount, this.currency)}</p>
          <p>${t('pos.taken.why')}</p><p>${t(outcome.verified ? 'pos.taken.verified' : 'pos.taken.unverified')}</p>`;
      case 'unconfirmed':
        return html`<h2>? ${t('pos.unconfirmed')}</h2><p class="sum">${minorMoney(outcome.amount, this.currency)}</p><p>${t('pos.unconfirmed.why')}</p>`;
      case 'refused':
        return html`<h2>✕ ${t('pos.refused')}</h2><p class="why">${outcome.why}</p>
          ${outcome.requestId ? html`<p class="small">${t('error.request')} <code>${outcome.requestId}</code></p>` : null}`;
    }
  }

  render() {
    if (!this.outcome) return null;
    return html`<dialog class="result ${this.outcome.kind}" aria-label=${t('pos.result')} @close=${() => this.dispatchEvent(new CustomEvent('closed'))}>
      <div role="alert">${this.texts(this.outcome)}</div>
      <button type="button" autofocus @click=${() => this.querySelector('dialog')?.close()}>${t('pos.next')}</button></dialog>`;
  }
}

customElements.define('pos-result', Result);
