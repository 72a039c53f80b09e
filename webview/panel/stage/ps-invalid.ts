import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { InvalidState } from '../../../src/protocol/index.js';
import { baseStyles } from '../../shared/base-styles.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { icon } from '../../shared/icons.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';

/** The framework's own message, why, and edits that make the layer valid. */
@customElement('ps-invalid')
export class InvalidLayer extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        gap: 10px 12px;
        max-width: 760px;
        padding: 20px;
      }
      h2 {
        font-size: 15px;
        font-weight: 600;
        line-height: 1.2;
      }
      .error {
        color: var(--vscode-editorError-foreground, var(--ps-drop));
      }
      .body {
        grid-column: 2;
        display: grid;
        gap: 14px;
      }
      pre {
        padding: 12px 14px;
        border: 1px solid var(--vscode-contrastBorder, transparent);
        border-radius: 3px;
        background: var(--vscode-textCodeBlock-background, var(--ps-cell));
        font: 13px/1.6 var(--ps-code-font);
        white-space: pre-wrap;
        overflow-wrap: anywhere;
      }
      li {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        justify-content: space-between;
        gap: 0 16px;
      }
      .fix {
        display: inline-flex;
        align-items: center;
        gap: 10px;
      }
      .bulb {
        display: inline-flex;
        color: var(--vscode-editorLightBulb-foreground, var(--ps-window));
      }
    `,
  ];

  @property({ attribute: false }) state: InvalidState | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { state } = this;
    if (state === null) return nothing;
    return html`
      <span class="error">${icon('error')}</span>
      <h2>${state.title}</h2>
      <div class="body">
        <pre role="alert">${state.message}</pre>
        <p>${rich(state.why)}</p>
        <ul aria-label=${t('What would be accepted')}>
          ${state.fixes.map(
            ({ link, result }) =>
              html`<li>
                <button
                  class="link fix"
                  @click=${() =>
                    this.dispatchEvent(
                      new IntentionEvent({ type: 'perform', action: link.action }),
                    )}
                >
                  <span class="bulb">${icon('bulb')}</span>${link.label}
                </button>
                <span class="quiet">${result}</span>
              </li>`,
          )}
        </ul>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-invalid': InvalidLayer;
  }
}
