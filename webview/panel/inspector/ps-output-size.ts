import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { Formula, RichText } from '../../../src/protocol/index.js';
import { baseStyles } from '../../shared/base-styles.js';
import { rich } from '../../shared/rich-template.js';

/** The formula of each axis with its numbers over their letters; one highlights the other. */
@customElement('ps-output-size')
export class OutputSize extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
      }
      .row {
        display: flex;
        flex-wrap: wrap;
        justify-content: space-between;
        gap: 2px 12px;
      }
      .axes {
        color: var(--ps-quiet);
      }
      .formula {
        display: flex;
        flex-wrap: wrap;
        font-family: var(--ps-code-font);
        white-space: pre;
      }
      .part {
        display: grid;
        grid-template-rows: auto 16px;
        justify-items: center;
        min-width: 1ch;
        border-radius: 3px;
      }
      .letter {
        color: var(--ps-quiet);
        font: 11px/16px var(--ps-text-font);
      }
      .part.lit {
        background: var(--ps-cell-border);
      }
      .part.out .number {
        font-weight: 600;
      }
      .named {
        margin: 0 2.5px;
      }
    `,
  ];

  @property({ attribute: false }) formulas: readonly Formula[] = [];
  @property({ attribute: false }) remark: RichText = [];
  @state() private lit = '';

  protected override render(): TemplateResult {
    return html`${this.formulas.map(
      ({ axes, parts }) =>
        html`<div class="row">
          <span class="axes">${axes}</span>
          <span class="formula">
            ${parts.map(
              ({ text, letter }) =>
                html`<span
                  class="part ${letter === null ? '' : 'named'} ${letter === 'out' ? 'out' : ''} ${letter !== null && letter === this.lit ? 'lit' : ''}"
                  @pointerenter=${() => (this.lit = letter ?? '')}
                  @pointerleave=${() => (this.lit = '')}
                  ><span class="number">${text}</span
                  ><span class="letter">${letter ?? nothing}</span></span
                >`,
            )}
          </span>
        </div>`,
    )}
    ${this.remark.length === 0 ? nothing : html`<p class="quiet">${rich(this.remark)}</p>`}`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-output-size': OutputSize;
  }
}
