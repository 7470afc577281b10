// @ts-check
import { html, nothing } from 'lit';
import { call } from '../shared/api.js';
import { failure } from '../shared/components/show.js';
import { span } from '../shared/dates.js';
import { asApiError } from '../shared/errors.js';
import { Screen } from '../shared/screen.js';
import { t } from '../shared/texts.js';
import { encodeQR } from '../vendor/qr/index.js';

const SECOND_MS = 1_000;
const AGAIN_MS = 5_000;

/** The part of its life after which a code is replaced: who shows it has the rest of its time to be charged. */
const RENEWED_AFTER = 0.6;

/** What scanners need around a code. */
const MARGIN = 4;

/** @typedef {{side: number, dark: string, until: number}} Drawn `dark` is the path of its dark modules */

/** The code that a stand scans, `<wallet-code .festival=${id}>`: there is always a valid one while it can be had. */
class Code extends Screen {
  static properties = { festival: { attribute: false }, drawn: { state: true }, error: { state: true } };

  constructor() {
    super();
    this.festival = '';
    /** @type {Drawn | null} */
    this.drawn = null;
    /** @type {import('../shared/errors.js').ApiError | null} */
    this.error = null;
    /** When the next one is asked for. */
    this.due = 0;
    /** @type {AbortController | null} */
    this.asking = null;
    this.tick = () => this.watch();
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.seconds = undefined;
  }

  connectedCallback() {
    super.connectedCallback();
    this.seconds = setInterval(this.tick, SECOND_MS);
    document.addEventListener('visibilitychange', this.tick); // Timers of a hidden page sleep.
    this.watch();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.seconds);
    document.removeEventListener('visibilitychange', this.tick);
    this.asking?.abort();
  }

  watch() {
    if (Date.now() >= this.due && !this.asking && !document.hidden) void this.draw();
    this.requestUpdate();
  }

  async draw() {
    const asking = new AbortController();
    this.asking = asking;
    const begun = Date.now();
    try {
      const { body } = await call(`/api/v1/me/wallets/${this.festival}/qr`, { signal: asking.signal });
      const code = body.data.qrCode;
      const life = lifeOf(code); // By this device's clock, which may be wrong, from when it was asked for.
      this.drawn = { ...pathOf(code), until: begun + life };
      this.due = begun + life * RENEWED_AFTER;
      this.error = null;
    } catch (e) {
      if (asking.signal.aborted) return;
      this.error = asApiError(e);
      this.due = Date.now() + AGAIN_MS;
    } finally {
      this.asking = null;
    }
  }

  render() {
    const left = this.drawn ? Math.ceil((this.drawn.until - Date.now()) / SECOND_MS) : 0;
    if (!this.drawn || left <= 0) {
      return this.error ? failure(this.error, () => void this.draw()) : html`<p class="dim" aria-busy="true">${t('loading')}</p>`;
    }
    const { side, dark } = this.drawn;
    return html`<svg class="code" viewBox="0 0 ${side} ${side}" role="img" aria-label=${t('code')} shape-rendering="crispEdges"><rect width=${side} height=${side} fill="#fff"></rect><path d=${dark} fill="#000"></path></svg>
      <p class="dim small">${t('code.left', { time: span(left < 60 ? left : Math.floor(left / 60) * 60) })}</p>
      ${this.error ? html`<p class="small bad">${t('code.offline')}</p>` : nothing}`;
  }
}

/** How long a code is valid, in milliseconds. @param {string} code */
function lifeOf(code) {
  const { iat, exp } = JSON.parse(atob((code.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')));
  return (exp - iat) * SECOND_MS;
}

/** Runs of dark modules are one rectangle each. @param {string} code */
function pathOf(code) {
  const rows = encodeQR(code, 'raw', { ecc: 'medium', border: MARGIN });
  const parts = rows.flatMap((row, y) => {
    /** @type {string[]} */
    const runs = [];
    for (let x = 0; x < row.length; x++) {
      const from = x;
      while (row[x]) x++;
      if (x > from) runs.push(`M${from} ${y}h${x - from}v1h-${x - from}z`);
    }
    return runs;
  });
  return { side: rows.length, dark: parts.join('') };
}

customElements.define('wallet-code', Code);
