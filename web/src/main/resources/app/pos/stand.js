// @ts-check
import { call } from '../shared/api.js';
import { currentTill, keepTill } from './till.js';

/** Ties this device to a stand. @param {string} standId */
export const lock = async standId => keepTill(await read(standId));

/** Products, limits and keys may have changed. */
export async function refreshTill() {
  const till = currentTill();
  if (!till) return;
  const fresh = await read(till.stand.id);
  if (currentTill()?.stand.id === fresh.stand.id) await keepTill(fresh);
}

/** @param {string} standId @returns {Promise<import('./till.js').Till>} */
async function read(standId) {
  const stand = (await call(`/api/v1/stands/${standId}`)).body.data;
  const [festival, products, keys] = await Promise.all([
    call(`/api/v1/festivals/${stand.festivalId}`),
    optional(`/api/v1/stands/${standId}/products`),
    optional(`/api/v1/festivals/${stand.festivalId}/qr-keys`),
  ]);
  return {
    stand: { id: stand.id, name: stand.name },
    festival: festival.body.data,
    products: products?.data ?? [],
    keys: keys?.keys ?? [],
  };
}

/** A till sells without products and keys, too. @param {string} path */
async function optional(path) {
  try {
    return (await call(path)).body;
  } catch (e) {
    if (/** @type {import('../shared/api.js').ApiError} */ (e).status === 404) return null;
    throw e;
  }
}
