import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { cornerScene } from '../../../src/picture/shapes/corner-scene.js';
import type { NeedsShapeState } from '../../../src/protocol/index.js';
import { roleSheet } from '../../picture/role-sheet.js';
import { patternDefinitions, sceneTemplate } from '../../picture/shape-templates.js';
import { baseStyles } from '../../shared/base-styles.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import '../inspector/ps-output-size.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';

/** One question, the input's size, beside everything that is known without it. */
@customElement('ps-needs-shape')
export class NeedsShape extends LitElement {
  static override readonly styles = [
    baseStyles,
    roleSheet,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        gap: 24px 36px;
        padding: 20px;
      }
      .corner {
        flex: 0 1 280px;
        min-width: 0;
        max-width: 100%;
        align-self: flex-start;
        mask-image:
          linear-gradient(to right, #000 45%, transparent 95%),
          linear-gradient(to bottom, #000 45%, transparent 95%);
        mask-composite: intersect;
      }
      .question {
        flex: 1 1 300px;
        display: grid;
        align-content: start;
        gap: 12px;
        min-width: 0;
        max-width: 520px;
      }
      h2 {
        font-size: 15px;
        font-weight: 600;
      }
      .answer {
        display: flex;
        gap: 8px;
      }
      .field {
        flex: 1;
        min-width: 0;
        height: 28px;
        font-family: var(--ps-code-font);
      }
      .field[aria-invalid='true'] {
        border-color: var(--vscode-inputValidation-errorBorder, var(--ps-drop));
      }
      .proposals {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
      }
      .proposal {
        height: 24px;
        padding: 0 9px;
        border: 1px solid var(--ps-cell-border);
        border-radius: 12px;
        font-size: 12px;
      }
      .proposal:hover {
        background: var(--vscode-toolbar-hoverBackground);
      }
      .error {
        color: var(--vscode-errorForeground, var(--ps-drop));
      }
      .hint {
        font-size: 12px;
      }
      @container panel (width < 560px) {
        :host {
          padding: 14px;
        }
      }
    `,
  ];

  @property({ attribute: false }) state: NeedsShapeState | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { state } = this;
    if (state === null) return nothing;
    const corner = state.corner === null ? null : cornerScene(state.corner);
    return html`
      ${
        corner === null
          ? nothing
          : html`<svg
              class="corner"
              viewBox="0 0 ${corner.width} ${corner.height}"
              aria-hidden="true"
            >
              ${patternDefinitions()}${sceneTemplate(corner, new Uint8ClampedArray())}
            </svg>`
      }
      <div class="question">
        <h2 id="question">${t('What size is the input?')}</h2>
        <p class="quiet">${rich(state.reason)}</p>
        <div class="answer">
          <input
            class="field"
            aria-labelledby="question"
            aria-describedby="hint"
            aria-invalid=${state.error === '' ? 'false' : 'true'}
            autocomplete="off"
            spellcheck="false"
            .value=${state.proposal}
            @keydown=${this.#onKey}
          />
          <button class="push primary" @click=${this.#submit}>${t('Show')}</button>
        </div>
        ${state.error === '' ? nothing : html`<p class="error" role="alert">${state.error}</p>`}
        <p class="quiet hint" id="hint">${state.hint}</p>
        <div class="proposals" role="group" aria-label=${t('Proposed sizes')}>
          ${state.proposals.map(
            (text) =>
              html`<button class="proposal" @click=${() => this.#give(text)}>${text}</button>`,
          )}
        </div>
        <ps-output-size .formulas=${state.formulas}></ps-output-size>
      </div>
    `;
  }

  protected override updated(changed: PropertyValues<this>): void {
    const before = changed.get('state');
    if (before !== null && before !== undefined) return;
    // The panel follows the cursor: it must not take the keyboard from who is typing code.
    if (!document.hasFocus()) return;
    const field = this.renderRoot.querySelector<HTMLInputElement>('.field');
    field?.focus();
    field?.select();
  }

  #give(text: string): void {
    this.dispatchEvent(new IntentionEvent({ type: 'giveShape', text }));
  }

  // No form: a webview's sandbox does not let one be submitted.
  readonly #onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Enter') this.#submit();
  };

  readonly #submit = (): void => {
    const field = this.renderRoot.querySelector<HTMLInputElement>('.field');
    if (field !== null) this.#give(field.value);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-needs-shape': NeedsShape;
  }
}
