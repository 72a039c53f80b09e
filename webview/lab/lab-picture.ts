import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { PictureState, RichText } from '../../src/protocol/index.js';
import { controlStyles } from './control-styles.js';

/** The live picture: the same element as in the panel, at the width of the Lab. */
@customElement('ps-lab-picture')
export class LabPicture extends LitElement {
  static override readonly styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 8px;
        min-width: 0;
      }
      .shape {
        margin: 0;
        font-family: var(--vscode-editor-font-family, monospace);
      }
      :host([faded]) ps-picture {
        opacity: 0.5;
      }
    `,
  ];

  @property({ attribute: false }) picture: PictureState | null = null;
  @property({ attribute: false }) sentence: RichText = [];
  @property() input = '';
  @property() output = '';
  @property({ type: Boolean, reflect: true }) faded = false;

  protected override render(): TemplateResult {
    return html`
      <p class="shape">${this.input} → <strong>${this.output}</strong></p>
      ${
        this.picture === null
          ? nothing
          : html`<ps-picture .picture=${this.picture} .sentence=${this.sentence}></ps-picture>`
      }
    `;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-lab-picture': LabPicture;
  }
}
