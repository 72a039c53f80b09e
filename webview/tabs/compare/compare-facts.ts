import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CompareTab } from '../../../src/protocol/tabs.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';
import { tabStyles } from '../tab-styles.js';
import { compareFactsStyles } from './compare-facts-styles.js';
import '../recipe-code.js';

/**
 * Why settings differ, the numbers side by side, code to make them equal, the layer elsewhere.
 *
 * @fires ps-intention - `perform`, `copy`.
 */
@customElement('ps-compare-facts')
export class CompareFacts extends LitElement {
  static override readonly styles = [...tabStyles, compareFactsStyles];

  @property({ attribute: false }) tab: CompareTab | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { tab } = this;
    return tab === null
      ? nothing
      : html`${this.why(tab)} ${this.table(tab)}
        ${tab.codes.map((code, index) => this.code(code, index, tab.codes.length === 1))}
        ${this.elsewhere(tab)}`;
  }

  private why(tab: CompareTab): TemplateResult | typeof nothing {
    const others = tab.settings.filter(({ why }) => why.length > 0);
    return others.length === 0
      ? nothing
      : html`<section>
          <h3>${tab.equal ? t('Why they agree') : t('Why they differ')}</h3>
          ${others.map(
            ({ label, why }) =>
              html`<p>
                ${others.length > 1 ? html`<strong>${label}.</strong> ` : nothing}${rich(why)}
              </p>`,
          )}
        </section>`;
  }

  private table(tab: CompareTab): TemplateResult | typeof nothing {
    const labels = tab.settings.filter(({ picture }) => picture !== null).map(({ label }) => label);
    const alone = labels.length === 2;
    return tab.rows.length === 0
      ? nothing
      : html`<section>
          <div class="scroll" tabindex="0" role="region" aria-label=${t('Outputs')}>
            <table>
              <thead>
                <tr>
                  <th scope="col">${t('output')}</th>
                  ${labels.map((label) => html`<th scope="col">${label}</th>`)}
                  ${alone ? html`<th scope="col">${t('difference')}</th>` : nothing}
                </tr>
              </thead>
              <tbody>
                ${tab.rows.map((row) => this.row(row, alone))}
              </tbody>
            </table>
          </div>
          ${
            tab.omitted > 0
              ? html`<p class="quiet">${t('and {count} more', { count: tab.omitted })}</p>`
              : nothing
          }
        </section>`;
  }

  /** One other setting leaves room for how far it is away; several mark what differs. */
  private row(
    { output, value, others }: CompareTab['rows'][number],
    alone: boolean,
  ): TemplateResult {
    const sign = (differs: boolean): string => (differs ? '≠' : '=');
    return html`<tr>
      <td>${output}</td>
      <td>${value}</td>
      ${others.map(({ text, change, differs }) =>
        alone
          ? html`<td>${text}</td>
              <td class=${differs ? 'differs' : 'quiet'}>${sign(differs)} ${change}</td>`
          : html`<td class=${differs ? 'differs' : ''}>${differs ? '≠ ' : ''}${text}</td>`,
      )}
    </tr>`;
  }

  private code(code: CompareTab['codes'][number], index: number, alone: boolean): TemplateResult {
    const reason = `obstacle-${index}`;
    return html`<section>
      <h3>${code.title}</h3>
      <ps-recipe-code below .code=${[{ library: '', text: code.text }]} what=${code.title}>
        ${this.apply(code, reason, alone)}
      </ps-recipe-code>
      ${
        code.obstacle === ''
          ? nothing
          : html`<p class="quiet" id=${reason}>
              ${t('It can’t be written into the selected call: {reason}', { reason: code.obstacle })}
            </p>`
      }
    </section>`;
  }

  private apply(
    { action, obstacle, title }: CompareTab['codes'][number],
    reason: string,
    alone: boolean,
  ): TemplateResult | typeof nothing {
    const name = t('Apply to the selected call');
    return action === null && obstacle === ''
      ? nothing
      : html`<button
          class="link"
          type="button"
          ?disabled=${action === null}
          aria-label=${alone ? name : t('{label}: {values}', { label: name, values: title })}
          aria-describedby=${obstacle === '' ? nothing : reason}
          @click=${() => {
            if (action !== null) {
              this.dispatchEvent(new IntentionEvent({ type: 'perform', action }));
            }
          }}
        >
          ${name}
        </button>`;
  }

  private elsewhere({ elsewhere }: CompareTab): TemplateResult | typeof nothing {
    return elsewhere.length === 0
      ? nothing
      : html`<section>
          <h3>${t('The same layer elsewhere')}</h3>
          <table class="elsewhere">
            <tbody>
              ${elsewhere.map(
                ({ library, spelling, equal, remark, chosen }) =>
                  html`<tr class=${chosen ? 'chosen' : ''}>
                    <td>${library}</td>
                    <td><code>${spelling}</code></td>
                    <td class=${equal === false ? 'differs' : 'quiet'}>
                      ${equal === null ? '' : equal ? '=' : '≠'} ${remark}
                    </td>
                  </tr>`,
              )}
            </tbody>
          </table>
        </section>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-compare-facts': CompareFacts;
  }
}
