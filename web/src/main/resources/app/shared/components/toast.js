// @ts-check
import { html, render } from 'lit';
import { Screen } from '../screen.js';
import { session } from '../session.js';
import { t } from '../texts.js';

/** @typedef {{id: number, text: string, kind: 'done' | 'failed' | 'wait'}} Toast */

const SHOWN_MS = 6000;

/** @type {Toast[]} */
let shown = [];
let last = 0;
const changes = new EventTarget();

/** Tells the user something that needs no answer; screen readers say it. @param {string} text @param {Toast['kind']} [kind] */
export function notify(text, kind = 'done') {
  const toast = { id: ++last, text, kind };
  shown = [...shown.slice(-2), toast];
  changes.dispatchEvent(new Event('change'));
  if (kind !== 'failed') setTimeout(() => dismiss(toast.id), SHOWN_MS);
}

/** @param {number} id */
function dismiss(id) {
  shown = shown.filter(toast => toast.id !== id);
  changes.dispatchEvent(new Event('change'));
}

session.addEventListener('over', () => {
  shown = [];
  changes.dispatchEvent(new Event('change'));
});

/**
 * One for each page, always in the document, because screen readers only hear live regions that they know. Each toast
 * keeps its element, because a text that moves to another one would be said again.
 */
class Toasts extends Screen {
  constructor() {
    super();
    /** @type {Map<number, HTMLElement>} */
    this.elements = new Map();
  }

  connectedCallback() {
    super.connectedCallback();
    changes.addEventListener('change', () => this.requestUpdate());
  }

  updated() {
    for (const [id, element] of this.elements) {
      if (shown.some(toast => toast.id === id)) continue;
      element.remove();
      this.elements.delete(id);
    }
    for (const toast of shown.filter(each => !this.elements.has(each.id))) {
      const element = document.createElement('p');
      element.className = `toast ${toast.kind}`;
      render(html`<span>${toast.text}</span>
        <button type="button" class="quiet" aria-label=${t('dismiss')} @click=${() => dismiss(toast.id)}>×</button>`, element);
      this.querySelector('.toasts')?.append(element);
      this.elements.set(toast.id, element);
    }
  }

  render() {
    return html`<div class="toasts" role="status" aria-live="polite"></div>`;
  }
}

customElements.define('suite-toasts', Toasts);
