import { css } from 'lit';
import { baseStyles } from '../shared/base-styles.js';

/** Kinds of cell in a row, each with its mark and its count. */
export const legendStyles = [
  baseStyles,
  css`
    :host {
      display: block;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 20px;
    }
    .item {
      display: flex;
      align-items: center;
      gap: 8px;
      min-height: 24px;
      color: var(--ps-quiet);
      cursor: default;
    }
    .count {
      color: var(--ps-text);
    }
    svg.mark {
      width: 18px;
      height: 18px;
      overflow: visible;
    }
  `,
];
