import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { TabName } from '../../../src/protocol/index.js';
import { tabName } from '../../../src/protocol/tab-state.js';
import { baseStyles } from '../../shared/base-styles.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { t } from '../../shared/translate.js';

const LABELS: Readonly<Record<TabName, () => string>> = {
  model: () => t('Model'),
  windows: () => t('Windows'),
  convolution: () => t('As convolution'),
  compare: () => t('Compare'),
  gradient: () => t('Gradient'),
};

const TABS = tabName.options.map((name) => ({ name, label: LABELS[name] }));

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
      .apart {
        flex: none;
        align-self: center;
        width: 1px;
        height: 16px;
        margin-inline: -6px;
        background: var(--ps-section);
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
              ${label()}</button
            >${name === 'model' ? html`<span class="apart" role="presentation"></span>` : nothing}`,
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
