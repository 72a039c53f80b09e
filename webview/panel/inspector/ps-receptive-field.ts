import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReceptiveFieldState } from '../../../src/protocol/index.js';
import { baseStyles } from '../../shared/base-styles.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { rich } from '../../shared/rich-template.js';
import { t } from '../../shared/translate.js';

/** How the receptive field grows through the layers that lead here. */
@customElement('ps-receptive-field')
export class ReceptiveFieldTable extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      .scroll {
        max-height: 320px;
        overflow-y: auto;
      }
      table {
        width: 100%;
        margin-top: 8px;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 2px 0;
        font-weight: 400;
        text-align: end;
        vertical-align: baseline;
        white-space: nowrap;
      }
      th:first-child {
        text-align: start;
        white-space: normal;
        overflow-wrap: anywhere;
      }
      thead th {
        color: var(--ps-quiet);
        font-size: 12px;
      }
      td {
        padding-inline-start: 10px;
        font-family: var(--ps-code-font);
      }
    `,
  ];

  @property({ attribute: false }) field: ReceptiveFieldState | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { field } = this;
    if (field === null) return nothing;
    return html`<p>${rich(field.sentence)}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${t('Layers on the way here')}>
        <table>
          <thead>
            <tr>
              <th scope="col">${t('after')}</th>
              <th scope="col">${t('field')}</th>
              <th scope="col">${t('step')}</th>
            </tr>
          </thead>
          <tbody>
            ${field.layers.map(
              ({ name, location, field: size, jump }) =>
                html`<tr>
                  <th scope="row">
                    ${
                      location === null
                        ? name
                        : html`<button
                            class="link"
                            @click=${() =>
                              this.dispatchEvent(
                                new IntentionEvent({ type: 'revealLocation', location }),
                              )}
                          >
                            ${name}
                          </button>`
                    }
                  </th>
                  <td>${size}</td>
                  <td>${jump}</td>
                </tr>`,
            )}
          </tbody>
        </table>
      </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-receptive-field': ReceptiveFieldTable;
  }
}
