import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { numberText } from '../../../src/picture/words/number-text.js';
import type { KernelTrial } from '../../../src/protocol/tabs.js';
import { t } from '../../shared/translate.js';
import { numberGrid, numberGridStyles } from '../number-grid.js';
import { tabStyles } from '../tab-styles.js';
import '../../shared/kernel-editor.js';

/**
 * Type a kernel and try to make it the maximum: the input on which it fails is there at once.
 *
 * @fires kernel-change - With the new weights.
 */
@customElement('ps-kernel-trial')
export class KernelTrialView extends LitElement {
  static override readonly styles = [
    ...tabStyles,
    ...numberGridStyles,
    css`
      .example {
        padding: 10px 14px;
        border: 1.5px dashed var(--ps-drop);
        border-radius: 4px;
      }
    `,
  ];

  @property({ attribute: false }) trial: KernelTrial | null = null;
  @property({ type: Number }) window = 0;

  protected override render(): TemplateResult | typeof nothing {
    const { trial, window } = this;
    if (trial === null) {
      return nothing;
    }
    return html`<div class="stack">
      <h2>${t('Type a kernel and try to make it max')}</h2>
      <div class="row">
        <ps-kernel-editor
          .columns=${trial.columns}
          .weights=${trial.weights}
          .starters=${trial.starters}
        ></ps-kernel-editor>
        ${numberGrid(trial.convolved, { current: window })}
        ${numberGrid(trial.max, { current: window })}
      </div>
      <div aria-live="polite">${this.verdict(trial)}</div>
    </div>`;
  }

  private verdict({ example }: KernelTrial): TemplateResult {
    if (example === null) {
      return html`<p>${t('A window of one value is its own maximum.')}</p>`;
    }
    return html`<div class="row example">
      ${numberGrid(example.input)}
      <div>
        <p>
          ${t('On this input the maximum is {maximum}, and your kernel gives {convolved}.', {
            maximum: numberText(example.maximum),
            convolved: numberText(example.convolved),
          })}
        </p>
        <p class="quiet">${t('There is such an input for every kernel.')}</p>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-kernel-trial': KernelTrialView;
  }
}
