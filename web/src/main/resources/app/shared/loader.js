// @ts-check
import { asApiError } from './errors.js';

/**
 * What a screen shows of the server: loading, failed with an error, or ready with a value. An answer that was
 * overtaken by a later request is dropped, and nothing is loaded for a screen that is gone.
 * @template T
 */
export class Loader {
  /**
   * @param {import('lit').ReactiveControllerHost} host
   * @param {(signal: AbortSignal) => Promise<T>} load
   * @param {{every?: number, wait?: boolean}} [options] milliseconds after which it is loaded again; whether it waits for {@link load}
   */
  constructor(host, load, { every = 0, wait = false } = {}) {
    this.host = host;
    this.fetch = load;
    this.every = every;
    this.wait = wait;
    /** @type {'loading' | 'failed' | 'ready'} */
    this.state = 'loading';
    /** @type {T | undefined} */
    this.value = undefined;
    /** @type {import('./errors.js').ApiError | undefined} */
    this.error = undefined;
    /** @type {AbortController | undefined} */
    this.running = undefined;
    /** @type {ReturnType<typeof setInterval> | undefined} */
    this.timer = undefined;
    this.seen = () => {
      if (!document.hidden) void this.load();
    };
    host.addController(this);
  }

  hostConnected() {
    if (!this.wait) void this.load();
    if (this.every > 0) {
      this.timer = setInterval(this.seen, this.every);
      document.addEventListener('visibilitychange', this.seen);
    }
  }

  hostDisconnected() {
    clearInterval(this.timer);
    document.removeEventListener('visibilitychange', this.seen);
    this.running?.abort();
  }

  /** Loads it, or loads it again; what was shown stays until the answer is here. */
  async load() {
    this.running?.abort();
    const running = new AbortController();
    this.running = running;
    if (this.value === undefined) this.state = 'loading';
    this.host.requestUpdate();
    try {
      const value = await this.fetch(running.signal);
      if (running.signal.aborted) return;
      this.value = value;
      this.state = 'ready';
      this.error = undefined;
    } catch (e) {
      if (running.signal.aborted) return;
      this.error = asApiError(e);
      this.state = 'failed';
    }
    this.host.requestUpdate();
  }
}
