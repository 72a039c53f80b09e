import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { RecipeText } from '../../src/protocol/tabs.js';
import { baseStyles } from '../shared/base-styles.js';
import { IntentionEvent } from '../shared/intention-event.js';
import { t } from '../shared/translate.js';

/**
 * Code of a recipe, in one of the libraries that have the operations for it.
 *
 * @fires ps-intention - `copy`.
 */
@customElement('ps-recipe-code')
export class RecipeCode extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: grid;
        gap: 4px;
        min-width: 0;
      }
      pre {
        padding: 10px 14px;
        border: 1px solid var(--vscode-contrastBorder, transparent);
        border-radius: 3px;
        background: var(--vscode-textCodeBlock-background);
        font: 12.5px/1.6 var(--ps-code-font);
        overflow-x: auto;
      }
      :host([below]) pre {
        order: -1;
        white-space: pre-wrap;
      }
      .below .quiet:empty {
        display: none;
      }
      .head {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 12px;
      }
      .head.below {
        justify-content: start;
      }
    `,
  ];

  @property({ attribute: false }) code: RecipeText = [];
  /** What the code is called in the message that it was copied. */
  @property() what = '';
  /** What can be done with the code stands below it, and long lines are broken. */
  @property({ type: Boolean, reflect: true }) below = false;
  @state() private library = '';

  protected override render(): TemplateResult | typeof nothing {
    const shown = this.code.find(({ library }) => library === this.library) ?? this.code[0];
    if (shown === undefined) {
      return nothing;
    }
    const named = shown.library !== '';
    const label = named
      ? t('Code in {library}: {what}', { library: shown.library, what: this.what })
      : this.what;
    return html`
      <div class=${this.below ? 'head below' : 'head'}>
        ${
          this.code.length > 1
            ? html`<select aria-label=${t('Library')} @change=${this.onLibrary}>
                ${this.code.map(
                  ({ library }) =>
                    html`<option value=${library} .selected=${library === shown.library}>
                      ${library}
                    </option>`,
                )}
              </select>`
            : html`<span class="quiet">${shown.library}</span>`
        }
        <slot></slot>
        <button class="link" type="button" @click=${() => this.copy(shown.text)}>
          ${t('Copy')}
        </button>
      </div>
      <pre tabindex="0" role="region" aria-label=${label}>${shown.text}</pre>
    `;
  }

  private copy(text: string): void {
    this.dispatchEvent(new IntentionEvent({ type: 'copy', what: this.what, text }));
  }

  private readonly onLibrary = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) {
      this.library = event.target.value;
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-recipe-code': RecipeCode;
  }
}
