import { css, html, LitElement, svg, type TemplateResult } from 'lit';
import { customElement } from 'lit/decorators.js';
import { roleSheet } from '../../picture/role-sheet.js';
import { baseStyles } from '../../shared/base-styles.js';
import { t } from '../../shared/translate.js';

const cells = (count: number, x: number, y: number): readonly TemplateResult[] =>
  Array.from(
    { length: count * count },
    (_, index) => svg`<rect class="cell" rx="3" width="42" height="42"
      x=${x + (index % count) * 46} y=${y + Math.floor(index / count) * 46}></rect>`,
  );

/** The outline of a picture while shapes are being read; the host waits 150 ms before it sends it. */
@customElement('ps-loading')
export class LoadingPicture extends LitElement {
  static override readonly styles = [
    baseStyles,
    roleSheet,
    css`
      :host {
        display: block;
        padding: 20px;
      }
      svg {
        width: min(360px, 100%);
      }
    `,
  ];

  protected override render(): TemplateResult {
    return html`<p class="spoken" role="status">${t('Reading shapes')}</p>
      <svg viewBox="0 0 360 190" aria-hidden="true">${cells(4, 1, 1)} ${cells(2, 250, 46)}</svg>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-loading': LoadingPicture;
  }
}
