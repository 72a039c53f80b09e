import { css, html, LitElement, nothing, svg, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  axesOf,
  boxIndex,
  outputCell,
  shownValue,
  tapCells,
} from '../../src/picture/layout/cell-axes.js';
import { numberText } from '../../src/picture/words/number-text.js';
import type { LabState } from '../../src/protocol/lab.js';
import type { PictureState } from '../../src/protocol/index.js';
import { t } from '../shared/translate.js';
import { controlStyles } from '../shared/control-styles.js';

const mostBars = 16;

interface WeightedValue {
  readonly value: number;
  readonly weight: number;
}

/** The values of one window with the weights that the engine gave them. */
export const weightedValues = (picture: PictureState, window: number): readonly WeightedValue[] => {
  const axes = axesOf(picture);
  const { weights } = picture;
  if (weights === null) {
    return [];
  }
  const index = boxIndex(picture.output, outputCell(axes, window));
  return tapCells(axes, window).flatMap((cell, tap) => {
    const value = shownValue(picture, cell);
    const weight = weights.data[index * weights.taps + tap] ?? 0;
    return value === null ? [] : [{ value, weight }];
  });
};

/** For softmax pooling: a bar per value with its weight, and a ruler from average to maximum. */
@customElement('ps-weight-bars')
export class WeightBars extends LitElement {
  static override readonly styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      .bars {
        display: grid;
        grid-template-columns: max-content 1fr max-content;
        gap: 4px 10px;
        align-items: center;
        margin: 4px 0 10px;
      }
      .number {
        font-family: var(--vscode-editor-font-family, monospace);
        text-align: right;
      }
      svg {
        display: block;
        width: 100%;
        height: 12px;
        overflow: visible;
      }
      .track {
        fill: var(--ps-track);
        opacity: 0.6;
      }
      .fill,
      .knob {
        fill: var(--ps-window);
      }
      .ruler {
        height: 16px;
      }
      .line {
        stroke: var(--ps-index);
        stroke-width: 2;
      }
      .ends {
        display: flex;
        justify-content: space-between;
      }
    `,
  ];

  @property({ attribute: false }) picture: PictureState | null = null;
  @property({ attribute: false }) between: LabState['between'] = null;
  @property({ type: Number }) window = 0;

  protected override render(): TemplateResult | typeof nothing {
    const { picture } = this;
    if (picture === null || picture.operation.kind !== 'softmax') {
      return nothing;
    }
    const values = weightedValues(picture, this.window);
    if (values.length === 0) {
      return nothing;
    }
    return html`
      <div class="quiet">${t('weight of each value in the window')}</div>
      <div class="bars">${values.slice(0, mostBars).map((each) => this.bar(each))}</div>
      ${
        values.length > mostBars
          ? html`<div class="quiet small">
              ${t('and {count} more', { count: values.length - mostBars })}
            </div>`
          : nothing
      }
      ${this.between === null ? nothing : this.ruler(picture, this.between)}
    `;
  }

  private bar({ value, weight }: WeightedValue): TemplateResult {
    const percent = `${numberText(Math.round(weight * 1000) / 10)} %`;
    return html`
      <span class="number">${numberText(value)}</span>
      <svg viewBox="0 0 100 12" preserveAspectRatio="none" aria-hidden="true">
        ${svg`<rect class="track" width="100" height="12" rx="1"></rect>
          <rect class="fill" width=${Math.max(0, Math.min(100, 100 * weight))} height="12"></rect>`}
      </svg>
      <span class="number">${percent}</span>
    `;
  }

  private ruler(picture: PictureState, between: NonNullable<LabState['between']>): TemplateResult {
    const index = boxIndex(picture.output, outputCell(axesOf(picture), this.window));
    const result = picture.output.data[index] ?? Number.NaN;
    const mean = between.averages[index] ?? Number.NaN;
    const most = between.maxima[index] ?? Number.NaN;
    const share = most === mean ? 1 : Math.max(0, Math.min(1, (result - mean) / (most - mean)));
    const label = t('{result}, between average {mean} and max {most}', {
      result: numberText(result),
      mean: numberText(mean),
      most: numberText(most),
    });
    return html`
      <svg
        class="ruler"
        viewBox="-3 0 106 16"
        preserveAspectRatio="none"
        role="img"
        aria-label=${label}
      >
        ${svg`<line class="line" x1="0" x2="100" y1="8" y2="8"></line>
          <line class="line" x1="0" x2="0" y1="4" y2="12"></line>
          <line class="line" x1="100" x2="100" y1="4" y2="12"></line>
          <rect class="knob" x=${100 * share - 1.5} y="1" width="3" height="14"></rect>`}
      </svg>
      <div class="ends small">
        <span class="quiet">${t('average {value}', { value: numberText(mean) })}</span>
        <span>${numberText(result)}</span>
        <span class="quiet">${t('max {value}', { value: numberText(most) })}</span>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-weight-bars': WeightBars;
  }
}
