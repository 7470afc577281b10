// @ts-check
/**
 * Whether the server answers. The browser only knows whether there is some network, so the server itself is asked: now
 * and then, more often while it doesn't answer, and at once where a call got no answer.
 */

const WHILE_ONLINE_MS = 10_000;
const WHILE_OFFLINE_MS = 2_000;
const ANSWERS_WITHIN_MS = 4_000;

/** Dispatches `change`. */
export const connection = new EventTarget();

let online = true;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let next;

export const isOnline = () => online;

/** @param {boolean} is */
function set(is) {
  clearTimeout(next);
  next = setTimeout(() => void probe(), is ? WHILE_ONLINE_MS : WHILE_OFFLINE_MS);
  if (online === is) return;
  online = is;
  connection.dispatchEvent(new Event('change'));
}

/** Asks the server. A refusal is an answer; a gateway without services behind it can't sell. */
export async function probe() {
  if (!navigator.onLine) {
    set(false);
    return;
  }
  try {
    const response = await fetch('/health', { cache: 'no-store', signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    set(response.status < 500);
  } catch {
    set(false);
  }
}

/** A call got no answer: the till goes on without the server until the next probe. */
export const noAnswer = () => set(false);

/** Before the page is shown. */
export async function startConnection() {
  addEventListener('online', () => void probe());
  addEventListener('offline', () => set(false));
  await probe();
}
