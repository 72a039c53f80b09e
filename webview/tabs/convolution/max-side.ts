import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { numberText } from '../../../src/picture/words/number-text.js';
import type { ConvolutionTab, MaxSide } from '../../../src/protocol/tabs.js';
import { icon } from '../../shared/status-icons.js';
import { richTextOf } from '../../../src/protocol/rich-text.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';
import { agreementView, errorText } from '../agreement.js';
import { numberGrid, numberGridStyles } from '../number-grid.js';
import { tabStyles } from '../tab-styles.js';
import { treeStyles, treeView } from './tree-view.js';
import '../recipe-code.js';

/** `−1e8`: large numbers as Python writes them. */
const powerText = (value: number): string =>
  Math.abs(value) < 1e6
    ? numberText(value)
    : value.toExponential().replace('e+', 'e').replace('-', '−');

/** Max pooling: why one convolution can't be it, and the tree of `a + relu(b − a)` that can. */
@customElement('ps-max-side')
export class MaxSideView extends LitElement {
  static override readonly styles = [
    ...tabStyles,
    ...numberGridStyles,
    treeStyles,
    css`
      .example {
        display: flex;
        flex-wrap: wrap;
        align-items: start;
        gap: 12px;
      }
      .caution {
        display: grid;
        grid-template-columns: 16px 1fr;
        gap: 8px;
      }
      .caution svg {
        color: var(--vscode-notificationsWarningIcon-foreground, currentColor);
      }
      summary {
        min-height: 24px;
        cursor: pointer;
      }
      .maps {
        display: flex;
        flex-wrap: wrap;
        gap: 14px;
        margin-top: 10px;
      }
      .maps figcaption {
        font-weight: normal;
        font-size: 12px;
      }
    `,
  ];

  @property({ attribute: false }) side: MaxSide | null = null;
  @property({ attribute: false }) additivity: ConvolutionTab['additivity'] | null = null;
  @property({ type: Number }) window = 0;

  protected override render(): TemplateResult | typeof nothing {
    const { side, additivity, window } = this;
    if (side === null || additivity === null) {
      return nothing;
    }
    return html`<div class="stack">
      <h2>${t('Maximum is not a convolution')}</h2>
      <p>
        ${t('A convolution of a sum is the sum of the convolutions. Maximum breaks that rule:')}
      </p>
      ${this.example(additivity)}
      <p>
        ${rich(richTextOf(t('With ReLU it works. Each node is `max(a, b) = a + relu(b − a)`:')))}
      </p>
      ${treeView(side, window)}
      <p class="quiet">
        ${rich(
          richTextOf(
            t(
              '{values} values, {nodes} nodes, {levels} levels. `b − a` is a convolution with weights −1 and 1.',
              {
                values: side.leafCount,
                nodes: side.leafCount - 1,
                levels: side.levels.length,
              },
            ),
          ),
        )}
      </p>
      ${agreementView(side.agreement, window)}
      ${
        side.maps.length === 0
          ? nothing
          : html`<details>
              <summary>
                ${t('Every intermediate map ({count})', { count: side.maps.length })}
              </summary>
              <div class="maps">
                ${side.maps.map((map) => numberGrid(map, { current: window }))}
              </div>
            </details>`
      }
      ${this.inFloat32(side)}
      <p class="caution">${icon('warning')}<span>${rich(side.caution)}</span></p>
      <ps-recipe-code .code=${side.code} what=${t('the maximum as a tree')}></ps-recipe-code>
    </div>`;
  }

  private inFloat32({ single, agreement }: MaxSide): TemplateResult {
    const { maximalError, differing, lost } = single;
    const count = agreement.pooled.values.length;
    const { a, b, gain, result, maximum } = lost;
    return html`<h3>${t('In float32')}</h3>
      <p class="agreement">
        <span class=${differing === 0 ? 'ok' : ''}>
          ${icon(differing === 0 ? 'check' : 'warning')}
        </span>
        ${t(
          'On this input, measured: {differing} of {count} outputs differ, largest error {error}.',
          {
            differing,
            count,
            error: errorText(maximalError),
          },
        )}
      </p>
      <p class="agreement">
        <span>${icon('warning')}</span>
        <span>
          ${rich(
            richTextOf(
              t(
                'Next to a huge value it is lost: for a = {a} and b = {b}, b − a rounds to {gain}. `a + relu(b − a)` is {result}, the maximum is {maximum}: error {error}.',
                {
                  a: powerText(a),
                  b: powerText(b),
                  gain: powerText(gain),
                  result: numberText(result),
                  maximum: numberText(maximum),
                  error: numberText(Math.abs(maximum - result)),
                },
              ),
            ),
          )}
        </span>
      </p>`;
  }

  private example({ x, y, sum, ...most }: ConvolutionTab['additivity']): TemplateResult {
    const vector = (label: string, values: readonly number[]): TemplateResult =>
      numberGrid({ label, columns: values.length, values, marked: [] });
    return html`<div class="example">
      ${vector(`max = ${numberText(most.maxOfX)}`, x)}
      <span class="sign">+</span> ${vector(`max = ${numberText(most.maxOfY)}`, y)}
      <span class="sign">=</span>
      ${vector(`max = ${numberText(most.maxOfSum)}`, sum)}
      <p>
        ${t('but {x} + {y} = {both}, so max(x + y) is not max(x) + max(y).', {
          x: numberText(most.maxOfX),
          y: numberText(most.maxOfY),
          both: numberText(most.maxOfX + most.maxOfY),
        })}
      </p>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-max-side': MaxSideView;
  }
}
