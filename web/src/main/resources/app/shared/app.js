// @ts-check
import { html, nothing } from 'lit';
import { call } from './api.js';
import { keyboardHelp, listenToKeys } from './components/keyboard.js';
import './components/dialog.js';
import './components/log-in.js';
import './components/toast.js';
import { asApiError } from './errors.js';
import { failure } from './components/show.js';
import { href, match, navigation, startRouter } from './router.js';
import { Screen } from './screen.js';
import { isLoggedIn, logOut, renew, session } from './session.js';
import { LANGUAGES, changeLanguage, loadTexts, t, textLanguage } from './texts.js';

/**
 * @typedef {object} AppOptions
 * @property {string} name of the page, its texts and its path: "console"
 * @property {import('./router.js').Route[]} routes the first one is where the page begins
 * @property {() => Promise<any>} [whoAmI] who is logged in, by default the user
 * @property {(user: any) => boolean} [admits] whether this user may use the page
 * @property {() => unknown} [logInForm] instead of the users' log-in
 * @property {() => boolean | Promise<boolean>} [mayLogOut] asked before the log-out
 * @property {(user: any) => unknown} [beside] shown beside the page's name, such as the environment
 */

/** @type {AppOptions} */
let options;

const isSandbox = () => document.querySelector('meta[name="suite-sandbox"]')?.getAttribute('content') === 'true';

/** The frame of each page: banner, navigation, log-in where one is needed, and the screen that the address names. */
class App extends Screen {
  static properties = { screen: { state: true }, error: { state: true }, helps: { state: true }, menu: { state: true } };

  constructor() {
    super();
    /** @type {HTMLElement | null} */
    this.screen = null;
    /** @type {import('./router.js').Route | null} */
    this.route = null;
    /** @type {import('./errors.js').ApiError | null} */
    this.error = null;
    this.helps = false;
    this.menu = false;
    this.shown = '';
    this.changes = 0;
  }

  connectedCallback() {
    super.connectedCallback();
    navigation.addEventListener('navigate', () => void this.show());
    session.addEventListener('change', () => void this.changed());
    listenToKeys(() => this.routes(), () => {
      this.helps = true;
    });
    void this.changed();
  }

  routes() {
    return options.routes.filter(route => !route.admits || (this.user && route.admits(this.user)));
  }

  /** The session began or ended. */
  async changed() {
    const change = ++this.changes;
    this.user = null;
    this.shown = '';
    this.error = null;
    if (isLoggedIn()) {
      const who = options.whoAmI ?? (async () => (await call('/account/me/')).body);
      const [user, error] = await who().then(found => [found, null], e => [null, asApiError(e)]);
      if (change !== this.changes) return; // Another has come meanwhile, or nobody is left.
      this.user = user;
      this.error = error;
    }
    await this.show();
  }

  /** Shows what the address names; a change of filters alone keeps the screen. */
  async show() {
    const found = match(this.routes()) ?? (location.pathname.replace(/\/+$/, '') === href('') ? { route: options.routes[0], params: {} } : null);
    const route = found?.route ?? null;
    const allowed = route && (route.open || this.user);
    const shown = allowed ? location.pathname : '';
    this.route = route;
    this.menu = false;
    if (shown !== '' && shown === this.shown) {
      /** @type {any} */ (this.screen)?.navigated?.();
      return;
    }
    this.shown = shown;
    this.screen = null;
    if (!allowed) {
      this.requestUpdate();
      return;
    }
    try {
      await route.load();
    } catch {
      location.reload(); // A newer version replaced the files of this one.
      return;
    }
    if (this.shown !== shown) return;
    const screen = /** @type {Screen} */ (document.createElement(route.tag));
    screen.params = found?.params ?? {};
    screen.user = this.user;
    this.screen = screen;
    document.title = `${t(route.title ?? `${options.name}.title`)} – ${t('suite')}`;
    await this.updateComplete;
    scrollTo(0, 0);
  }

  async logOut() {
    if (!options.mayLogOut || (await options.mayLogOut())) await logOut();
  }

  /** @param {Event} event */
  async speak(event) {
    await changeLanguage(/** @type {HTMLSelectElement} */ (event.target).value);
    this.shown = '';
    this.requestUpdate();
    await this.show();
  }

  /** Against the system's choice, until the page is left. */
  turn() {
    const root = document.documentElement;
    const dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
    root.dataset.theme = dark ? 'light' : 'dark';
  }

  content() {
    if (this.screen) return this.screen;
    if (this.error) return html`<main id="main">${failure(this.error, () => void this.changed())}</main>`;
    if (!this.user && isLoggedIn()) return html`<main id="main" aria-busy="true"></main>`; // Who it is will be known in a moment.
    if (!this.user && !this.route?.open) {
      return options.logInForm?.() ?? html`<suite-log-in .heading=${t(`${options.name}.title`)}></suite-log-in>`;
    }
    return this.route ? html`<main id="main" aria-busy="true"></main>` : html`<main id="main"><h1>${t('missing.title')}</h1><p>${t('missing')}</p></main>`;
  }

  navigation() {
    const entries = this.routes().filter(route => route.title && !route.path.includes(':') && !route.open);
    if (!this.user || entries.length < 2) return nothing;
    return html`<button type="button" class="menu quiet" aria-expanded=${this.menu ? 'true' : 'false'} aria-controls="navigation"
        @click=${() => { this.menu = !this.menu; }}>☰ ${t('menu')}</button>
      <nav id="navigation" class=${this.menu ? 'open' : ''} aria-label=${t('menu')}>${entries.map(route => html`<a href=${href(route.path)}
        aria-current=${route === this.route || (this.route && this.route.path.startsWith(`${route.path}/`)) ? 'page' : 'false'}>${t(route.title ?? '')}</a>`)}</nav>`;
  }

  render() {
    const admitted = !this.user || !options.admits || options.admits(this.user);
    return html`<a class="skip" href="#main">${t('skip')}</a>
      <header>${isSandbox() ? html`<p class="sandbox">${t('sandbox')}</p>` : nothing}<div class="frame"><p class="brand">${t(`${options.name}.title`)} ${this.user ? options.beside?.(this.user) : nothing}</p>
        ${admitted ? this.navigation() : nothing}
        <div class="tools">
          <label class="hidden" for="language">${t('language')}</label>
          <select id="language" @change=${this.speak}>${LANGUAGES.map(each => html`<option value=${each} lang=${each} ?selected=${each === textLanguage()}>${t(`language.${each}`)}</option>`)}</select>
          <button type="button" class="quiet" aria-label=${t('theme')} title=${t('theme')} @click=${this.turn}>◐</button>
          ${this.user ? html`<button type="button" @click=${this.logOut}>${t('logout')}</button>` : nothing}
        </div></div></header>
      ${admitted ? this.content() : html`<main id="main"><h1>${t('forbidden.title')}</h1><p>${t('forbidden')}</p></main>`}
      <suite-toasts></suite-toasts>
      ${this.helps ? html`<suite-dialog .heading=${t('keys')} .content=${keyboardHelp(this.routes())} @closed=${() => { this.helps = false; }}></suite-dialog>` : nothing}`;
  }
}

customElements.define('suite-app', App);

/** Shows the page, logged in where the browser still has the cookie of an earlier log-in. @param {AppOptions} appOptions */
export async function startApp(appOptions) {
  options = appOptions;
  startRouter(`/app/${options.name}`);
  await loadTexts(['shared', options.name]);
  await renew().catch(() => false);
  document.body.append(document.createElement('suite-app'));
}
