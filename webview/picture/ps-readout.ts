import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Cell } from '../../src/picture/axes.js';
import type { Detail } from '../../src/picture/detail.js';
import { fanOutWords } from '../../src/picture/fan-out-words.js';
import { readoutOf } from '../../src/picture/readout.js';
import { windowRows } from '../../src/picture/window-words.js';
import type { PictureState } from '../../src/protocol/index.js';
import { baseStyles } from '../panel/base-styles.js';
import { rich } from '../panel/rich-template.js';

/** The arithmetic of the current window, or who reads the cell that is looked at. */
@customElement('ps-readout')
export class ReadoutBox extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .box {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        justify-content: space-between;
        gap: 2px 24px;
        min-height: 48px;
        padding: 11px 15px;
        border: 1px solid var(--ps-cell-border);
        border-radius: 6px;
      }
      .expression {
        font: 15px/1.6 var(--ps-code-font);
        overflow-wrap: anywhere;
      }
      .note {
        color: var(--ps-quiet);
      }
      :host([plain]) .box {
        min-height: 24px;
        padding: 0;
        border: none;
      }
      :host([plain]) .expression {
        font-size: 13px;
      }
      .place {
        flex-basis: 100%;
      }
      .title {
        font-weight: 600;
      }
    `,
  ];

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

  protected override render(): TemplateResult | typeof nothing {
    const { picture } = this;
    if (picture === null) return nothing;
    if (this.looked !== null) {
      const words = fanOutWords(picture, this.looked);
      return html`<div class="box">
        <div aria-live="polite"><span class="title">${words.title}</span> ${rich(words.text)}</div>
        <div class="note">${words.note}</div>
      </div>`;
    }
    const readout = readoutOf(picture, this.window);
    return html`<div class="box">
        <div class="expression">${rich(readout.expression)}</div>
        <div class="note">${readout.note}</div>
        ${
          this.detail === 'cells'
            ? nothing
            : html`<div class="note place">
                ${windowRows(picture, this.window).span}; zoom to 22 px per cell to see numbers in
                the grid.
              </div>`
        }
      </div>
      <div class="spoken" aria-live="polite">${this.silent ? '' : readout.spoken}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-readout': ReadoutBox;
  }
}
