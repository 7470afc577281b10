// @ts-check
import { LitElement } from 'lit';

/** A screen or a part of one, in the page's own document, so that labels, styles and keyboard see the page as one. */
export class Screen extends LitElement {
  constructor() {
    super();
    /** What the path names, such as an id. @type {Record<string, string>} */
    this.params = {};
    /** Who is logged in. @type {any} */
    this.user = null;
  }

  createRenderRoot() {
    return this;
  }
}

/**
 * The fields of a submitted form; the form isn't sent by the browser.
 * @param {SubmitEvent} event @returns {Record<string, string>}
 */
export function formOf(event) {
  event.preventDefault();
  const form = new FormData(/** @type {HTMLFormElement} */ (event.target), event.submitter ?? null);
  return Object.fromEntries([...form].map(([name, value]) => [name, typeof value === 'string' ? value.trim() : '']));
}
