// @ts-check
import { send } from './api.js';
import { isLoggedIn } from './session.js';

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 15_000;

/** The server sends something every 15 seconds; a phone's connection may end without a word. */
const SILENT_MS = 45_000;

/**
 * Server-sent events with the caller's token, which EventSource can't send. Goes on after a cut with what came after
 * the last event, until the signal is aborted.
 * @param {string} path @param {(data: any, id: string) => void} seen @param {AbortSignal} signal
 * @param {(connected: boolean) => void} [state]
 */
export async function listen(path, seen, signal, state = () => {}) {
  let last = '';
  let pause = FIRST_PAUSE_MS;
  while (!signal.aborted) {
    try {
      /** @type {Record<string, string>} */
      const headers = { Accept: 'text/event-stream', ...(last ? { 'Last-Event-ID': last } : {}) };
      const response = await send(path, { headers, signal });
      if ((response.status === 401 && !isLoggedIn()) || response.status === 403 || response.status === 404) return;
      if (response.ok && response.body) {
        state(true);
        pause = FIRST_PAUSE_MS;
        await read(response.body, event => {
          last = event.id || last;
          if (event.data) seen(JSON.parse(event.data), event.id);
        });
      }
    } catch {
      // The connection was cut: the next one continues.
    }
    state(false);
    await new Promise(resolve => setTimeout(resolve, pause * (0.5 + Math.random())));
    pause = Math.min(pause * 2, LONGEST_PAUSE_MS);
  }
}

/** @param {ReadableStream<Uint8Array<ArrayBuffer>>} body @param {(event: {id: string, data: string}) => void} seen */
async function read(body, seen) {
  let rest = '';
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  const next = async () => {
    const silence = setTimeout(() => void reader.cancel(), SILENT_MS);
    return reader.read().finally(() => clearTimeout(silence));
  };
  for (let part = await next(); !part.done; part = await next()) {
    rest += part.value;
    const events = rest.split(/\r?\n\r?\n/);
    rest = events.pop() ?? '';
    for (const event of events) {
      const lines = event.split(/\r?\n/);
      seen({ id: valueOf(lines, 'id').join(''), data: valueOf(lines, 'data').join('\n') });
    }
  }
}

/** @param {string[]} lines @param {string} name */
const valueOf = (lines, name) =>
  lines.filter(line => line.startsWith(name + ':')).map(line => line.slice(name.length + 1).replace(/^ /, ''));
