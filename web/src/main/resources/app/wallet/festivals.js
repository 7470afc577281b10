// @ts-check
import { html } from 'lit';
import { call, path } from '../shared/api.js';
import { badge, empty } from '../shared/components/show.js';
import { date } from '../shared/dates.js';
import { Loader } from '../shared/loader.js';
import { minorMoney } from '../shared/money.js';
import { t } from '../shared/texts.js';
import { festivalWallets } from './festival-wallets.js';
import { WalletScreen } from './frame.js';
import { line, list, page } from './list.js';

/** @typedef {import('./festival-wallets.js').FestivalWallet} Own */

const SIZE = 20;

/** One's own festival wallets, and the festivals that one can have a wallet of. */
class Festivals extends WalletScreen {
  constructor() {
    super();
    /** @type {Loader<{rows: Own[], total: number}>} */
    this.own = new Loader(this, async signal => {
      const rows = await festivalWallets(signal);
      return { rows, total: rows.length };
    });
    /** @type {Loader<{rows: Wallet.FestivalView[], total: number}>} */
    this.all = new Loader(this, async signal => {
      const { data, meta } = (await call(path('/api/v1/festivals', { page: page(), per_page: SIZE }), { signal })).body;
      return { rows: data, total: meta.total };
    });
  }

  navigated() {
    void this.all.load();
  }

  refresh() {
    void this.own.load();
  }

  heading() {
    return t('festivals');
  }

  body() {
    return html`<h2>${t('festivals.own')}</h2>
      ${list({
        caption: t('festivals.own'),
        loader: this.own,
        id: row => row.wallet.id,
        none: empty(t('festivals.own.none')),
        row: ({ wallet, festival }) => line({
          what: festival.name,
          to: `/festivals/${festival.id}`,
          more: `${date(festival.startDate)} – ${date(festival.endDate)}`,
          amount: html`<span class="money">${minorMoney(wallet.balance, festival.currencyName)}</span>`,
          below: wallet.status === 'ACTIVE' ? '' : badge(wallet.status),
        }),
      })}
      <h2>${t('festivals.all')}</h2>
      ${list({
        caption: t('festivals.all'),
        loader: this.all,
        id: row => row.id,
        none: empty(t('festivals.none')),
        size: SIZE,
        row: festival => line({
          what: festival.name,
          to: `/festivals/${festival.id}`,
          more: [`${date(festival.startDate)} – ${date(festival.endDate)}`, festival.location].filter(Boolean).join(' · '),
          below: festival.status === 'ACTIVE' ? '' : badge(festival.status),
        }),
      })}`;
  }
}

customElements.define('wallet-festivals', Festivals);
