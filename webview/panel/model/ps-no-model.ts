import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { NoModelState } from '../../../src/protocol/index.js';
import { baseStyles } from '../../shared/base-styles.js';
import { rich } from '../../shared/rich-template.js';

/** Says that there is no model at the cursor, and what would make one. */
@customElement('ps-no-model')
export class NoModel extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
        max-width: 640px;
        padding: 20px;
      }
      h2 {
        margin-bottom: 6px;
        font-size: 14.5px;
      }
    `,
  ];

  @property({ attribute: false }) state: NoModelState | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { state } = this;
    if (state === null) return nothing;
    return html`<h2>${state.title}</h2>
      <p class="quiet">${rich(state.reason)}</p>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-no-model': NoModel;
  }
}
