// @ts-check
import { html } from 'lit';
import { call, path } from '../shared/api.js';
import { barChart } from '../shared/components/chart.js';
import { amount, facts, failure } from '../shared/components/show.js';
import { date, presets } from '../shared/dates.js';
import { percent } from '../shared/figures.js';
import { Loader } from '../shared/loader.js';
import { money } from '../shared/money.js';
import { filter, navigation, query } from '../shared/router.js';
import { Screen } from '../shared/screen.js';
import { t } from '../shared/texts.js';

/** What a partner did in a span of days, as a chart and as a table. */
class PartnerUsage extends Screen {
  static properties = { partner: { attribute: false }, environment: { attribute: false } };

  constructor() {
    super();
    this.partner = '';
    this.environment = '';
    /** @type {Loader<Voucher.Usage>} */
    this.usage = new Loader(this, async signal => {
      const filters = { environment: this.environment, from: query().get('from') ?? week().from, to: query().get('to') ?? week().to };
      return (await call(path(`/api/v1/admin/partners/${this.partner}/usage`, filters), { signal })).body.data;
    });
    this.reload = () => queueMicrotask(() => void this.usage.load());
  }

  connectedCallback() {
    super.connectedCallback();
    navigation.addEventListener('navigate', this.reload);
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    navigation.removeEventListener('navigate', this.reload);
  }

  render() {
    const { value, error, state } = this.usage;
    const spans = html`<div class="actions" role="group" aria-label=${t('time.span')}>${presets().map(preset => html`<button type="button" aria-pressed=${isShown(preset) ? 'true' : 'false'}
      @click=${() => filter({ from: preset.from, to: preset.to })}>${preset.label}</button>`)}</div>`;
    if (state === 'failed') return html`${spans}${failure(error, () => void this.usage.load())}`;
    if (!value) return html`${spans}<p class="dim" aria-busy="true">${t('loading')}</p>`;
    const { totals, days } = value;
    return html`${spans}
      ${facts([
        [t('partners.calls'), totals.calls],
        [t('partners.rate'), percent(totals.success_rate)],
        [t('partners.issued'), html`${totals.issued.count} · ${amount(totals.issued.amount, 'ZAR')}`],
        [t('partners.cancelled'), html`${totals.cancelled.count} · ${amount(totals.cancelled.amount, 'ZAR')}`],
      ])}
      ${barChart(t('partners.issued.chart'), days.map(day => ({ label: date(day.date), value: day.usage.issued.count, text: `${day.usage.issued.count} · ${money(day.usage.issued.amount, 'ZAR')}` })), t('partners.issued'))}`;
  }
}

const week = () => presets()[2] ?? { from: '', to: '' };

/** @param {{from: string, to: string}} preset */
const isShown = preset => (query().get('from') ?? week().from) === preset.from && (query().get('to') ?? week().to) === preset.to;

customElements.define('console-partner-usage', PartnerUsage);
