import { css } from 'lit';
import { baseStyles } from '../shared/base-styles.js';

/** What the tabs have in common: headings, columns that stack, grids of numbers. */
export const tabStyles = [
  baseStyles,
  css`
    :host {
      display: block;
      min-width: 0;
    }
    h2 {
      font-size: 15px;
      font-weight: 600;
      line-height: 1.3;
    }
    h3 {
      font-size: 11px;
      font-weight: 600;
      letter-spacing: 0.04em;
      text-transform: uppercase;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px 16px;
      padding: 12px 20px;
      border-bottom: 1px solid var(--ps-section);
    }
    .columns {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
    }
    .columns > * {
      padding: 18px 20px;
      min-width: 0;
      border-bottom: 1px solid var(--ps-section);
    }
    @container panel (width >= 900px) {
      .columns {
        grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      }
      .columns > :nth-child(even) {
        border-inline-start: 1px solid var(--ps-section);
      }
    }
    @container panel (width < 560px) {
      .bar,
      .columns > * {
        padding-inline: 14px;
      }
    }
    .bar ps-window-stepper {
      flex: 1 1 260px;
      max-width: 480px;
    }
    .bar .end {
      margin-inline-start: auto;
    }
    .stack {
      display: grid;
      gap: 14px;
      min-width: 0;
      align-content: start;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 12px;
      min-width: 0;
    }
    .sign {
      font-size: 18px;
    }
    .scroll {
      overflow-x: auto;
      min-width: 0;
    }
    .ok {
      color: var(--vscode-testing-iconPassed, var(--vscode-charts-green));
    }
    .agreement {
      display: flex;
      gap: 6px;
      align-items: baseline;
    }
  `,
];
