import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { SliderSide } from '../../../src/protocol/tabs.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';
import { errorText } from '../agreement.js';
import { numberGrid, numberGridStyles } from '../number-grid.js';
import { tabStyles } from '../tab-styles.js';
import '../recipe-code.js';

/** A slider's new value. */
export class SlideEvent extends Event {
  static readonly eventName = 'slide';
  readonly value: number;

  constructor(value: number) {
    super(SlideEvent.eventName, { bubbles: true, composed: true });
    this.value = value;
  }
}

const steps = 120;

/**
 * A reducer with one number on a logarithmic slider, beside the maximum and the average.
 *
 * @fires slide - With each new value.
 */
@customElement('ps-slider-side')
export class SliderSideView extends LitElement {
  static override readonly styles = [
    ...tabStyles,
    ...numberGridStyles,
    css`
      input[type='range'] {
        width: 100%;
        height: 24px;
        margin: 0;
        accent-color: var(--vscode-button-background);
      }
      .ends {
        display: flex;
        justify-content: space-between;
      }
    `,
  ];

  @property({ attribute: false }) side: SliderSide | null = null;
  @property() heading = '';
  @property() text = '';
  @property() label = '';
  @property({ type: Number }) lowest = 1;
  @property({ type: Number }) highest = 256;
  @property() low = '';
  @property() high = '';
  @property({ type: Number }) window = 0;

  protected override render(): TemplateResult | typeof nothing {
    const { side, window } = this;
    if (side === null) {
      return nothing;
    }
    const { average } = side;
    return html`<div class="stack">
      <h2>${this.heading}</h2>
      <p>${this.text}</p>
      <div>
        <input
          type="range"
          min="0"
          max=${steps}
          step="1"
          aria-label=${this.label}
          aria-valuetext=${String(side.value)}
          .value=${String(this.stepOf(side.value))}
          @input=${this.onInput}
        />
        <div class="ends quiet"><span>${this.low}</span><span>${this.high}</span></div>
      </div>
      <div class="row">
        ${average === null ? nothing : numberGrid(average, { current: window })}
        ${numberGrid(side.output, { current: window })} ${numberGrid(side.max, { current: window })}
      </div>
      <p>
        ${
          side.toAverage === null
            ? t('Furthest from max: {error}.', { error: errorText(side.toMax) })
            : t('Furthest from max: {error}. Furthest from average: {other}.', {
                error: errorText(side.toMax),
                other: errorText(side.toAverage),
              })
        }
      </p>
      <p class="quiet">${rich(side.caution)}</p>
      <ps-recipe-code .code=${side.code} what=${this.heading}></ps-recipe-code>
    </div>`;
  }

  private stepOf(value: number): number {
    const span = Math.log(this.highest / this.lowest);
    return Math.round((Math.log(Math.max(this.lowest, value) / this.lowest) / span) * steps);
  }

  private readonly onInput = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) {
      const share = Number(event.target.value) / steps;
      const value = this.lowest * (this.highest / this.lowest) ** share;
      this.dispatchEvent(new SlideEvent(Number(value.toPrecision(2))));
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-slider-side': SliderSideView;
  }
}
