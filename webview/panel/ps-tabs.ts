import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TabName } from '../../src/protocol/index.js';
import { baseStyles } from './base-styles.js';
import { IntentionEvent } from './intention-event.js';
import { t } from '../translate.js';

const TABS: readonly { readonly name: TabName; readonly label: () => string }[] = [
  { name: 'windows', label: () => t('Windows') },
  { name: 'convolution', label: () => t('As convolution') },
  { name: 'compare', label: () => t('Compare') },
  { name: 'gradient', label: () => t('Gradient') },
];

/** The four views of a layer; the arrow keys move between them. */
@customElement('ps-tabs')
export class PanelTabs extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
        border-bottom: 1px solid var(--ps-section);
      }
      [role='tablist'] {
        display: flex;
        gap: 20px;
        padding: 8px 20px 0;
        overflow-x: auto;
        scrollbar-width: none;
      }
      button {
        flex: none;
        min-height: 36px;
        padding: 0;
        border-bottom: 2px solid transparent;
        border-radius: 0;
        color: var(--vscode-panelTitle-inactiveForeground, var(--ps-quiet));
      }
      button[aria-selected='true'] {
        border-color: var(--vscode-panelTitle-activeBorder, var(--vscode-focusBorder));
        color: var(--vscode-panelTitle-activeForeground, var(--ps-text));
      }
      button:focus-visible {
        outline-offset: -2px;
      }
      @container panel (width < 560px) {
        [role='tablist'] {
          padding: 6px 14px 0;
        }
      }
    `,
  ];

  @property() selected: TabName = 'windows';

  protected override render(): TemplateResult {
    return html`<div role="tablist" aria-label=${t('Views of the layer')} @keydown=${this.#onKey}>
      ${TABS.map(
        ({ name, label }) =>
          html`<button
            role="tab"
            id="tab-${name}"
            data-tab=${name}
            aria-selected=${name === this.selected ? 'true' : 'false'}
            tabindex=${name === this.selected ? 0 : -1}
            @click=${() => this.#choose(name)}
          >
            ${label()}
          </button>`,
      )}
    </div>`;
  }

  #choose(tab: TabName): void {
    if (tab !== this.selected) this.dispatchEvent(new IntentionEvent({ type: 'showTab', tab }));
  }

  readonly #onKey = (event: KeyboardEvent): void => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const index = TABS.findIndex(({ name }) => name === this.selected);
    const next = TABS[(index + step + TABS.length) % TABS.length];
    if (next === undefined) return;
    this.#choose(next.name);
    this.renderRoot.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-tabs': PanelTabs;
  }
}
