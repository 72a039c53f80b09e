import { css } from 'lit';
import { baseStyles } from '../../shared/base-styles.js';

/** The menu behind “change”. */
export const valuesStyles = [
  baseStyles,
  css`
    :host {
      display: inline-block;
    }
    [popover] {
      position: fixed;
      width: min(340px, calc(100vw - 16px));
      margin: 0;
      padding: 14px;
      border: 1px solid var(--vscode-menu-border, var(--ps-section));
      border-radius: 4px;
      background: var(--vscode-menu-background, var(--ps-background));
      color: var(--vscode-menu-foreground, var(--ps-text));
    }
    .rows {
      display: grid;
      gap: 10px;
    }
    label,
    .row {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 10px;
    }
    .number {
      width: 88px;
      font-family: var(--ps-code-font);
      text-align: end;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    .error {
      color: var(--vscode-errorForeground, var(--ps-drop));
    }
  `,
];
