import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Cell } from '../../src/picture/axes.js';
import { unpooledCellWords, unpoolingWords } from '../../src/picture/unpooling/unpooling-words.js';
import type { UnpoolingPicture } from '../../src/protocol/index.js';
import { rich } from '../panel/rich-template.js';
import { readoutStyles } from '../picture/readout-styles.js';
import { t } from '../translate.js';

/** Where the current value goes, or who wrote the output cell that is looked at. */
@customElement('ps-unpooling-readout')
export class UnpoolingReadout extends LitElement {
  static override readonly styles = readoutStyles;

  @property({ attribute: false }) picture: UnpoolingPicture | null = null;
  @property({ type: Number }) step = 0;
  @property({ attribute: false }) looked: Cell | null = null;
  /** Nothing is announced while the steps play. */
  @property({ type: Boolean }) silent = false;

  protected override render(): TemplateResult | typeof nothing {
    const { picture } = this;
    if (picture === null) return nothing;
    if (this.looked !== null) {
      const words = unpooledCellWords(picture, this.looked, t);
      return html`<div class="box" aria-live="polite">
        <span><span class="title">${words.title}</span> ${words.text}</span>
      </div>`;
    }
    const words = unpoolingWords(picture, this.step, t);
    return html`<div class="box">
        <div class="expression">${rich(words.expression)}</div>
        <div class="note">${words.note}</div>
      </div>
      <div class="spoken" aria-live="polite">${this.silent ? '' : words.spoken}</div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-unpooling-readout': UnpoolingReadout;
  }
}
