// @ts-check
import { html, nothing } from 'lit';
import { copyable } from '../shared/components/copy.js';
import { formDialog } from '../shared/components/form-dialog.js';
import { badge, facts, failure, time, timeline } from '../shared/components/show.js';
import { notify } from '../shared/components/toast.js';
import { Loader } from '../shared/loader.js';
import { href } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t, word } from '../shared/texts.js';
import { deadLetter, decide } from './operations.js';

/** One event that a listener couldn't handle: why, what it says, and what was decided. */
class DeadLetterScreen extends Screen {
  static properties = { asked: { state: true } };

  constructor() {
    super();
    /** @type {import('../shared/components/form-dialog.js').FormDialog | null} */
    this.asked = null;
    /** @type {Loader<import('./operations.js').DeadLetterInFull>} */
    this.shown = new Loader(this, signal => deadLetter(this.params.service ?? '', this.params.id ?? '', signal));
  }

  /** @param {'replay' | 'discard'} decision */
  ask(decision) {
    const text = t(decision === 'replay' ? 'letters.replay' : 'letters.discard');
    this.asked = {
      heading: text,
      fields: [{ name: 'reason', label: t('reason'), hint: t('letters.reason'), required: true }],
      action: text,
      danger: decision === 'discard',
      send: async form => {
        await decide(this.params.service ?? '', this.params.id ?? '', decision, form.reason ?? '');
        notify(t('done'));
        await this.shown.load();
      },
      closed: () => {
        this.asked = null;
      },
    };
  }

  render() {
    const { value, error, state } = this.shown;
    const service = this.params.service ?? '';
    if (!value) return html`<main id="main" aria-busy=${state === 'loading'}>${state === 'failed' ? failure(error, () => void this.shown.load()) : nothing}</main>`;
    const { deadLetter: letter, payload, decisions } = value;
    const isOpen = letter.status === 'WAITING';
    return html`<main id="main"><p><a href=${href(`/dead-letters?service=${service}`)}>← ${t('letters')}</a></p>
      <h1>${letter.headers.ce_type ?? letter.topic} ${badge(letter.status)}</h1>
      ${isOpen && this.user.roles.includes('SUPER_ADMIN') ? html`<div class="actions"><button type="button" class="primary" @click=${() => this.ask('replay')}>${t('letters.replay')}</button>
        <button type="button" class="danger" @click=${() => this.ask('discard')}>${t('letters.discard')}</button></div>` : nothing}
      ${isOpen && !this.user.roles.includes('SUPER_ADMIN') ? html`<p class="dim">${t('letters.super')}</p>` : nothing}
      ${facts([
        [t('letters.service'), service],
        [t('letters.listener'), letter.listener],
        [t('letters.error'), letter.error],
        [t('letters.since'), time(letter.diedAt)],
        [t('letters.place'), `${letter.topic}-${letter.partition} @ ${letter.offset}`],
        [t('letters.key'), letter.key && copyable(letter.key)],
        [t('letters.id'), copyable(letter.headers.ce_id ?? letter.id)],
      ])}
      <h2>${t('letters.payload')}</h2><pre tabindex="0">${JSON.stringify(payload, null, 2)}</pre>
      <h2>${t('history')}</h2>
      ${timeline(decisions.map(each => ({ at: each.at, what: word('decision', each.decision), by: copyable(each.by, true), note: each.reason })))}
      ${formDialog(this.asked)}</main>`;
  }
}

customElements.define('console-dead-letter', DeadLetterScreen);
