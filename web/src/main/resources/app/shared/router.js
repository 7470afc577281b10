// @ts-check
/**
 * @typedef {object} Route
 * @property {string} path below the page's base, such as "/orders/:id"
 * @property {string} tag the element that is the screen
 * @property {() => Promise<unknown>} load imports the module that defines it
 * @property {string} [title] the text's key; a route with one and without parameters is in the navigation
 * @property {string} [key] the letter that goes there after `g`
 * @property {boolean} [open] whether it is shown without a log-in
 * @property {(user: any) => boolean} [admits] whether this user is shown it
 */

/** Dispatches `navigate` after each change of the address, also of its filters. */
export const navigation = new EventTarget();

let base = '';

const changed = () => navigation.dispatchEvent(new Event('navigate'));

/** Takes over the page's links. @param {string} pageBase such as "/app/console" */
export function startRouter(pageBase) {
  base = pageBase;
  addEventListener('popstate', changed);
  document.addEventListener('click', event => {
    const link = event.composedPath().find(each => each instanceof HTMLAnchorElement);
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
    if (!link || !plain || event.defaultPrevented || link.target || link.hasAttribute('download')) return;
    if (link.origin !== location.origin || !`${link.pathname}/`.startsWith(`${base}/`) || link.hash) return;
    event.preventDefault();
    go(link.pathname.slice(base.length) + link.search);
  });
}

/** The address of a screen, for links. @param {string} path */
export const href = path => base + path;

/** @param {string} path below the page's base, with a query where it has one */
export function go(path) {
  history.pushState(null, '', base + path);
  changed();
}

/** The filters in the address. */
export const query = () => new URLSearchParams(location.search);

/** Changes filters in the address; empty ones leave it. @param {Record<string, string | number>} changes */
export function filter(changes) {
  const all = query();
  for (const [name, value] of Object.entries(changes)) {
    if (value === '') all.delete(name);
    else all.set(name, String(value));
  }
  const search = all.toString();
  history.replaceState(null, '', location.pathname + (search ? `?${search}` : ''));
  changed();
}

/** @param {Route[]} routes @returns {{route: Route, params: Record<string, string>} | null} */
export function match(routes) {
  const path = location.pathname.slice(base.length).replace(/\/+$/, '') || '/';
  for (const route of routes) {
    const params = paramsOf(route.path, path);
    if (params) return { route, params };
  }
  return null;
}

/** @param {string} pattern @param {string} path @returns {Record<string, string> | null} */
function paramsOf(pattern, path) {
  const names = pattern.split('/');
  const parts = path.split('/');
  if (names.length !== parts.length) return null;
  /** @type {Record<string, string>} */
  const params = {};
  for (const [at, name] of names.entries()) {
    const part = parts[at] ?? '';
    if (name.startsWith(':')) params[name.slice(1)] = part;
    else if (name !== part) return null;
  }
  return params;
}
