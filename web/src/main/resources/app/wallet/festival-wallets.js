// @ts-check
import { call } from '../shared/api.js';

/** @typedef {{wallet: Wallet.WalletView, festival: Wallet.FestivalView}} FestivalWallet */

/** Festivals that were shown before: their names are on many screens. @type {Map<string, Wallet.FestivalView>} */
const known = new Map();

/** @param {string} id @param {AbortSignal} signal @returns {Promise<Wallet.FestivalView>} */
async function festivalOf(id, signal) {
  const festival = known.get(id) ?? (await call(`/api/v1/festivals/${id}`, { signal })).body.data;
  known.set(id, festival);
  return festival;
}

/** One's own wallets, those that were used last first. @param {AbortSignal} signal @param {number} [most] @returns {Promise<FestivalWallet[]>} */
export async function festivalWallets(signal, most = Infinity) {
  /** @type {Wallet.WalletView[]} */
  const wallets = (await call('/api/v1/me/wallets', { signal })).body.data;
  wallets.sort((one, other) => other.updatedAt.localeCompare(one.updatedAt));
  return Promise.all(wallets.slice(0, most).map(async wallet => ({ wallet, festival: await festivalOf(wallet.festivalId, signal) })));
}
