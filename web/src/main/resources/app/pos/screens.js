// @ts-check
/** All screens at once, because a till may lose its connection at any time; the log-in does without them. */
import './choose.js';
import './sales.js';
import './sell.js';
import { startSettling } from './settle.js';
import './waiting.js';

/** Keeps the page for the time without a connection. */
async function keepPage() {
  const address = '/app/pos/sw.js';
  const trusted = /** @type {any} */ (globalThis).trustedTypes;
  const policy = trusted?.createPolicy('suite-worker', { createScriptURL: (/** @type {string} */ url) => (url === address ? url : '') });
  await navigator.serviceWorker?.register(policy ? policy.createScriptURL(address) : address, { scope: '/app/pos/' });
}

/** Before any screen is shown. */
function dress() {
  const styles = document.createElement('link');
  styles.rel = 'stylesheet';
  styles.href = new URL('./pos.css', import.meta.url).href;
  return new Promise(resolve => {
    styles.onload = styles.onerror = resolve;
    document.head.append(styles);
  });
}

startSettling();
void keepPage().catch(() => {});
void navigator.storage?.persist?.();
await dress();
