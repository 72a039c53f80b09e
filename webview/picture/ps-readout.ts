import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Cell } from '../../src/picture/axes.js';
import type { Detail } from '../../src/picture/detail.js';
import { fanOutWords } from '../../src/picture/fan-out-words.js';
import { readoutOf } from '../../src/picture/readout.js';
import { windowSpan } from '../../src/picture/window-words.js';
import type { PictureState } from '../../src/protocol/index.js';
import { rich } from '../panel/rich-template.js';
import { t } from '../translate.js';
import { readoutStyles } from './readout-styles.js';
import { Tallest } from './tallest.js';

/** The arithmetic of the current window, or who reads the cell that is looked at. */
@customElement('ps-readout')
export class ReadoutBox extends LitElement {
  static override readonly styles = readoutStyles;

  @property({ attribute: false }) picture: PictureState | null = null;
  @property({ type: Number }) window = 0;
  @property({ attribute: false }) looked: Cell | null = null;
  /** Level of detail of the picture: without numbers in cells the readout says more. */
  @property() detail: Detail = 'cells';
  /** Batch entry and channel of the plane in view. */
  @property({ attribute: false }) plane: readonly number[] = [];
  /** Nothing is announced while the window plays. */
  @property({ type: Boolean }) silent = false;
  /** Without a frame, for narrow places. */
  @property({ type: Boolean, reflect: true }) plain = false;

  readonly #tallest = new Tallest(this);

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('picture') || changed.has('plain')) this.#tallest.reset();
  }

  protected override render(): TemplateResult | typeof nothing {
    const { picture } = this;
    if (picture === null) return nothing;
    if (this.looked !== null) {
      const words = fanOutWords(picture, this.looked, t);
      return html`<div class="room">
        <div class="box">
          <div aria-live="polite">
            <span class="title">${words.title}</span> ${rich(words.text)}
          </div>
          <div class="note">${words.note}</div>
        </div>
      </div>`;
    }
    const readout = readoutOf(picture, this.window, t);
    return html`<div class="room">
      <div class="box">
        <div class="expression">${rich(readout.expression)}</div>
        <div class="note">${readout.note}</div>
        ${
          this.detail === 'cells'
            ? nothing
            : html`<div class="note place">
                ${t('{span}; zoom to 22 px per cell to see numbers in the grid.', {
                  span: windowSpan(picture, this.window, t),
                })}
              </div>`
        }
      </div>
      <div class="spoken" aria-live="polite">${this.silent ? '' : readout.spoken}</div>
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-readout': ReadoutBox;
  }
}
