// @ts-check
import { html } from 'lit';
import { download } from '../shared/api.js';
import { failure } from '../shared/components/show.js';
import { Loader } from '../shared/loader.js';
import { Screen } from '../shared/screen.js';
import { t } from '../shared/texts.js';

/** A picture that only admins may see: it is fetched with the token, and a click shows it in full size. */
class Picture extends Screen {
  static properties = { path: { attribute: false }, alt: { attribute: false }, zoomed: { state: true } };

  constructor() {
    super();
    this.path = '';
    this.alt = '';
    this.zoomed = false;
    this.url = '';
    /** @type {Loader<string>} */
    this.picture = new Loader(this, async signal => {
      URL.revokeObjectURL(this.url);
      this.url = URL.createObjectURL(await download(this.path, signal));
      return this.url;
    });
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    URL.revokeObjectURL(this.url);
  }

  render() {
    const { value, error, state } = this.picture;
    if (state === 'failed') return failure(error, () => void this.picture.load());
    if (!value) return html`<p class="dim" aria-busy="true">${t('loading')}</p>`;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${this.alt}><button type="button" class="quiet" aria-pressed=${this.zoomed ? 'true' : 'false'} aria-label=${t('zoom', { what: this.alt })}
      @click=${() => { this.zoomed = !this.zoomed; }}><img class="picture ${this.zoomed ? 'zoomed' : ''}" src=${value} alt=${this.alt}></button></div>`;
  }
}

customElements.define('suite-picture', Picture);
