import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { numberText } from '../../../src/picture/words/number-text.js';
import type { PictureState } from '../../../src/protocol/index.js';
import type { AverageSide } from '../../../src/protocol/tabs.js';
import { richTextOf } from '../../../src/protocol/rich-text.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';
import { agreementView } from '../agreement.js';
import { numberGrid, numberGridStyles } from '../number-grid.js';
import { tabStyles } from '../tab-styles.js';
import { windowValues } from '../../shared/window-values.js';
import { channelBlocks, channelBlockStyles } from './channel-blocks.js';
import '../recipe-code.js';

/** Average pooling as a convolution: one window times the kernel, and all outputs compared. */
@customElement('ps-average-side')
export class AverageSideView extends LitElement {
  static override readonly styles = [
    ...tabStyles,
    ...numberGridStyles,
    channelBlockStyles,
    css`
      .sum {
        display: grid;
        justify-items: center;
        gap: 4px;
        font-family: var(--ps-code-font);
      }
      .result {
        min-width: 60px;
        padding: 6px 10px;
        border: 2.25px solid var(--ps-window);
        border-radius: 5px;
        text-align: center;
        font-size: 15px;
      }
    `,
  ];

  @property({ attribute: false }) side: AverageSide | null = null;
  @property({ attribute: false }) picture: PictureState | null = null;
  @property({ type: Number }) window = 0;
  @property({ type: Number }) channels = 1;

  protected override render(): TemplateResult | typeof nothing {
    const { side, picture, window } = this;
    if (side === null || picture === null) {
      return nothing;
    }
    const ratio = side.form === 'ratio';
    return html`<div class="stack">
      <h2>
        ${ratio ? t('Average is a ratio of two convolutions') : t('Average is one convolution')}
      </h2>
      <p>
        ${
          ratio
            ? t('Add the window up, and divide by how many cells count.')
            : t('Multiply the window by a constant kernel and add up.')
        }
      </p>
      ${this.product(side, picture)} ${agreementView(side.agreement, window)}
      <p class="quiet">${rich(side.note)}</p>
      <div class="row">
        ${channelBlocks(Math.min(3, this.channels), side.kernel.columns)}
        <div class="words">
          <p>
            ${rich(
              richTextOf(
                t(
                  '**Depthwise:** each channel has its own kernel. All weights between different channels are 0, so pooling never mixes channels.',
                ),
              ),
            )}
          </p>
          <p class="quiet">${t('rows: output channels, columns: input channels')}</p>
        </div>
      </div>
      <ps-recipe-code .code=${side.code} what=${t('the average as a convolution')}></ps-recipe-code>
    </div>`;
  }

  private product(side: AverageSide, picture: PictureState): TemplateResult {
    const { window } = this;
    const values = windowValues(picture, window).map((value) => value ?? 0);
    const { columns, weights, text } = side.kernel;
    const divisor = side.divisors[window] ?? 1;
    const result = side.agreement.computed.values[window] ?? Number.NaN;
    return html`<div class="row">
      ${numberGrid(
        { label: t('Window'), columns, values, marked: [] },
        { tone: 'framed', most: 7 },
      )}
      <span class="sign">×</span>
      ${numberGrid(
        {
          label: t('Kernel, every weight {weight}', { weight: text }),
          columns,
          values: weights,
          marked: [],
        },
        { tone: 'kernel', text: () => text, most: 7 },
      )}
      <span class="sign">=</span>
      <div class="sum">
        <strong>${t('Sum')}</strong>
        <span class="quiet">${numberText(side.sums[window] ?? 0)}/${numberText(divisor)}</span>
        <span class="result">${numberText(result)}</span>
      </div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-average-side': AverageSideView;
  }
}
