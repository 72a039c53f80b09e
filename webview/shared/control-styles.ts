import { css } from 'lit';
import { buttonStyles } from './button-styles.js';

/** Fields, check boxes, sliders and text. */
const fieldStyles = css`
  :host {
    box-sizing: border-box;
    color: var(--vscode-foreground);
    font: var(--vscode-font-size, 13px) / 1.45 var(--vscode-font-family, sans-serif);
  }
  :host([hidden]) {
    display: none;
  }
  *,
  *::before,
  *::after {
    box-sizing: inherit;
  }
  input,
  select,
  button {
    font: inherit;
    color: inherit;
  }
  input[type='text'],
  input[type='number'],
  select {
    height: 26px;
    border: 1px solid var(--vscode-input-border, var(--vscode-dropdown-border, transparent));
    border-radius: 4px;
    background: var(--vscode-input-background);
    color: var(--vscode-input-foreground, inherit);
    min-width: 0;
  }
  input.number {
    width: 44px;
    padding: 0 2px;
    text-align: center;
    font-family: var(--vscode-editor-font-family, monospace);
  }
  select {
    padding: 0 24px 0 8px;
    border-color: var(--vscode-dropdown-border, var(--vscode-input-border, transparent));
    background-color: var(--vscode-dropdown-background, var(--vscode-input-background));
    color: var(--vscode-dropdown-foreground, inherit);
    text-overflow: ellipsis;
  }
  option {
    background: var(--vscode-dropdown-listBackground, var(--vscode-dropdown-background));
    color: var(--vscode-dropdown-foreground);
  }
  input[aria-invalid='true'] {
    border-color: var(--vscode-inputValidation-errorBorder, red);
    outline-color: var(--vscode-inputValidation-errorBorder, red);
  }
  :is(input, select, button, summary, [tabindex]):focus-visible {
    outline: 1px solid var(--vscode-focusBorder);
    outline-offset: 1px;
  }
  input[type='checkbox'],
  input[type='radio'] {
    appearance: none;
    flex: none;
    display: inline-grid;
    place-content: center;
    width: 18px;
    height: 18px;
    margin: 0;
    border: 1px solid
      var(--vscode-checkbox-border, var(--vscode-input-border, var(--vscode-descriptionForeground)));
    border-radius: 3px;
    background: var(--vscode-checkbox-background, var(--vscode-input-background));
    color: var(--vscode-checkbox-foreground, var(--vscode-foreground));
    cursor: pointer;
  }
  input[type='radio'] {
    border-radius: 50%;
  }
  input[type='checkbox']:checked::before {
    content: '';
    width: 5px;
    height: 9px;
    margin-top: -2px;
    border: solid currentColor;
    border-width: 0 2px 2px 0;
    transform: rotate(42deg);
  }
  input[type='radio']:checked::before {
    content: '';
    width: 8px;
    height: 8px;
    border-radius: 50%;
    background: currentColor;
  }
  input[type='range'] {
    appearance: none;
    width: 100%;
    height: 24px;
    margin: 0;
    background: transparent;
    cursor: pointer;
  }
  input[type='range']::-webkit-slider-runnable-track {
    height: 4px;
    border-radius: 2px;
    background: color-mix(in srgb, var(--vscode-foreground) 24%, transparent);
  }
  input[type='range']::-webkit-slider-thumb {
    appearance: none;
    width: 16px;
    height: 16px;
    margin-top: -6px;
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 50%;
    background: var(--vscode-button-background);
  }
  select {
    appearance: none;
    background-image:
      linear-gradient(45deg, transparent 50%, currentColor 50%),
      linear-gradient(-45deg, transparent 50%, currentColor 50%);
    background-position:
      right 13px center,
      right 8px center;
    background-size:
      5px 5px,
      5px 5px;
    background-repeat: no-repeat;
  }
  .quiet {
    color: var(--vscode-descriptionForeground);
  }
  .small {
    font-size: 12px;
  }
  code,
  .code {
    font-family: var(--vscode-editor-font-family, monospace);
  }
  pre {
    margin: 0;
    padding: 8px 10px;
    border-radius: 3px;
    border: 1px solid var(--vscode-contrastBorder, transparent);
    background: var(--vscode-textCodeBlock-background);
    font: 12px/1.5 var(--vscode-editor-font-family, monospace);
    overflow-x: auto;
  }
  svg.icon {
    width: 16px;
    height: 16px;
    fill: none;
    stroke: currentColor;
    stroke-width: 1.15;
    vertical-align: text-bottom;
  }
`;

/** Inputs, selects, buttons and check boxes as VS Code draws them, from its theme variables. */
export const controlStyles = [fieldStyles, buttonStyles];
