import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { ReadyState } from '../../../src/protocol/index.js';
import { AfterPaint } from '../../shared/after-paint.js';
import { baseStyles } from '../../shared/base-styles.js';
import './ps-cost.js';
import './ps-notices.js';
import './ps-output-size.js';
import './ps-receptive-field.js';
import './ps-section.js';
import { t } from '../../shared/translate.js';

/** The column beside the picture: edges, output size, cost, receptive field. */
@customElement('ps-inspector')
export class PanelInspector extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      .columns {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
      }
      .column {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
        align-content: start;
      }
      ps-section {
        padding: 16px 20px;
        border-bottom: 1px solid var(--ps-line);
      }
      .column:last-child ps-section:last-child {
        border-bottom: none;
      }
      @container panel (560px <= width < 980px) or (width >= 2000px) {
        .columns {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .column:first-child ps-section:last-child {
          border-bottom: none;
        }
      }
      @container panel (width < 560px) {
        ps-section {
          padding: 12px 14px;
        }
      }
    `,
  ];

  @property({ attribute: false }) state: Pick<ReadyState, 'inspector'> | null = null;
  /** Sections that are not as they begin. */
  @property({ attribute: false }) closed: readonly string[] = [];
  /** The notice whose cells are shown. */
  @property({ attribute: false }) spotlightOf: string | null = null;
  /** Little room: the cost begins closed. */
  @property({ type: Boolean }) narrow = false;

  readonly #first = new AfterPaint(this);

  protected override render(): TemplateResult | typeof nothing {
    const { state } = this;
    if (state === null || !this.#first.painted) return nothing;
    const { inspector } = state;
    return html`<div class="columns">
      <div class="column">
        <ps-section heading=${t('Edges')} name="edges" ?open=${this.#open('edges')}
          ><ps-notices .notices=${inspector.notices} .shown=${this.spotlightOf}></ps-notices
        ></ps-section>
        <ps-section heading=${t('Output size')} name="size" ?open=${this.#open('size')}
          ><ps-output-size
            .formulas=${inspector.outputSize.formulas}
            .remark=${inspector.outputSize.remark}
          ></ps-output-size
        ></ps-section>
      </div>
      <div class="column">
        ${
          inspector.cost === null
            ? nothing
            : html`<ps-section
                heading=${this.narrow ? t('Cost') : t('Cost, one forward pass')}
                name="cost"
                summary=${inspector.cost.summary}
                ?open=${this.#open('cost')}
                ><ps-cost .cost=${inspector.cost}></ps-cost
              ></ps-section>`
        }
        ${
          inspector.receptiveField === null
            ? nothing
            : html`<ps-section
                heading=${t('Receptive field')}
                name="field"
                ?open=${this.#open('field')}
                ><ps-receptive-field .field=${inspector.receptiveField}></ps-receptive-field
              ></ps-section>`
        }
      </div>
    </div>`;
  }

  /** Sections are open unless closed; in little room the cost is closed unless opened. */
  #open(name: string): boolean {
    const touched = this.closed.includes(name);
    return this.narrow && name === 'cost' ? touched : !touched;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-inspector': PanelInspector;
  }
}
