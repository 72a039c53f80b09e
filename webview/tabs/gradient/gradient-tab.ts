import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { fractionText, numberText } from '../../../src/picture/number-text.js';
import type { GradientTab } from '../../../src/protocol/tabs.js';
import { gridClass } from '../../lab/grid-columns.js';
import { icon } from '../../lab/icons.js';
import type { NumberChange } from '../../lab/number-box.js';
import '../../lab/number-box.js';
import { IntentionEvent } from '../../panel/intention-event.js';
import { rich } from '../../panel/rich-template.js';
import { t } from '../../translate.js';
import { errorText } from '../agreement.js';
import { cropped, numberGrid, numberGridStyles } from '../number-grid.js';
import { tabStyles } from '../tab-styles.js';
import '../recipe-code.js';

const most = 12;

/**
 * Where the gradient goes: what arrives at each input when the outputs send what the reader typed,
 * and the same by finite differences.
 *
 * @fires ps-intention - `chooseInTab`, `copy`.
 */
@customElement('ps-gradient-tab')
export class GradientTabView extends LitElement {
  static override readonly styles = [
    ...tabStyles,
    ...numberGridStyles,
    css`
      .map .cell {
        min-width: 52px;
        height: 48px;
        font-size: 15px;
      }
      .upstream ps-number-box {
        width: 58px;
      }
      .upstream .grid {
        gap: 6px;
      }
      .upstream {
        display: grid;
        gap: 6px;
      }
      .place {
        display: grid;
        justify-items: center;
        gap: 2px;
        font: 11px var(--ps-code-font);
        color: var(--ps-quiet);
      }
      .arrow {
        width: 40px;
        height: 16px;
        stroke: var(--ps-window);
        stroke-width: 2;
        fill: none;
      }
    `,
  ];

  @property({ attribute: false }) tab: GradientTab | null = null;
  @state() private around = 0;

  protected override render(): TemplateResult | typeof nothing {
    const { tab } = this;
    if (tab === null) {
      return nothing;
    }
    return html`
      <div class="bar"><p role="note">${rich(tab.rule)}</p></div>
      <div class="columns">
        <section class="stack">
          <div class="row">
            ${tab.gradient === null ? nothing : this.map(tab, tab.gradient)}
            <svg class="arrow" viewBox="0 0 40 16" aria-hidden="true">
              <path d="M38 8H3M9 2 3 8l6 6"></path>
            </svg>
            ${this.upstream(tab)}
          </div>
          <p class="quiet">${t('Large: what arrives. Small, in the corner: the value.')}</p>
        </section>
        <section class="stack">
          ${this.check(tab)}
          <ps-recipe-code .code=${tab.code} what=${t('the gradient check')}></ps-recipe-code>
        </section>
      </div>
    `;
  }

  private map(tab: GradientTab, gradient: NonNullable<GradientTab['gradient']>): TemplateResult {
    return html`<div class="map scroll" tabindex="0" role="region" aria-label=${t('Gradient')}>
      ${numberGrid(gradient, {
        most,
        around: this.around,
        text: (value) => (value > 0 ? `+${fractionText(value)}` : fractionText(value)),
        bright: (index) => (gradient.values[index] ?? 0) !== 0,
        corner: (index) => numberText(tab.input.values[index] ?? Number.NaN),
      })}
    </div>`;
  }

  private upstream(tab: GradientTab): TemplateResult {
    const { values, columns, label } = tab.upstream;
    const shown = cropped(values.length, columns, 6, 0);
    return html`<div class="upstream">
      <strong>${label}</strong>
      <div class=${gridClass(shown.columns)} role="group" aria-label=${label}>
        ${shown.cells.map(
          (index) =>
            html`<div class="place">
              <ps-number-box
                .label=${t('Upstream of output {index}', { index })}
                .value=${values[index] ?? 1}
                .fraction=${true}
                @number-change=${(event: NumberChange) => this.onUpstream(tab, index, event)}
              ></ps-number-box>
              <span>${t('out {value}', { value: numberText(tab.output.values[index] ?? 0) })}</span>
            </div>`,
        )}
      </div>
      <button class="link" type="button" @click=${() => this.choose(tab, [])}>
        ${t('All 1 again')}
      </button>
    </div>`;
  }

  private check({ check, gradient }: GradientTab): TemplateResult {
    if (check === null || gradient === null) {
      return html`<p class="quiet">
        ${t('The check by finite differences is for smaller inputs without chance.')}
      </p>`;
    }
    const close = check.maximalError < 1e-4;
    return html`
      <h2>${t('Checked by finite differences')}</h2>
      <p>
        ${t('Each value is moved by ±{step}, and the change of the outputs is divided by it.', {
          step: String(check.step),
        })}
      </p>
      ${numberGrid(check.numeric, {
        most,
        around: this.around,
        text: (value) => fractionText(Number(value.toFixed(6))),
        caption: false,
      })}
      <p class="agreement">
        <span class=${close ? 'ok' : ''}>${icon(close ? 'check' : 'warning')}</span>
        ${t('{count} values compared, largest difference {error}', {
          count: check.compared,
          error: errorText(check.maximalError),
        })}
      </p>
      ${
        check.atTies.length === 0
          ? nothing
          : html`<p class="quiet">
              ${t(
                '{count} marked values stand at a tie, where the slope jumps: the rule decides there, and a difference can’t.',
                { count: check.atTies.length },
              )}
            </p>`
      }
    `;
  }

  private onUpstream(tab: GradientTab, output: number, event: NumberChange): void {
    event.stopPropagation();
    const others = tab.choices.upstream.filter((each) => each.output !== output);
    this.choose(tab, [...others, { output, value: event.value }]);
  }

  private choose(tab: GradientTab, upstream: GradientTab['choices']['upstream']): void {
    const choices = { ...tab.choices, upstream };
    this.dispatchEvent(new IntentionEvent({ type: 'chooseInTab', choices }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-gradient-tab': GradientTabView;
  }
}
