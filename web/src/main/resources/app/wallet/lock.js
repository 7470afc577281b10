// @ts-check
import { html, nothing } from 'lit';
import { Screen } from '../shared/screen.js';
import { session } from '../shared/session.js';
import { t } from '../shared/texts.js';

const SECOND_MS = 1_000;

/** What locks say; a rate limit, which has the same status, says something else. */
const LOCKED = /^Too many (wrong|codes)/;

/**
 * Locks that the server has told of, by what they lock, with the time when each ends. They outlive the screen that met
 * them, and end with the session: another user has locks of their own.
 * @type {Map<string, number>}
 */
const locks = new Map();
session.addEventListener('change', () => locks.clear());

/** How long something is still locked, in whole seconds; 0 where it isn't. @param {string} what */
export const lockLeft = what => Math.max(0, Math.ceil(((locks.get(what) ?? 0) - Date.now()) / SECOND_MS));

/** Remembers a lock where an error tells of one. @param {string} what @param {import('../shared/errors.js').ApiError} error */
export function noteLock(what, error) {
  if (error.status !== 429 || error.retryAfter <= 0 || !LOCKED.test(error.message)) return false;
  locks.set(what, Date.now() + error.retryAfter * SECOND_MS);
  return true;
}

/** What is locked and for how long, `<wallet-lock .what=${'pin'} @over=…>`; nothing where it isn't. */
class Lock extends Screen {
  static properties = { what: { attribute: false } };

  constructor() {
    super();
    this.what = '';
    this.locked = false;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.seconds = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.seconds = setInterval(() => this.requestUpdate(), SECOND_MS);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.seconds);
  }

  updated() {
    const locked = lockLeft(this.what) > 0;
    if (this.locked && !locked) this.dispatchEvent(new CustomEvent('over'));
    this.locked = locked;
  }

  render() {
    const left = lockLeft(this.what);
    if (left === 0) return nothing;
    const minutes = Math.floor(left / 60);
    return html`<div class="failure lock" role="alert"><p>${t(`lock.${this.what}`)}</p></div>
      <p class="countdown" role="timer"><span class="dim">${t('lock.left')}</span> <strong>${minutes}:${String(left % 60).padStart(2, '0')}</strong></p>`;
  }
}

customElements.define('wallet-lock', Lock);
