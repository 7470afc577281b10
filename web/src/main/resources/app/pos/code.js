// @ts-check
/** Codes that customers show: what they say, and whether the festival has signed them. */

/**
 * @typedef {object} Code
 * @property {string} walletId
 * @property {{qrCode: string} | {walletId: string}} payer as the server is told
 * @property {string} [festivalId]
 * @property {number} [expiresAt] in milliseconds
 * @property {string} [algorithm]
 * @property {string} [keyId]
 */

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** @param {string} part */
function bytes(part) {
  const text = atob(part.replace(/-/g, '+').replace(/_/g, '/'));
  return Uint8Array.from(text, char => char.charCodeAt(0));
}

/** @param {string} part */
const json = part => JSON.parse(new TextDecoder().decode(bytes(part)));

/** What was scanned or typed: a signed code, or a wallet's id; null where it is neither. @param {string} typed @returns {Code | null} */
export function readCode(typed) {
  const text = typed.trim();
  if (UUID.test(text)) return { walletId: text.toLowerCase(), payer: { walletId: text.toLowerCase() } };
  try {
    const [head = '', body = '', signature] = text.split('.');
    const header = json(head);
    const claims = json(body);
    if (!signature || !UUID.test(claims.walletId) || !UUID.test(claims.festivalId) || !Number.isFinite(claims.exp)) return null;
    return {
      walletId: claims.walletId,
      payer: { qrCode: text },
      festivalId: claims.festivalId,
      expiresAt: claims.exp * 1000,
      algorithm: String(header.alg),
      keyId: String(header.kid),
    };
  } catch {
    return null;
  }
}

/**
 * Whether one of the festival's keys has signed a code; null where that can't be judged here, because the key that
 * makes the festival's codes is a secret.
 * @param {Code} code @param {(JsonWebKey & {kid?: string})[]} keys @returns {Promise<boolean | null>}
 */
export async function isSigned(code, keys) {
  if (keys.length === 0) return null;
  const key = keys.find(each => each.kid === code.keyId);
  if (!('qrCode' in code.payer) || code.algorithm !== 'ES256' || !key) return false;
  const [head = '', body = '', signature = ''] = code.payer.qrCode.split('.');
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  try {
    const { kty = '', crv = '', x = '', y = '' } = key;
    const imported = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify']);
    const said = new TextEncoder().encode(`${head}.${body}`);
    return await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, imported, bytes(signature), said);
  } catch {
    return false;
  }
}
