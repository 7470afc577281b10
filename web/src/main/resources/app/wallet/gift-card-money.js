// @ts-check
import { html } from 'lit';
import { amount } from '../shared/components/show.js';
import { decimal, minor } from '../shared/money.js';
import { t } from '../shared/texts.js';

/** What can be withdrawn now: requests that wait hold their amounts. @param {Wallet.BalanceSummary} balance @returns {string} */
export const available = balance => decimal(minor(balance.withdrawable_balance) - minor(balance.locked_balance));

/** The money from gift cards, by what may be done with it. @param {Wallet.BalanceSummary} balance */
export const giftCardMoney = balance => html`<p class="figure">${amount(available(balance), 'USD')}</p>
  <dl class="parts"><div><dt>${t('cards.pending')}</dt><dd>${amount(balance.pending_balance, 'USD')}</dd></div>
    <div><dt>${t('cards.withdrawable')}</dt><dd>${amount(balance.withdrawable_balance, 'USD')}</dd></div>
    <div><dt>${t('cards.locked')}</dt><dd>${amount(balance.locked_balance, 'USD')}</dd></div></dl>`;
