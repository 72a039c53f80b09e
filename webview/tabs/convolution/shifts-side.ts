import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ShiftsSide } from '../../../src/protocol/tabs.js';
import { t } from '../../shared/translate.js';
import { agreementView } from '../agreement.js';
import { numberGrid, numberGridStyles } from '../number-grid.js';
import { tabStyles } from '../tab-styles.js';
import '../recipe-code.js';

/** Max pooling by shifted copies: a kernel with a single 1 per tap, then the largest channel. */
@customElement('ps-shifts-side')
export class ShiftsSideView extends LitElement {
  static override readonly styles = [
    ...tabStyles,
    ...numberGridStyles,
    css`
      .pairs {
        display: flex;
        gap: 14px;
        padding-bottom: 8px;
      }
      .pair {
        display: grid;
        gap: 8px;
        justify-items: center;
      }
      figcaption {
        font-weight: normal;
        font-size: 12px;
      }
      .pair .grid.kernel .cell {
        min-width: 20px;
        height: 20px;
        font-size: 11px;
      }
    `,
  ];

  @property({ attribute: false }) side: ShiftsSide | null = null;
  @property({ type: Number }) window = 0;

  protected override render(): TemplateResult | typeof nothing {
    const { side, window } = this;
    if (side === null) {
      return nothing;
    }
    return html`<div class="stack">
      <h2>${t('Maximum by shifted copies')}</h2>
      <p>
        ${t(
          'A kernel with a single 1 picks one place of every window. One such kernel per place gives shifted copies; the largest across them is the maximum.',
        )}
      </p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('Kernels and copies')}>
        <div class="pairs">
          ${side.kernels.map((kernel, index) => {
            const copy = side.copies[index];
            return html`<div class="pair">
              ${numberGrid(kernel, { tone: 'kernel', most: 7 })}
              ${copy === undefined ? nothing : numberGrid(copy, { current: window, most: 4 })}
            </div>`;
          })}
        </div>
      </div>
      ${agreementView(side.agreement, window)}
      <ps-recipe-code
        .code=${side.code}
        what=${t('the maximum by shifted copies')}
      ></ps-recipe-code>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-shifts-side': ShiftsSideView;
  }
}
