// @ts-check
import { html } from 'lit';
import { choice } from '../shared/components/search.js';
import { badge, empty, since } from '../shared/components/show.js';
import { page, table } from '../shared/components/table.js';
import { Loader } from '../shared/loader.js';
import { href, query } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t } from '../shared/texts.js';
import { SERVICES, deadLetters } from './operations.js';

const SIZE = 20;

/** Events that a listener couldn't handle and that wait for a decision. */
class DeadLetters extends Screen {
  constructor() {
    super();
    /** @type {Loader<{rows: import('./operations.js').DeadLetter[], total: number}>} */
    this.list = new Loader(this, signal => deadLetters(service(), page(), SIZE, signal));
  }

  navigated() {
    this.list.value = undefined;
    void this.list.load();
  }

  render() {
    return html`<main id="main"><h1>${t('letters')}</h1>
      <div class="bar">${choice('service', t('letters.service'), SERVICES.map(each => [each, each]))}</div>
      ${table({
        caption: t('letters'),
        loader: this.list,
        id: row => row.id,
        none: empty(t('letters.none')),
        size: SIZE,
        columns: [
          { head: t('letters.event'), cell: row => html`<a href=${href(`/dead-letters/${service()}/${row.id}`)}>${row.headers.ce_type ?? row.topic}</a>` },
          { head: t('letters.listener'), cell: row => row.listener },
          { head: t('letters.error'), wide: true, cell: row => row.error },
          { head: t('letters.since'), wide: true, cell: row => since(row.diedAt) },
          { head: t('status'), cell: row => badge(row.status) },
        ],
      })}</main>`;
  }
}

const service = () => query().get('service') ?? SERVICES[0] ?? '';

customElements.define('console-dead-letters', DeadLetters);
