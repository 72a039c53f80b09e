import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { baseStyles } from '../../shared/base-styles.js';
import { icon } from '../../shared/icons.js';
import { PanelUiEvent } from '../state/ui-event.js';

/** A part of the inspector that opens and closes under its heading. */
@customElement('ps-section')
export class Section extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        display: block;
      }
      h2 {
        display: flex;
        margin: 0;
        font: inherit;
      }
      button {
        display: flex;
        align-items: center;
        gap: 6px;
        width: 100%;
        min-height: 24px;
        font-size: 11px;
        font-weight: 600;
        letter-spacing: 0.04em;
        text-transform: uppercase;
        text-align: start;
      }
      .summary {
        font-size: 12px;
        font-weight: 400;
        letter-spacing: 0;
        text-transform: none;
        color: var(--ps-quiet);
      }
      .body {
        padding-top: 8px;
      }
    `,
  ];

  @property() heading = '';
  @property() name = '';
  /** What is said in the heading while the section is closed. */
  @property() summary = '';
  @property({ type: Boolean }) open = true;

  protected override render(): TemplateResult {
    return html`<h2>
        <button
          aria-expanded=${this.open ? 'true' : 'false'}
          aria-controls="body"
          @click=${this.#toggle}
        >
          ${icon(this.open ? 'chevronDown' : 'chevronRight')}
          <span>${this.heading}</span>
          <span class="summary">${this.open ? '' : this.summary}</span>
        </button>
      </h2>
      <div class="body" id="body" ?hidden=${!this.open}><slot></slot></div>`;
  }

  readonly #toggle = (): void => {
    this.dispatchEvent(new PanelUiEvent({ type: 'toggleSection', name: this.name }));
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-section': Section;
  }
}
