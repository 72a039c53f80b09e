import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { MendedState } from '../../../src/protocol/index.js';
import { baseStyles } from '../../shared/base-styles.js';
import { icon } from '../../shared/icons.js';
import { t } from '../../shared/translate.js';
import { chainLink } from './ps-invalid.js';
import { rejectedStyles } from './rejected-styles.js';

/** A layer whose sizes fit since its code was changed. */
@customElement('ps-mended')
export class MendedLayer extends LitElement {
  static override readonly styles = [
    baseStyles,
    rejectedStyles,
    css`
      .fits {
        color: var(--vscode-testing-iconPassed, var(--vscode-charts-green, currentColor));
      }
    `,
  ];

  @property({ attribute: false }) state: MendedState | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { state } = this;
    if (state === null) return nothing;
    const { input, output } = state.header;
    return html`
      <span class="fits">${icon('check')}</span>
      <h2>${t('It fits now.')}</h2>
      <div class="body" role="status">
        <p><code>${input}</code> → <code>${output}</code></p>
        ${state.hasModel ? chainLink() : nothing}
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-mended': MendedLayer;
  }
}
