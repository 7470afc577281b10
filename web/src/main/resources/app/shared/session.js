// @ts-check
/**
 * The caller's access token, in this module's memory and nowhere else. What renews it is an HttpOnly cookie that no
 * script can read, or for other log-ins whatever {@link useRenewal} names.
 */

/** A page begins without a log-in where the network swallows requests. */
const ANSWERED_WITHIN_MS = 10_000;

/** A cookie, because the log-in that it concerns is one, too; it holds no secret. */
const OWED = 'suite-log-out-owed';
const OWED_SECONDS = 90 * 86_400;

const LOGGED_IN = 'logged-in';
const LOGGED_OUT = 'logged-out';

/** @type {string | null} */
let token = null;

/** Only where the server doesn't keep it in a cookie. @type {string | null} */
let refreshToken = null;

/** @type {Promise<boolean> | null} */
let renewing = null;

/** @type {() => Promise<string | null>} */
let renewal = renewByCookie;

/** Whose token it is, or was before the session was lost. @type {string | null} */
let owner = null;

/**
 * Dispatches `change` when the caller has logged in or out or lost the session, and before it `over` when whoever it was
 * has logged out or another has come: what was typed, said and shown for them is to be forgotten.
 */
export const session = new EventTarget();

addEventListener('online', () => {
  if (tabs && isLogOutOwed()) renew().catch(() => false);
});

/** @type {BroadcastChannel | null} */
let tabs = new BroadcastChannel('suite-session');
tabs.addEventListener('message', event => {
  if (event.data === LOGGED_OUT) end();
  else renew().catch(() => false); // The cookie may be another user's now.
});

export const accessToken = () => token;
export const isLoggedIn = () => token !== null;
export const whose = () => owner;

/** @param {string | null} next */
function set(next) {
  const of = next === null ? owner : subjectOf(next);
  const isAnother = owner !== null && of !== owner;
  const changed = (token === null) !== (next === null) || isAnother;
  token = next;
  owner = of;
  if (isAnother) session.dispatchEvent(new Event('over'));
  if (changed) session.dispatchEvent(new Event('change'));
}

/** @param {string} jwt */
function subjectOf(jwt) {
  const [, claims = ''] = jwt.split('.');
  return String(JSON.parse(atob(claims.replace(/-/g, '+').replace(/_/g, '/'))).sub);
}

function end() {
  refreshToken = null;
  owner = null;
  session.dispatchEvent(new Event('over'));
  set(null);
}

/**
 * For log-ins of another kind, such as a partner's: each is its tab's own, and only this page ends it.
 * @param {() => Promise<string | null>} renew a new token, or null
 */
export function useRenewal(renew) {
  renewal = renew;
  tabs?.close();
  tabs = null;
}

/** @param {string | null} next */
export const setToken = next => set(next);

/** @param {string} path @param {any} body @param {string | null} [shown] */
const post = (path, body, shown = token) =>
  fetch(path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Token-Transport': 'cookie',
      ...(shown === null ? {} : { Authorization: `Bearer ${shown}` }),
    },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(ANSWERED_WITHIN_MS),
  });

/** Takes over the tokens of a log-in's answer. @param {{access_token: string, refresh_token?: string}} answer */
export function begin(answer) {
  refreshToken = answer.refresh_token ?? null;
  oweLogOut(false);
  set(answer.access_token);
  tabs?.postMessage(LOGGED_IN);
}

/** @returns {Promise<string | null>} */
async function renewByCookie() {
  const next = await renewed();
  if (!isLogOutOwed()) return next;
  if (next !== null && !(await endAtServer(next)).ok) throw new TypeError('The log-out is still owed');
  oweLogOut(false);
  return null;
}

async function renewed() {
  const response = await post('/account/token/refresh/', refreshBody());
  if (response.status >= 500 || response.status === 429) throw new TypeError(`The log-in could not be renewed: ${response.status}`);
  if (!response.ok) return null;
  const answer = await response.json();
  refreshToken = answer.refresh_token ?? null;
  return answer.access_token;
}

/**
 * Gets a new access token; tabs take turns, because a refresh token works once. False where the session is over.
 * @returns {Promise<boolean>}
 */
export function renew() {
  renewing ??= navigator.locks
    .request('suite-refresh', async () => {
      const before = owner;
      const next = await renewal();
      if (owner !== before) return isLoggedIn(); // Logged out meanwhile, or another has logged in.
      set(next);
      return next !== null;
    })
    .finally(() => {
      renewing = null;
    });
  return renewing;
}

/** Ends the session in all tabs that share it, also where the server can't be reached: there it is ended as soon as it can be. */
export async function logOut() {
  if (tabs) {
    oweLogOut(true);
    try {
      if (token !== null && (await endAtServer(token)).ok) oweLogOut(false);
      else await renew(); // Only a good token ends a session.
    } catch {
      // Owed until the server answers.
    }
  }
  end();
  tabs?.postMessage(LOGGED_OUT);
}

/** @param {string} good */
const endAtServer = good => post('/account/logout/', refreshBody(), good);

const refreshBody = () => (refreshToken === null ? {} : { refresh_token: refreshToken });

/** Whether the user has logged out and the server does not know it yet: then the cookie must not begin a session again. */
const isLogOutOwed = () => document.cookie.split('; ').includes(`${OWED}=1`);

/** @param {boolean} is */
function oweLogOut(is) {
  document.cookie = `${OWED}=1; Path=/; SameSite=Strict; Max-Age=${is ? OWED_SECONDS : 0}`;
}
