import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Cell } from '../../src/picture/layout/cell-axes.js';
import type { Detail } from '../../src/picture/layout/detail.js';
import { pairOf, type LayerPicture } from '../../src/picture/pair/pair-of.js';
import { rich } from '../shared/rich-template.js';
import { t } from '../shared/translate.js';
import { readoutStyles } from './readout-styles.js';
import { Tallest } from './tallest.js';

/** What the current step does, or what leads to the cell that is looked at. */
@customElement('ps-readout')
export class ReadoutBox extends LitElement {
  static override readonly styles = readoutStyles;

  @property({ attribute: false }) picture: LayerPicture | null = null;
  @property({ type: Number }) window = 0;
  @property({ attribute: false }) hoveredCell: Cell | null = null;
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
    const pair = pairOf(picture);
    if (this.hoveredCell !== null) {
      const words = pair.cellWords(this.hoveredCell, t);
      return html`<div class="room">
        <div class="box">
          <div aria-live="polite">
            <span class="title">${words.title}</span> ${rich(words.text)}
          </div>
          <div class="note">${words.note}</div>
        </div>
      </div>`;
    }
    const readout = pair.readout(this.window, t);
    const span = this.detail === 'cells' ? '' : pair.placeText(this.window, t);
    return html`<div class="room">
      <div class="box">
        <div class="expression">${rich(readout.expression)}</div>
        <div class="note">${readout.note}</div>
        ${
          span === ''
            ? nothing
            : html`<div class="note place">
                ${t('{span}; zoom to 22 px per cell to see numbers in the grid.', { span })}
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
