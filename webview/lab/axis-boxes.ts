import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { t } from '../shared/translate.js';
import { controlStyles } from '../shared/control-styles.js';
import { icon } from '../shared/status-icons.js';
import type { NumberChange } from '../shared/number-box.js';
import '../shared/number-box.js';

/** New numbers of all axes, and whether they move together. */
export class AxesChange extends Event {
  static readonly eventName = 'axes-change';
  readonly values: readonly number[];
  readonly linked: boolean;

  constructor(values: readonly number[], linked: boolean) {
    super(AxesChange.eventName, { bubbles: true, composed: true });
    this.values = values;
    this.linked = linked;
  }
}

/** The axes' names, outermost first. */
export const axisNames = (rank: number): readonly string[] =>
  rank === 1 ? [t('length')] : [t('depth'), t('height'), t('width')].slice(3 - rank);

/**
 * One number per axis in a row, and a button that makes them move together.
 *
 * @fires axes-change - With all numbers when one changes.
 */
@customElement('ps-axis-boxes')
export class AxisBoxes extends LitElement {
  static override readonly styles = [
    controlStyles,
    css`
      :host {
        display: flex;
        align-items: center;
        gap: 6px;
      }
    `,
  ];

  @property() label = '';
  @property({ attribute: false }) values: readonly number[] = [];
  @property({ type: Boolean }) linked = false;
  @property({ type: Boolean }) invalid = false;
  @property({ type: Number }) minimum = -999;
  @property({ type: Number }) maximum = 999;

  protected override render(): TemplateResult {
    const names = axisNames(this.values.length);
    return html`
      ${this.values.map(
        (value, axis) => html`
          ${axis === 0 ? '' : html`<span class="quiet" aria-hidden="true">×</span>`}
          <ps-number-box
            .label=${t('{name}, {axis}', { name: this.label, axis: names[axis] ?? '' })}
            .value=${value}
            .minimum=${this.minimum}
            .maximum=${this.maximum}
            .invalid=${this.invalid}
            @number-change=${(event: NumberChange) => this.onNumber(event, axis)}
          ></ps-number-box>
        `,
      )}
      ${
        this.values.length > 1
          ? html`<button
              class="icon"
              type="button"
              aria-pressed=${this.linked ? 'true' : 'false'}
              aria-label=${t('{name}: all axes alike', { name: this.label })}
              title=${t('All axes alike')}
              @click=${this.onLink}
            >
              ${icon('link')}
            </button>`
          : ''
      }
    `;
  }

  private onNumber(event: NumberChange, axis: number): void {
    event.stopPropagation();
    const values = this.values.map((value, index) =>
      this.linked || index === axis ? event.value : value,
    );
    this.dispatchEvent(new AxesChange(values, this.linked));
  }

  private readonly onLink = (): void => {
    const linked = !this.linked;
    const [first = 1] = this.values;
    const values = linked ? this.values.map(() => first) : this.values;
    this.dispatchEvent(new AxesChange(values, linked));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-axis-boxes': AxisBoxes;
  }
}
