// @ts-check
import { html, nothing } from 'lit';
import { call } from '../shared/api.js';
import { amount, badge } from '../shared/components/show.js';
import { Loader } from '../shared/loader.js';
import { minorMoney } from '../shared/money.js';
import { href } from '../shared/router.js';
import { t } from '../shared/texts.js';
import { festivalWallets } from './festival-wallets.js';
import { RENEWED_EVERY_MS, WalletScreen } from './frame.js';
import { giftCardMoney } from './gift-card-money.js';
import { loaded } from './list.js';

const MOST_FESTIVALS = 4;

/** All of a user's money: each balance is loaded by itself, so that one that can't be shown hides no other. */
class Home extends WalletScreen {
  constructor() {
    super();
    const renewed = { every: RENEWED_EVERY_MS };
    /** @type {Loader<Wallet.Me>} */
    this.me = new Loader(this, async signal => (await call('/account/me/', { signal })).body);
    /** @type {Loader<Wallet.MainWalletView>} */
    this.main = new Loader(this, async signal => (await call('/api/v1/wallet/my-wallet', { signal })).body.data, renewed);
    /** @type {Loader<Wallet.BalanceSummary>} */
    this.cards = new Loader(this, async signal => (await call('/withdrawal/balance/', { signal })).body, renewed);
    /** @type {Loader<Voucher.WalletBalance>} */
    this.vouchers = new Loader(this, async signal => (await call('/api/v1/vouchers/balance', { signal })).body.data, renewed);
    /** @type {Loader<import('./festival-wallets.js').FestivalWallet[]>} */
    this.festivals = new Loader(this, signal => festivalWallets(signal, MOST_FESTIVALS), renewed);
  }

  refresh() {
    for (const balance of [this.main, this.cards, this.vouchers, this.festivals]) void balance.load();
  }

  heading() {
    const { full_name: fullName, username } = this.me.value ?? this.user; // The name may have been changed since the log-in.
    const name = fullName ?? username;
    return name ? t('home.hello', { name }) : t('home.hello.nobody');
  }

  /** What makes the account usable. @param {Wallet.Me} me */
  steps(me) {
    const steps = [
      ...(me.has_pin ? [] : [t('home.pin')]),
      ...(me.phone_verified ? [] : [t('home.phone')]),
    ];
    return steps.length === 0 ? nothing : html`<p class="steps">${steps.map(step => html`<a href=${href('/account')}>${step}</a>`)}</p>`;
  }

  mainCard() {
    return html`<section class="card balance first"><h2><a href=${href('/main')}>${t('main')}</a></h2>
      ${loaded(this.main, wallet => html`<p class="figure">${amount(wallet.currentBalance, 'TZS')}</p>
        ${wallet.isActive ? nothing : html`<p>${badge('inactive')}</p>`}`)}
      <div class="actions"><a class="button" href=${href('/main?do=topup')}>${t('main.topup')}</a><a class="button" href=${href('/main?do=withdraw')}>${t('main.withdraw')}</a></div></section>`;
  }

  giftCards() {
    return html`<section class="card balance"><h2><a href=${href('/cards')}>${t('cards')}</a></h2>
      ${loaded(this.cards, giftCardMoney)}
      <div class="actions"><a class="button" href=${href('/cards/sell')}>${t('cards.sell')}</a><a class="button" href=${href('/cards/withdraw')}>${t('cards.withdraw')}</a></div></section>`;
  }

  voucherCard() {
    return html`<section class="card balance"><h2><a href=${href('/vouchers')}>${t('vouchers')}</a></h2>
      ${loaded(this.vouchers, wallet => html`<p class="figure">${amount(wallet.balance, wallet.currency)}</p>`)}
      <div class="actions"><a class="button" href=${href('/vouchers?do=redeem')}>${t('vouchers.redeem')}</a><a class="button" href=${href('/vouchers?do=issue')}>${t('vouchers.issue')}</a></div></section>`;
  }

  /** @param {import('./festival-wallets.js').FestivalWallet} shown */
  festivalCard({ wallet, festival }) {
    return html`<section class="card balance"><h2><a href=${href(`/festivals/${festival.id}`)}>${festival.name}</a></h2>
      <p class="figure"><span class="money">${minorMoney(wallet.balance, festival.currencyName)}</span></p>
      ${wallet.status === 'ACTIVE'
        ? html`<div class="actions"><a class="button" href=${href(`/festivals/${festival.id}`)} aria-label=${t('festivals.code.of', { name: festival.name })}>${t('festivals.code')}</a></div>`
        : html`<p>${badge(wallet.status)}</p>`}</section>`;
  }

  body() {
    return html`${this.me.value ? this.steps(this.me.value) : nothing}
      <div class="cards">${this.mainCard()}${this.giftCards()}${this.voucherCard()}</div>
      <h2>${t('home.festivals')}</h2>
      ${loaded(this.festivals, wallets => html`<div class="cards">${wallets.map(each => this.festivalCard(each))}
        <section class="card balance other"><h2><a href=${href('/festivals')}>${t('festivals.find')}</a></h2><p class="dim">${t('festivals.find.why')}</p></section></div>`)}`;
  }
}

customElements.define('wallet-home', Home);
