// @ts-check
import { html } from 'lit';
import { call, path } from '../shared/api.js';
import { amount, badge, empty, time } from '../shared/components/show.js';
import { tabs } from '../shared/components/tabs.js';
import { Loader } from '../shared/loader.js';
import { filter, href, query } from '../shared/router.js';
import { t, word } from '../shared/texts.js';
import { RENEWED_EVERY_MS, WalletScreen } from './frame.js';
import { giftCardMoney } from './gift-card-money.js';
import { line, list, loaded, page } from './list.js';

const SIZE = 20;

/** @param {string} list */
const isWithdrawals = list => list === 'withdrawals';

/** Gift cards that were sold, and the money from them on its way out. */
class Cards extends WalletScreen {
  constructor() {
    super();
    /** @type {Loader<Wallet.BalanceSummary>} */
    this.balance = new Loader(this, async signal => (await call('/withdrawal/balance/', { signal })).body, { every: RENEWED_EVERY_MS });
    /** @type {Loader<{rows: any[], total: number}>} */
    this.list = new Loader(this, async signal => {
      const source = isWithdrawals(tab()) ? '/withdrawal/requests/' : '/account/transactions/';
      const { body, total } = await call(path(source, { page: page(), page_size: SIZE }), { signal });
      return { rows: body, total };
    });
    this.shown = tab();
  }

  navigated() {
    if (this.shown !== tab()) this.list.value = undefined;
    this.shown = tab();
    void this.list.load();
  }

  refresh() {
    void this.balance.load();
    void this.list.load();
  }

  heading() {
    return t('cards');
  }

  orders() {
    return list({
      caption: t('orders'),
      loader: this.list,
      id: (/** @type {Voucher.OrderView} */ row) => row.id,
      none: empty(t('orders.none'), html`<a class="primary" href=${href('/cards/sell')}>${t('cards.sell')}</a>`),
      size: SIZE,
      row: row => line({ what: row.card_name, to: `/cards/orders/${row.id}`, more: time(row.created_at), amount: amount(row.credited_amount, 'USD'), below: badge(row.status) }),
    });
  }

  withdrawals() {
    return list({
      caption: t('withdrawals'),
      loader: this.list,
      id: (/** @type {Withdrawal.WithdrawalSummary} */ row) => row.id,
      none: empty(t('withdrawals.none')),
      size: SIZE,
      row: row => line({ what: word('method', row.payment_method), to: `/cards/withdrawals/${row.id}`, more: time(row.created_at), amount: amount(row.amount, 'USD'), below: badge(row.status) }),
    });
  }

  body() {
    /** @type {[string, string][]} */
    const choices = [['orders', t('orders')], ['withdrawals', t('withdrawals')]];
    return html`<section class="card balance first">${loaded(this.balance, balance => html`<p class="label">${t('cards.available')}</p>${giftCardMoney(balance)}`)}
        <div class="actions"><a class="button" href=${href('/cards/sell')}>${t('cards.sell')}</a><a class="button" href=${href('/cards/withdraw')}>${t('cards.withdraw')}</a></div></section>
      ${tabs(t('cards'), choices, tab(), value => filter({ tab: value === 'orders' ? '' : value, page: '' }), isWithdrawals(tab()) ? this.withdrawals() : this.orders())}`;
  }
}

const tab = () => (query().get('tab') === 'withdrawals' ? 'withdrawals' : 'orders');

customElements.define('wallet-cards', Cards);
