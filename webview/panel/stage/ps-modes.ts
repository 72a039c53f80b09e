import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { Mode } from '../../../src/protocol/index.js';
import { baseStyles } from '../../shared/base-styles.js';
import { PanelUiEvent } from '../state/ui-event.js';
import { t } from '../../shared/translate.js';

const MODES: readonly { readonly mode: Mode; readonly label: () => string }[] = [
  { mode: 'numbers', label: () => t('Numbers') },
  { mode: 'heat', label: () => t('Heat') },
  { mode: 'coverage', label: () => t('Coverage') },
  { mode: 'gradient', label: () => t('Gradient') },
];

/** What the cells show: buttons side by side, or a drop-down where there is little room. */
@customElement('ps-modes')
export class Modes extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      [role='radiogroup'] {
        display: inline-flex;
        border: 1px solid var(--ps-cell-border);
        border-radius: 4px;
      }
      [role='radio'] {
        min-height: 24px;
        padding: 0 11px;
        border-inline-start: 1px solid var(--ps-cell-border);
        border-radius: 0;
      }
      [role='radio']:first-child {
        border-inline-start: none;
        border-radius: 3px 0 0 3px;
      }
      [role='radio'][aria-checked='true'] {
        background: var(--vscode-inputOption-activeBackground);
        color: var(--vscode-inputOption-activeForeground, inherit);
        outline: var(--ps-chosen-width) solid var(--ps-chosen);
        outline-offset: 0;
      }
      [role='radio'][aria-disabled='true'] {
        color: var(--vscode-disabledForeground, var(--ps-quiet));
        cursor: default;
      }
    `,
  ];

  @property() mode: Mode = 'numbers';
  /** Modes that can't be shown now. */
  @property({ attribute: false }) disabled: readonly Mode[] = [];
  /** Modes that there are for this picture. */
  @property({ attribute: false }) offered: readonly Mode[] = MODES.map(({ mode }) => mode);
  @property({ type: Boolean }) compact = false;
  /** Why a mode can't be shown; empty: all can, or it goes without saying. */
  @property() reason = '';

  protected override render(): TemplateResult {
    if (this.compact) {
      return html`<select aria-label=${t('Cells show')} @change=${this.#onSelect}>
        ${this.#modes.map(
          ({ mode, label }) =>
            html`<option
              value=${mode}
              .selected=${mode === this.mode}
              ?disabled=${this.disabled.includes(mode)}
            >
              ${label()}
            </option>`,
        )}
      </select>`;
    }
    return html`<div role="radiogroup" aria-label=${t('Cells show')} @keydown=${this.#onKey}>
      ${this.#modes.map(
        ({ mode, label }) =>
          html`<button
            role="radio"
            aria-checked=${mode === this.mode ? 'true' : 'false'}
            aria-disabled=${this.disabled.includes(mode) ? 'true' : 'false'}
            tabindex=${mode === this.mode ? 0 : -1}
            title=${mode === 'gradient' && this.disabled.includes(mode) ? this.reason : ''}
            @click=${() => this.#choose(mode)}
          >
            ${label()}
          </button>`,
      )}
    </div>`;
  }

  get #modes(): typeof MODES {
    return MODES.filter(({ mode }) => this.offered.includes(mode));
  }

  #choose(mode: Mode): void {
    if (!this.disabled.includes(mode)) this.dispatchEvent(new PanelUiEvent({ type: 'mode', mode }));
  }

  readonly #onSelect = (event: Event): void => {
    const value = event.target instanceof HTMLSelectElement ? event.target.value : '';
    const chosen = this.#modes.find(({ mode }) => mode === value);
    if (chosen !== undefined) this.#choose(chosen.mode);
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const forward = event.key === 'ArrowRight' || event.key === 'ArrowDown';
    const backward = event.key === 'ArrowLeft' || event.key === 'ArrowUp';
    if (!forward && !backward) return;
    event.preventDefault();
    const open = this.#modes.filter(({ mode }) => !this.disabled.includes(mode));
    const index = open.findIndex(({ mode }) => mode === this.mode);
    const next = open[(index + (forward ? 1 : open.length - 1)) % open.length];
    if (next === undefined) return;
    this.#choose(next.mode);
    void this.updateComplete.then(() =>
      this.renderRoot.querySelector<HTMLElement>('[aria-checked="true"]')?.focus(),
    );
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-modes': Modes;
  }
}
