import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { UnreadableState } from '../../../src/protocol/index.js';
import { baseStyles } from '../../shared/base-styles.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { icon } from '../../shared/icons.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';

/** A call that can't be read, with the reason and where it began. */
@customElement('ps-unreadable')
export class UnreadableCall extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        gap: 10px 12px;
        max-width: 620px;
        padding: 20px;
      }
      h2 {
        font-size: 15px;
        font-weight: 600;
        line-height: 1.2;
      }
      .warning {
        color: var(--vscode-editorWarning-foreground, var(--ps-window));
      }
      .body {
        grid-column: 2;
        display: grid;
        justify-items: start;
        gap: 12px;
      }
    `,
  ];

  @property({ attribute: false }) state: UnreadableState | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { state } = this;
    if (state === null) return nothing;
    const { location } = state;
    return html`
      <span class="warning">${icon('warning')}</span>
      <h2>${state.title}</h2>
      <div class="body">
        <p>${rich(state.reason)}</p>
        ${
          location === null
            ? nothing
            : html`<button
                class="link"
                @click=${() =>
                  this.dispatchEvent(new IntentionEvent({ type: 'revealLocation', location }))}
              >
                ${location}
              </button>`
        }
        <button
          class="push"
          @click=${() => this.dispatchEvent(new IntentionEvent({ type: 'openLab' }))}
        >
          ${t('Try it in the Lab')}
        </button>
      </div>
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-unreadable': UnreadableCall;
  }
}
