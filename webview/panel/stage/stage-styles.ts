import { css } from 'lit';
import { baseStyles } from '../../shared/base-styles.js';

/** The stage from its sentence down to its legend. */
export const stageStyles = [
  baseStyles,
  css`
    :host {
      display: block;
      min-width: 0;
    }
    .stage {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 14px;
      padding: 16px 20px 24px;
    }
    .sentence {
      font-size: 14.5px;
      line-height: 1.5;
    }
    .bar {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 8px 12px;
    }
    .bar > ps-transport {
      flex: 1 1 300px;
    }
    .foot {
      contain: content;
      display: flex;
      flex-wrap: wrap;
      align-items: end;
      justify-content: space-between;
      gap: 12px 20px;
    }
    .small > :is(.sentence, .bar, .foot, ps-readout) {
      max-width: 1160px;
    }
    .speed,
    .slice {
      display: flex;
      align-items: center;
      gap: 8px;
    }
    .slice input {
      flex: 0 1 300px;
      min-width: 0;
      accent-color: var(--ps-window);
    }
    .with-maps {
      display: grid;
      grid-template-columns: 120px minmax(0, 1fr);
      gap: 12px;
    }
    .maps {
      display: grid;
      align-content: start;
      gap: 12px;
      padding-top: 24px;
    }
    .alert {
      padding: 8px 12px;
      border: 1px solid var(--vscode-inputValidation-errorBorder, var(--ps-drop));
      border-radius: 4px;
      font-family: var(--ps-code-font);
      overflow-wrap: anywhere;
    }
    .below {
      display: grid;
      grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
      gap: 4px 20px;
      align-items: center;
      padding-top: 14px;
      border-top: 1px solid var(--ps-line);
    }
    .below.wide {
      grid-template-columns: minmax(0, 1fr);
    }
    :host([stale]) ps-picture {
      opacity: 0.5;
    }
    :host([narrow]) .stage {
      padding: 14px;
    }
    :host([narrow]) .bar > ps-transport {
      flex: 0 1 auto;
    }
  `,
];
