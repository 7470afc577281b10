// @ts-check
import { html } from 'lit';
import { go } from '../router.js';
import { t } from '../texts.js';

const LONGEST_MS = 1500;

/**
 * The keys of every page: `/` searches, `j` and `k` go through rows, `g` and a letter go to a screen, `?` explains.
 * @param {() => import('../router.js').Route[]} routes @param {() => void} help
 */
export function listenToKeys(routes, help) {
  let goes = 0;
  addEventListener('keydown', event => {
    const target = event.target;
    const typing = target instanceof HTMLElement && (target.matches('input, select, textarea') || target.isContentEditable);
    if (typing || event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return;
    if (event.timeStamp - goes < LONGEST_MS) {
      goes = 0;
      const route = routes().find(each => each.key === event.key);
      if (route) {
        event.preventDefault();
        go(route.path);
        return;
      }
    }
    if (event.key === '/') {
      const search = document.querySelector('[data-search]');
      if (!(search instanceof HTMLElement)) return;
      event.preventDefault();
      search.focus();
    } else if (event.key === 'j' || event.key === 'k') stepRows(event.key === 'j' ? 1 : -1);
    else if (event.key === 'g') goes = event.timeStamp;
    else if (event.key === '?') help();
  });
}

/** @param {import('../router.js').Route[]} routes */
export const keyboardHelp = routes => html`<dl class="facts keys">
  ${[
    ['?', t('keys.help')],
    ['/', t('keys.search')],
    ['j k', t('keys.rows')],
    ...routes.filter(route => route.key).map(route => [`g ${route.key}`, t(route.title ?? '')]),
  ].map(([keys, text]) => html`<div><dt><kbd>${keys}</kbd></dt><dd>${text}</dd></div>`)}</dl>`;

/** Goes to the next or previous row. @param {number} by */
function stepRows(by) {
  const rows = [...document.querySelectorAll('[data-row]')];
  const targets = rows.map(row => row.querySelector('a, button')).filter(each => each instanceof HTMLElement);
  const now = rows.findIndex(row => row.contains(document.activeElement));
  const at = now < 0 ? (by > 0 ? 0 : targets.length - 1) : Math.min(targets.length - 1, Math.max(0, now + by));
  targets[at]?.focus();
}
