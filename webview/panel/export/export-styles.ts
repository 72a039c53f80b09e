import { css } from 'lit';
import { baseStyles } from '../../shared/base-styles.js';

/** The export menu as VS Code draws menus. */
export const exportStyles = [
  baseStyles,
  css`
    :host {
      display: inline-block;
    }
    [popover] {
      position: fixed;
      width: min(260px, calc(100vw - 16px));
      max-height: min(560px, calc(100vh - 60px));
      overflow-y: auto;
      margin: 0;
      padding: 6px 0;
      border: 1px solid var(--vscode-menu-border, var(--ps-section));
      border-radius: 4px;
      background: var(--vscode-menu-background, var(--ps-background));
      color: var(--vscode-menu-foreground, var(--ps-text));
    }
    [role='menuitem'],
    [role='menuitemcheckbox'] {
      display: flex;
      justify-content: space-between;
      gap: 12px;
      width: 100%;
      min-height: 26px;
      padding: 2px 14px;
      border-radius: 0;
      text-align: start;
    }
    [role^='menuitem']:is(:hover, :focus-visible) {
      outline: 1px solid var(--vscode-menu-selectionBorder, transparent);
      outline-offset: -1px;
      background: var(--vscode-menu-selectionBackground);
      color: var(--vscode-menu-selectionForeground, inherit);
    }
    [role='separator'] {
      margin: 5px 0;
      border-top: 1px solid var(--vscode-menu-separatorBackground, var(--ps-line));
    }
    .heading {
      padding: 2px 14px;
      color: var(--ps-quiet);
      font-size: 12px;
    }
    .wide {
      display: inline-flex;
      align-items: center;
      gap: 6px;
      padding: 0 6px;
    }
    .narrow,
    .narrow-only {
      display: none;
    }
    @container panel (width < 560px) {
      .wide {
        display: none;
      }
      .narrow {
        display: inline-flex;
      }
      .narrow-only {
        display: contents;
      }
    }
  `,
];
