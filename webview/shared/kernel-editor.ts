import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LessonTask } from '../../src/protocol/lesson-state.js';
import { t } from './translate.js';
import { controlStyles } from './control-styles.js';
import { gridStyles, gridClass } from './grid-columns.js';
import type { NumberChange } from './number-box.js';
import './number-box.js';

type Starters = Extract<LessonTask, { kind: 'kernel' }>['starters'];

/** New weights of a kernel, row-major. */
export class KernelChange extends Event {
  static readonly eventName = 'kernel-change';
  readonly weights: readonly number[];

  constructor(weights: readonly number[]) {
    super(KernelChange.eventName, { bubbles: true, composed: true });
    this.weights = weights;
  }
}

/**
 * A kernel to type into, with kernels to begin with. A weight may be a fraction such as 0.25.
 *
 * @fires kernel-change - With all weights when one changes.
 */
@customElement('ps-kernel-editor')
export class KernelEditor extends LitElement {
  static override readonly styles = [
    controlStyles,
    gridStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
        justify-items: start;
      }
      ps-number-box {
        width: 52px;
      }
      .starters {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }
      .grid {
        gap: 4px;
      }
    `,
  ];

  @property({ type: Number }) columns = 2;
  @property({ attribute: false }) weights: readonly number[] = [];
  @property({ attribute: false }) starters: Starters = [];
  /** Another key is another task: what was typed is forgotten. */
  @property() key = '';
  /** What is in the boxes: ahead of what the host has heard, which only echoes it. */
  @state() private shown: readonly number[] = [];
  private edited = false;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('key')) {
      this.edited = false;
    }
    if (!this.edited || this.shown.length !== this.weights.length) {
      this.shown = this.weights;
    }
  }

  protected override render(): TemplateResult {
    return html`
      <div class=${gridClass(this.columns)} role="group" aria-label=${t('Weights of the kernel')}>
        ${this.shown.map(
          (weight, index) =>
            html`<ps-number-box
              .label=${t('Weight, row {row}, column {column}', {
                row: Math.floor(index / this.columns),
                column: index % this.columns,
              })}
              .value=${weight}
              .fraction=${true}
              @number-change=${(event: NumberChange) => this.onWeight(event, index)}
            ></ps-number-box>`,
        )}
      </div>
      ${
        this.starters.length === 0
          ? nothing
          : html`<div class="starters">
              ${this.starters.map(
                ({ label, weights }) =>
                  html`<button type="button" @click=${() => this.tell(weights)}>${label}</button>`,
              )}
            </div>`
      }
    `;
  }

  private onWeight(event: NumberChange, changed: number): void {
    event.stopPropagation();
    this.tell(this.shown.map((weight, index) => (index === changed ? event.value : weight)));
  }

  private tell(weights: readonly number[]): void {
    this.edited = true;
    this.shown = weights;
    this.dispatchEvent(new KernelChange(weights));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-kernel-editor': KernelEditor;
  }
}
