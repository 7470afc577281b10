// @ts-check
import { call } from '../shared/api.js';
import { startApp } from '../shared/app.js';
import { notify } from '../shared/components/toast.js';
import { asApiError } from '../shared/errors.js';
import { t } from '../shared/texts.js';
import './choose.js';
import { startConnection } from './connection.js';
import { loadQueue, waiting } from './queue.js';
import './sales.js';
import './sell.js';
import { startSettling } from './settle.js';
import { currentStaff, keepStaff, loadTill, refreshTill } from './till.js';
import './waiting.js';

const ROLES = new Set(['STAFF', 'ADMIN', 'STAFF_ADMIN', 'SUPER_ADMIN']);

/** The screens are loaded from the beginning, because a till may lose its connection at any time. */
const load = () => Promise.resolve();

async function whoAmI() {
  try {
    const { email, roles } = (await call('/account/me/')).body;
    await keepStaff({ email, roles });
    void refreshTill().catch(() => {});
    return { email, roles };
  } catch (e) {
    const staff = currentStaff();
    if (asApiError(e).status === 0 && staff) return staff;
    throw e;
  }
}

/** What waits is money, and only someone who is logged in can settle it. */
function mayLogOut() {
  if (waiting().length === 0) return true;
  notify(t('pos.logout.waits'), 'failed');
  return false;
}

/** Keeps the page for the time without a connection. */
async function keepPage() {
  const address = '/app/pos/sw.js';
  const trusted = /** @type {any} */ (globalThis).trustedTypes;
  const policy = trusted?.createPolicy('suite-worker', { createScriptURL: (/** @type {string} */ url) => (url === address ? url : '') });
  await navigator.serviceWorker?.register(policy ? policy.createScriptURL(address) : address, { scope: '/app/pos/' });
}

await Promise.all([loadTill(), loadQueue(), startConnection()]);
await startApp({
  name: 'pos',
  admits: user => user.roles.some((/** @type {string} */ role) => ROLES.has(role)),
  whoAmI,
  mayLogOut,
  routes: [
    { path: '/sell', tag: 'pos-sell', title: 'pos.sell', key: 's', open: true, load },
    { path: '/sales', tag: 'pos-sales', title: 'pos.sales', key: 't', open: true, load },
    { path: '/waiting', tag: 'pos-waiting', title: 'pos.queue', key: 'w', open: true, load },
    { path: '/choose', tag: 'pos-choose', title: 'pos.choose', open: true, load },
    { path: '/choose/:festival', tag: 'pos-choose', title: 'pos.choose', open: true, load },
  ],
});
startSettling();
void keepPage().catch(() => {});
void navigator.storage?.persist?.();
