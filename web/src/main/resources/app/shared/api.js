// @ts-check
import { accessToken, begin, isLoggedIn, renew, session, whose } from './session.js';
import { ApiError, asApiError, errorOf } from './errors.js';
import { t } from './texts.js';
import { notify } from './components/toast.js';

export { ApiError, asApiError } from './errors.js';

/** How long a limited caller waits for another try, at most; beyond that the error is shown. */
const LONGEST_WAIT_SECONDS = 30;
const MOST_WAITS = 2;

/**
 * @typedef {object} CallOptions
 * @property {string} [method]
 * @property {any} [body] sent as JSON, or as it is where it is FormData
 * @property {string} [key] the idempotency key: see {@link Intention}
 * @property {AbortSignal} [signal]
 * @property {Record<string, string>} [headers]
 * @property {boolean} [anonymous] whether a 401 is an answer like others, as at the log-in
 * @property {RequestCredentials} [credentials] "omit" where the browser would answer a 401 with a dialog of its own
 */

/**
 * @typedef {object} Answer
 * @property {any} body the JSON
 * @property {number} total of a list whose pages are counted by a header
 * @property {number} status
 * @property {boolean} replayed whether an earlier request with the same key was answered
 */

/**
 * A path with its query; parameters without a value are left out.
 * @param {string} path @param {Record<string, string | number | null | undefined>} parameters
 */
export function path(path, parameters) {
  const present = Object.entries(parameters).filter(([, value]) => value !== '' && value !== null && value !== undefined);
  const search = new URLSearchParams(present.map(([name, value]) => [name, String(value)])).toString();
  return search ? `${path}?${search}` : path;
}

/**
 * Calls the public API. Throws an {@link ApiError} for every answer that is no success, and where none comes.
 * @param {string} path @param {CallOptions} [options] @returns {Promise<Answer>}
 */
export async function call(path, options = {}) {
  const response = await send(path, options);
  const body = await jsonOf(response);
  if (!response.ok) throw errorOf(response, body);
  return {
    body,
    total: Number(response.headers.get('X-Total-Count') ?? 0),
    status: response.status,
    replayed: response.headers.get('Idempotent-Replayed') === 'true',
  };
}

/** A file of the API, such as a picture that needs the caller's token. @param {string} path @param {AbortSignal} [signal] */
export async function download(path, signal) {
  const response = await send(path, signal ? { signal } : {});
  if (!response.ok) throw errorOf(response, await jsonOf(response));
  return response.blob();
}

/** @param {Response} response */
async function jsonOf(response) {
  const text = await response.text();
  if (text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Also for streams. @param {string} path @param {CallOptions} options @returns {Promise<Response>} */
export async function send(path, options) {
  const caller = whose();
  let renewed = false;
  for (let waits = 0; ; ) {
    if (caller !== whose()) throw new ApiError(401, t('session.over')); // Never sent for another who came meanwhile.
    const response = await once(path, options);
    if (response.status === 401 && !options.anonymous && isLoggedIn() && !renewed) {
      renewed = true;
      if (await renew().catch(() => true)) continue;
    } else if (response.status === 429 && waits < MOST_WAITS && (await waited(response, options.signal))) {
      waits++;
      continue;
    }
    return response;
  }
}

/** @param {string} path @param {CallOptions} options */
async function once(path, { method = 'GET', body, key, signal, headers = {}, credentials = 'same-origin' }) {
  /** @type {Record<string, string>} */
  const all = { Accept: 'application/json', ...headers };
  const token = accessToken();
  if (token !== null && !all.Authorization) all.Authorization = `Bearer ${token}`;
  if (body !== undefined && !(body instanceof FormData)) all['Content-Type'] = 'application/json';
  if (key) all['Idempotency-Key'] = key;
  const content = body === undefined ? null : body instanceof FormData ? body : JSON.stringify(body);
  try {
    return await fetch(path, { method, headers: all, body: content, signal: signal ?? null, credentials });
  } catch (e) {
    if (signal?.aborted) throw e;
    throw asApiError(e);
  }
}

/**
 * Waits as long as the server says, and shows it. False where that is too long: a lock of a quarter of an hour is an
 * answer, not a wait.
 * @param {Response} response @param {AbortSignal} [signal]
 */
async function waited(response, signal) {
  const seconds = Number(response.headers.get('Retry-After') ?? 1);
  if (!(seconds <= LONGEST_WAIT_SECONDS)) return false;
  notify(t('error.busy', { seconds }), 'wait');
  await new Promise((resolve, reject) => {
    setTimeout(resolve, seconds * 1000);
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
  return true;
}

/**
 * @param {{email?: string, phone?: string, username?: string}} who @param {string} password
 */
export async function logIn(who, password) {
  const options = { method: 'POST', body: { ...who, password }, anonymous: true, headers: { 'X-Token-Transport': 'cookie' } };
  begin((await call('/account/login/', options)).body);
}

/** What a form says; of files, what tells one from another. @param {FormData} form */
const said = form =>
  JSON.stringify([...form].map(([name, value]) => [name, value instanceof File ? [value.name, value.size, value.lastModified] : value]));

/** Those whose outcome is open. @type {Set<Intention>} */
const unanswered = new Set();
session.addEventListener('over', () => {
  for (const each of unanswered) each.forget();
});

/** A command that isn't answered by then may have been done. */
const ANSWERED_WITHIN_MS = 90_000;

/**
 * What a user wants done once. Its key is kept until the server has answered, also over a lost connection and a new
 * log-in of the same user, so that another click is a repetition of the same request and not a second one.
 */
export class Intention {
  constructor() {
    /** @type {string | null} */
    this.key = null;
    /** @type {string} */
    this.what = '';
    /** @type {Promise<Answer> | null} */
    this.running = null;
  }

  /**
   * The same again while it runs is the same request; something else is sent once that was answered.
   * @param {string} path
   * @param {CallOptions & {intent?: any}} options `intent` is what is wanted where the body has more, such as a PIN that
   *   may be mistyped between two tries
   * @returns {Promise<Answer>}
   */
  send(path, { intent, ...options }) {
    const wanted = intent ?? options.body;
    const what = path + ' ' + (wanted instanceof FormData ? said(wanted) : JSON.stringify(wanted));
    if (this.running && what === this.what) return this.running;
    const isOther = what !== this.what;
    const before = this.running?.catch(() => {}) ?? Promise.resolve();
    const running = before
      .then(() => {
        if (isOther) this.key = null; // Other input is another intention.
        return this.#send(path, options);
      })
      .finally(() => {
        if (this.running !== running) return;
        this.running = null;
        if (this.key === null) this.what = '';
      });
    this.what = what;
    this.running = running;
    return running;
  }

  /** Whoever wanted it has logged out. */
  forget() {
    this.#answered();
    this.what = '';
    this.running = null;
  }

  #answered() {
    this.key = null;
    unanswered.delete(this);
  }

  /** @param {string} path @param {CallOptions} options */
  async #send(path, options) {
    const key = (this.key ??= crypto.randomUUID());
    unanswered.add(this);
    try {
      const answer = await call(path, { signal: AbortSignal.timeout(ANSWERED_WITHIN_MS), ...options, key });
      if (this.key === key) this.#answered();
      return answer;
    } catch (e) {
      const error = asApiError(e);
      if (this.key === key && isDecision(error)) this.#answered();
      throw isOpen(error) ? error.saying(`${error.message}. ${t('error.open')}`) : error;
    }
  }
}

/** Rejections aren't kept by the server; without an answer, or with one that leaves it open, the key stays. @param {ApiError} error */
const isDecision = ({ status }) => status >= 400 && status < 500 && status !== 401 && status !== 409 && status !== 429;

/** Whether it may have been done: a service that is unavailable has done nothing. @param {ApiError} error */
const isOpen = ({ status }) => status === 0 || (status >= 500 && status !== 503);
