import { css } from 'lit';
import { baseStyles } from '../shared/base-styles.js';

/** Buttons, scrub bar and count in a row. */
export const transportStyles = [
  baseStyles,
  css`
    /* Steps go as the columns of the picture do, whatever the language. */
    :host {
      direction: ltr;
      display: block;
    }
    /* A step is no business of the page around: its layout stays as it is. */
    .row {
      display: flex;
      align-items: center;
      gap: 6px 14px;
      height: 24px;
      contain: strict;
    }
    :host([bare]) .row {
      contain: none;
    }
    .buttons {
      display: flex;
      gap: 4px;
    }
    .icon-button {
      width: 26px;
    }
    .scrub {
      position: relative;
      display: flex;
      flex: 1 1 160px;
      max-width: 360px;
      min-width: 80px;
      height: 24px;
      align-items: center;
      gap: 2px;
      touch-action: none;
      cursor: pointer;
    }
    .block {
      flex: 1;
      height: 10px;
      min-width: 1px;
      border-radius: 2px;
      background: var(--ps-track);
      outline: 1px solid var(--ps-track-border);
      outline-offset: -1px;
    }
    .block.row::before {
      content: '';
      position: absolute;
      width: 1px;
      height: 20px;
      margin: -5px 0 0 -1.5px;
      background: var(--ps-index);
    }
    .block.now {
      background: var(--ps-window);
      outline: none;
    }
    .track {
      flex: 1;
      height: 4px;
      border-radius: 2px;
      background: var(--ps-track);
    }
    .done,
    .knob {
      position: absolute;
      background: var(--ps-window);
    }
    .done {
      left: 0;
      height: 4px;
      border-radius: 2px;
    }
    .knob {
      width: 12px;
      height: 12px;
      margin-left: -6px;
      border-radius: 6px;
    }
    .count {
      color: var(--ps-quiet);
      white-space: nowrap;
    }
    .count strong {
      color: var(--ps-text);
    }
    :host([bare]) .count,
    :host([bare]) .scrub {
      display: none;
    }
  `,
];
