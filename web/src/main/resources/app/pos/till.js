// @ts-check
import { call } from '../shared/api.js';
import { within } from './store.js';

/**
 * What the till knows of its stand, also while it is offline.
 * @typedef {object} Till
 * @property {{id: string, name: string}} stand
 * @property {Festival} festival
 * @property {Product[]} products
 * @property {(JsonWebKey & {kid?: string})[]} keys that verify codes
 */

/**
 * @typedef {object} Festival
 * @property {string} id
 * @property {string} name
 * @property {string} currencyName
 * @property {string} timezone
 * @property {string} status
 * @property {string} [qrAlgorithm]
 * @property {{perPayment?: number | null, perWallet?: number | null, perDevice?: number | null} | null} [offlineLimits]
 */

/** @typedef {{id: string, name: string, price: number}} Product */

/** Who uses the till; kept until the log-out, so that a reload without a connection doesn't end the sale. @typedef {{email: string, roles: string[]}} Staff */

/** Dispatches `change`. */
export const tillChanges = new EventTarget();

const tabs = new BroadcastChannel('suite-pos-till');
tabs.addEventListener('message', () => void loadTill());

/** @type {Till | null} */
let till = null;
/** @type {Staff | null} */
let staff = null;

export const currentTill = () => till;
export const currentStaff = () => staff;

export async function loadTill() {
  till = (await within('till', 'readonly', store => store.get('till'))) ?? null;
  staff = (await within('till', 'readonly', store => store.get('staff'))) ?? null;
  tillChanges.dispatchEvent(new Event('change'));
}

/** @param {'till' | 'staff'} key @param {unknown} value */
async function save(key, value) {
  await within('till', 'readwrite', store => {
    if (value === null) store.delete(key);
    else store.put(value, key);
  });
  tabs.postMessage('changed');
  await loadTill();
}

/** @param {Staff | null} who */
export function keepStaff(who) {
  staff = who && { email: who.email, roles: who.roles };
  return save('staff', staff);
}

/** Ties this device to a stand. @param {string} standId */
export const lock = async standId => save('till', await read(standId));

export const unlock = () => save('till', null);

/** Products, limits and keys may have changed. */
export async function refreshTill() {
  if (!till) return;
  const fresh = await read(till.stand.id);
  if (till?.stand.id === fresh.stand.id) await save('till', fresh);
}

/** @param {string} standId @returns {Promise<Till>} */
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
