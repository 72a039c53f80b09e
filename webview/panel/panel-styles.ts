import { css } from 'lit';
import { baseStyles } from '../shared/base-styles.js';
import { axesReadingStyles } from './header/axes-reading.js';
import { fittingSizesStyles } from './header/fitting-sizes.js';

/** The frame of a panel: header, tabs, stage and inspector in three widths. */
export const panelStyles = [
  baseStyles,
  axesReadingStyles,
  fittingSizesStyles,
  css`
    :host {
      display: block;
      container: panel / inline-size;
      min-height: 100%;
      background: var(--ps-background);
    }
    .content {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    .busy > :not(ps-header) {
      opacity: 0.5;
    }
    .too-large {
      padding: 12px 20px;
    }
    .stale-note {
      padding: 4px 20px 0;
      color: var(--ps-quiet);
    }
    /* Nothing in it changes with a step, so that a browser may leave it as it was painted. */
    .inspector {
      contain: content;
      border-top: 1px solid var(--ps-section);
    }
    @container panel (width >= 980px) {
      .content {
        grid-template-columns: minmax(0, 1fr) 336px;
      }
      .inspector {
        border-top: none;
        border-inline-start: 1px solid var(--ps-section);
      }
    }
    @container panel (width >= 2000px) {
      .content {
        grid-template-columns: minmax(0, 1fr) 680px;
      }
    }
  `,
];
