import { css } from 'lit';
import { baseStyles } from '../shared/base-styles.js';

/** The box with the arithmetic of a step. */
export const readoutStyles = [
  baseStyles,
  css`
    :host {
      display: block;
    }
    .kept {
      contain: strict;
    }
    .box {
      display: flex;
      flex-wrap: wrap;
      align-items: baseline;
      justify-content: space-between;
      gap: 2px 24px;
      min-height: 48px;
      padding: 11px 15px;
      border: 1px solid var(--ps-cell-border);
      border-radius: 6px;
    }
    .expression {
      direction: ltr;
      font: 15px/1.6 var(--ps-code-font);
      overflow-wrap: anywhere;
    }
    .note {
      color: var(--ps-quiet);
    }
    :host([plain]) .box {
      min-height: 24px;
      padding: 0;
      border: none;
    }
    :host([plain]) .expression {
      font-size: 13px;
    }
    .place {
      flex-basis: 100%;
    }
    .title {
      font-weight: 600;
    }
    :host(:not([plain])) {
      container-type: inline-size;
    }
    @container (width < 800px) {
      /* Two lines in every window, so that nothing below moves as the window does. */
      :host(:not([plain])) .box {
        align-content: start;
        min-height: 71px;
      }
      :host(:not([plain])) .note {
        flex-basis: 100%;
      }
    }
  `,
];
