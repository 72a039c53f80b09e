import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { CostState } from '../../../src/protocol/index.js';
import { baseStyles } from '../../shared/base-styles.js';
import { t } from '../../shared/translate.js';

/** The cost of one forward pass, and what tools that count would print. */
@customElement('ps-cost')
export class CostTable extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      dl {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        gap: 3px;
      }
      .row {
        display: flex;
        justify-content: space-between;
        gap: 12px;
      }
      dd {
        font-family: var(--ps-code-font);
        white-space: nowrap;
      }
      h3 {
        margin: 12px 0 4px;
        font: inherit;
        color: var(--ps-quiet);
      }
      table {
        width: 100%;
        border-collapse: collapse;
      }
      th,
      td {
        padding: 2px 0;
        font-weight: 400;
        text-align: start;
        vertical-align: baseline;
      }
      td {
        padding-inline-start: 12px;
        font-family: var(--ps-code-font);
        text-align: end;
      }
      .reason {
        color: var(--ps-quiet);
        font-size: 12px;
      }
      sub {
        font-size: 0.75em;
        line-height: 0;
      }
    `,
  ];

  @property({ attribute: false }) cost: CostState | null = null;

  protected override render(): TemplateResult | typeof nothing {
    const { cost } = this;
    if (cost === null) return nothing;
    return html`<dl>
        ${cost.rows.map(
          ({ label, note, value, exact }) =>
            html`<div class="row" title=${exact}>
              <dt>${label} <span class="quiet">${subscripts(note)}</span></dt>
              <dd>${value}</dd>
            </div>`,
        )}
      </dl>
      ${
        cost.countedBy.length === 0
          ? nothing
          : html`<h3 id="counted">${t('As counted by')}</h3>
              <table aria-labelledby="counted">
                ${cost.countedBy.map(
                  ({ tool, value, reason }) =>
                    html`<tr>
                      <th scope="row">${tool} <span class="reason">${reason}</span></th>
                      <td>${value}</td>
                    </tr>`,
                )}
              </table>`
      }`;
  }
}

/** `k_h` as k with a small h below. */
const subscripts = (text: string): readonly (string | TemplateResult)[] =>
  text
    .split(/(_[a-z])/u)
    .map((part) => (part.startsWith('_') ? html`<sub>${part.slice(1)}</sub>` : part));

declare global {
  interface HTMLElementTagNameMap {
    'ps-cost': CostTable;
  }
}
