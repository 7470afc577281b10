// @ts-check
import { html } from 'lit';

/**
 * Tabs whose arrows choose. @param {string} label @param {[string, string][]} tabs value and text @param {string} current
 * @param {(value: string) => void} choose @param {unknown} content of the current tab
 */
export function tabs(label, tabs, current, choose, content) {
  /** @param {KeyboardEvent} event */
  const step = event => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? 0;
    if (by === 0) return;
    event.preventDefault();
    const at = tabs.findIndex(([value]) => value === current);
    const [next] = tabs[(at + by + tabs.length) % tabs.length] ?? [current];
    const list = /** @type {HTMLElement} */ (event.currentTarget);
    choose(next);
    /** @type {HTMLElement | null} */ (list.querySelector(`[data-tab="${CSS.escape(next)}"]`))?.focus();
  };
  return html`<div class="tabs" role="tablist" aria-label=${label} @keydown=${step}>
      ${tabs.map(([value, text]) => html`<button type="button" role="tab" id="tab-${value}" data-tab=${value} aria-selected=${value === current ? 'true' : 'false'}
        aria-controls="tab-panel" tabindex=${value === current ? 0 : -1} @click=${() => choose(value)}>${text}</button>`)}</div>
    <div role="tabpanel" id="tab-panel" aria-labelledby="tab-${current}">${content}</div>`;
}
