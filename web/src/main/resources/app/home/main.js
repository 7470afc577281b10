// @ts-check
import { html, render } from 'lit';
import { loadTexts, t } from '../shared/texts.js';

await loadTexts(['shared', 'home']);

const PAGES = ['console', 'pos', 'portal', 'wallet'];

render(html`<main><h1>${t('suite')}</h1><div class="cards">
  ${PAGES.map(page => html`<section class="card"><h2><a href="/app/${page}/">${t(`home.${page}`)}</a></h2><p class="dim">${t(`home.${page}.for`)}</p></section>`)}
</div></main>`, document.body);
