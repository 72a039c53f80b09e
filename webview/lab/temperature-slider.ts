import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../shared/translate.js';
import { controlStyles } from '../shared/control-styles.js';
import { NumberChange } from '../shared/number-box.js';

const steps = 100;
const coldest = 0.1;
const hottest = 10;

/** Where a temperature from 0.1 to 10 is on a logarithmic slider of 100 steps. */
export const temperatureStep = (temperature: number): number =>
  Math.round(
    (Math.log(Math.min(hottest, Math.max(coldest, temperature)) / coldest) /
      Math.log(hottest / coldest)) *
      steps,
  );

/** The temperature at a step, to two significant digits. */
export const temperatureAt = (step: number): number =>
  Number((coldest * (hottest / coldest) ** (step / steps)).toPrecision(2));

/**
 * The temperature of softmax pooling: a number and a logarithmic slider.
 *
 * @fires number-change - With each new temperature.
 */
@customElement('ps-temperature-slider')
export class TemperatureSlider extends LitElement {
  static override readonly styles = [
    controlStyles,
    css`
      :host {
        display: block;
      }
      .row,
      .ends {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
      }
      ps-number-box {
        width: 56px;
      }
    `,
  ];

  @property({ type: Number }) value = 1;

  protected override render(): TemplateResult {
    return html`
      <div class="row">
        <span>${t('Temperature')}</span>
        <ps-number-box
          .label=${t('Temperature')}
          .value=${this.value}
          .fraction=${true}
          .minimum=${0.001}
          .maximum=${1000}
        ></ps-number-box>
      </div>
      <input
        type="range"
        min="0"
        max=${steps}
        step="1"
        aria-label=${t('Temperature, from like max to like average')}
        aria-valuetext=${String(this.value)}
        .value=${String(temperatureStep(this.value))}
        @input=${this.onInput}
      />
      <div class="ends quiet small">
        <span>${t('0.1, like max')}</span>
        <span>${t('10, like average')}</span>
      </div>
    `;
  }

  private readonly onInput = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) {
      this.dispatchEvent(new NumberChange(temperatureAt(Number(event.target.value))));
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-temperature-slider': TemperatureSlider;
  }
}
