import { css } from 'lit';

/** Text, links, buttons and fields as VS Code draws them, from its theme variables. */
export const baseStyles = css`
  :host {
    box-sizing: border-box;
    color: var(--ps-text);
    font: var(--vscode-font-size, 13px) / 1.45 var(--ps-text-font);
  }
  :host([hidden]),
  [hidden] {
    display: none !important;
  }
  *,
  *::before,
  *::after {
    box-sizing: border-box;
  }
  h2,
  h3,
  p,
  ul,
  dl,
  dd,
  pre {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  button,
  select,
  input {
    font: inherit;
    color: inherit;
  }
  button {
    border: none;
    border-radius: 4px;
    padding: 0;
    background: none;
    cursor: pointer;
  }
  :is(button, select, input, a, summary, [tabindex]):focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }
  .icon-button {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    gap: 6px;
    min-width: 26px;
    height: 24px;
  }
  .icon-button:hover {
    background: var(--vscode-toolbar-hoverBackground);
    outline: 1px dashed var(--vscode-toolbar-hoverOutline, transparent);
  }
  .icon-button[aria-pressed='true'] {
    background: var(--vscode-inputOption-activeBackground);
    color: var(--vscode-inputOption-activeForeground, inherit);
    outline: var(--ps-chosen-width) solid var(--ps-chosen);
  }
  .link {
    min-height: 24px;
    color: var(--vscode-textLink-foreground);
    text-align: start;
  }
  .link:hover {
    color: var(--vscode-textLink-activeForeground, var(--vscode-textLink-foreground));
    text-decoration: underline;
  }
  .link:disabled {
    color: var(--vscode-disabledForeground, var(--ps-quiet));
    cursor: default;
    text-decoration: none;
  }
  .push {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    height: 28px;
    padding: 0 14px;
    border: 1px solid var(--vscode-button-border, transparent);
    border-radius: 4px;
    cursor: pointer;
    background: var(
      --vscode-button-secondaryBackground,
      color-mix(in srgb, var(--ps-foreground) 12%, transparent)
    );
    color: var(--vscode-button-secondaryForeground, inherit);
  }
  .push:hover {
    background: var(--vscode-button-secondaryHoverBackground);
  }
  .push:disabled {
    opacity: 0.5;
    cursor: default;
  }
  .push.primary {
    background: var(--vscode-button-background);
    color: var(--vscode-button-foreground);
  }
  .push.primary:hover {
    background: var(--vscode-button-hoverBackground);
  }
  select,
  .field {
    height: 26px;
    padding: 0 6px;
    border: 1px solid var(--vscode-dropdown-border, var(--vscode-input-border, var(--ps-line)));
    border-radius: 3px;
    background: var(--vscode-dropdown-background, var(--vscode-input-background));
    color: var(--vscode-dropdown-foreground, inherit);
  }
  .field {
    border-color: var(--vscode-input-border, var(--ps-line));
    background: var(--vscode-input-background);
    color: var(--vscode-input-foreground, inherit);
  }
  .quiet {
    color: var(--ps-quiet);
  }
  .code,
  code {
    font-family: var(--ps-code-font);
  }
  code {
    font-size: 0.95em;
  }
  .window {
    color: var(--ps-window-text);
    font-weight: 600;
  }
  svg.icon {
    flex: none;
    width: 16px;
    height: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.15;
  }
  .spoken {
    position: absolute;
    width: 1px;
    height: 1px;
    overflow: hidden;
    clip-path: inset(50%);
    white-space: nowrap;
  }
`;
