import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { FlowChoice } from '../../../src/protocol/index.js';
import { baseStyles } from '../../shared/base-styles.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { t } from '../../shared/translate.js';

/** Which call of the layer is shown, where it is called several times. */
@customElement('ps-flows')
export class Flows extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
        padding: 0 20px;
      }
      label {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 10px;
        padding-top: 6px;
      }
      select {
        max-width: 100%;
        min-width: 0;
      }
      @container panel (width < 560px) {
        :host {
          padding: 0 14px;
        }
      }
    `,
  ];

  @property({ attribute: false }) flows: readonly FlowChoice[] = [];
  @property({ type: Number }) flow = 0;

  protected override render(): TemplateResult | typeof nothing {
    if (this.flows.length < 2) return nothing;
    return html`<label
      ><span class="quiet">${t('called {count} times, shown:', { count: this.flows.length })}</span>
      <select @change=${this.#onChange}>
        ${this.flows.map(
          ({ label, input, output }, index) =>
            html`<option value=${index} .selected=${index === this.flow}>
              ${label}: ${input} → ${output}
            </option>`,
        )}
      </select></label
    >`;
  }

  readonly #onChange = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const flow = event.target.selectedIndex;
    this.dispatchEvent(new IntentionEvent({ type: 'chooseFlow', flow }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-flows': Flows;
  }
}
