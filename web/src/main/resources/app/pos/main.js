// @ts-check
import { html, nothing } from 'lit';
import { call } from '../shared/api.js';
import { startApp } from '../shared/app.js';
import { notify } from '../shared/components/toast.js';
import { asApiError } from '../shared/errors.js';
import { navigation } from '../shared/router.js';
import { isLoggedIn, session } from '../shared/session.js';
import { t, tn } from '../shared/texts.js';
import { connection, isOnline, startConnection } from './connection.js';
import { loadQueue, waiting } from './queue.js';
import { currentStaff, keepStaff, loadTill } from './till.js';

const ROLES = new Set(['STAFF', 'ADMIN', 'STAFF_ADMIN', 'SUPER_ADMIN']);

const load = () => import('./screens.js');

/** Without a connection a till whose staff has not logged out goes on, also after a reload. */
const goesOn = () => !isOnline() && currentStaff() !== null;

/** @param {string} path @param {string} tag @returns {import('../shared/router.js').Route} */
const route = (path, tag) => ({
  path,
  tag,
  load,
  get open() {
    return goesOn();
  },
});

const logInForm = () => html`<suite-log-in .heading=${t('pos.title')}
  .more=${waiting().length > 0 ? html`<p class="dim">${tn('pos.waiting', waiting().length)}</p>` : nothing}></suite-log-in>`;

async function whoAmI() {
  try {
    const { email, roles } = (await call('/account/me/')).body;
    await keepStaff({ email, roles });
    return { email, roles };
  } catch (e) {
    const staff = currentStaff();
    if (asApiError(e).status === 0 && staff) return staff;
    throw e;
  }
}

/** What waits is money, and only someone who is logged in can settle it. Whoever may log out is gone after a reload, too. */
async function mayLogOut() {
  if (waiting().length === 0) {
    await keepStaff(null);
    return true;
  }
  notify(t('pos.logout.waits'), 'failed');
  return false;
}

await Promise.all([loadTill(), loadQueue(), startConnection()]);
connection.addEventListener('change', () => navigation.dispatchEvent(new Event('navigate')));
session.addEventListener('change', () => {
  if (!isLoggedIn()) void keepStaff(null); // Logged out, or refused: a lost connection doesn't end a session.
});
await startApp({
  name: 'pos',
  admits: user => user.roles.some((/** @type {string} */ role) => ROLES.has(role)),
  whoAmI,
  logInForm,
  mayLogOut,
  routes: [
    route('/sell', 'pos-sell'),
    route('/sales', 'pos-sales'),
    route('/waiting', 'pos-waiting'),
    route('/choose', 'pos-choose'),
    route('/choose/:festival', 'pos-choose'),
  ],
});
