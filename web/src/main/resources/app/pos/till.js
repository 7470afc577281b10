// @ts-check
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

/** Ties this device to a stand, or to none. @param {Till | null} next */
export const keepTill = next => save('till', next);
