import { css } from 'lit';

/** How the Model view looks; widths follow the panel, not the window. */
export const modelStyles = css`
  :host {
    display: block;
  }
  .model {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
  }
  .stage {
    min-width: 0;
    padding: 14px 20px 20px;
  }
  .sentence {
    max-width: 900px;
    font-size: 14.5px;
    line-height: 1.5;
  }
  .sentence.broken strong:first-of-type {
    color: var(--vscode-errorForeground, var(--ps-drop));
  }
  .tools {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 8px 12px;
    margin: 12px 0 6px;
  }
  .rows-choice {
    display: inline-flex;
    border: 1px solid var(--ps-cell-border);
    border-radius: 4px;
  }
  .rows-choice [role='radio'] {
    min-height: 26px;
    padding: 0 11px;
    border-inline-start: 1px solid var(--ps-cell-border);
    border-radius: 0;
  }
  .rows-choice [role='radio']:first-child {
    border-inline-start: none;
    border-radius: 3px 0 0 3px;
  }
  .rows-choice [aria-checked='true'] {
    background: var(--vscode-inputOption-activeBackground);
    color: var(--vscode-inputOption-activeForeground, inherit);
    outline: var(--ps-chosen-width) solid var(--ps-chosen);
  }
  .rows-choice [aria-disabled='true'] {
    color: var(--vscode-disabledForeground, var(--ps-quiet));
    cursor: default;
  }
  .rows-select {
    display: none;
  }
  .cost {
    display: inline-flex;
    align-items: center;
    gap: 8px;
    color: var(--ps-quiet);
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 4px 24px;
    margin-top: 10px;
    font-size: 12px;
    color: var(--ps-quiet);
  }
  .legend span {
    display: inline-flex;
    align-items: center;
    gap: 8px;
  }
  .key-bar {
    fill: var(--ps-map);
    stroke: var(--ps-map-edge);
  }
  .key-pool {
    fill: var(--ps-map-pool);
  }
  .key-ghost {
    fill: none;
    stroke: var(--ps-ghost);
    stroke-dasharray: 2.5 2.5;
  }
  .key-field {
    fill: none;
    stroke: var(--ps-never);
  }
  .legend .scale {
    margin-inline-start: auto;
  }
  .side {
    min-width: 0;
    padding: 16px 20px 24px;
    border-top: 1px solid var(--ps-section);
  }
  .side section + section {
    margin-top: 16px;
    padding-top: 14px;
    border-top: 1px solid var(--ps-section);
  }
  .as-table {
    position: absolute;
    clip-path: inset(50%);
  }
  .as-table:focus-visible,
  .as-table.shown {
    position: static;
    clip-path: none;
  }
  .size {
    margin: 0 0 6px;
    font-size: 12.5px;
  }
  .size summary {
    width: max-content;
    color: var(--ps-quiet);
    cursor: pointer;
  }
  .size-boxes {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    gap: 6px 14px;
    margin-top: 6px;
  }
  .size-boxes .field[aria-invalid='true'] {
    border-color: var(--vscode-inputValidation-errorBorder, var(--ps-error));
  }
  .problem {
    flex-basis: 100%;
    color: var(--ps-error);
  }
  .compared {
    margin-top: 12px;
    padding-top: 10px;
    border-top: 1px solid var(--ps-section);
  }
  .compared h2 {
    font-size: 13px;
  }
  .compared .error {
    color: var(--ps-error);
  }
  .breadcrumb ol {
    display: flex;
    flex-wrap: wrap;
    margin: 8px 0 0;
    padding: 0;
    list-style: none;
    font-size: 12px;
  }
  .breadcrumb li + li::before {
    content: '›';
    padding: 0 7px;
    color: var(--ps-quiet);
  }
  .runs {
    max-width: 100%;
  }
  table.plain {
    width: 100%;
    border-collapse: collapse;
    margin-top: 12px;
    font-size: 12.5px;
  }
  table.plain :is(th, td) {
    padding: 3px 10px 3px 0;
    border-bottom: 1px solid var(--ps-line);
    text-align: start;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  .table-frame {
    overflow-x: auto;
  }
  @container panel (width >= 980px) {
    .model {
      grid-template-columns: minmax(0, 1fr) 336px;
    }
    .side {
      border-top: none;
      border-inline-start: 1px solid var(--ps-section);
    }
  }
  @container panel (560px <= width < 980px) {
    .side {
      display: grid;
      grid-template-columns: 1fr 1fr;
      gap: 16px 28px;
    }
    .side section + section {
      margin-top: 0;
      padding-top: 0;
      border-top: none;
    }
  }
  @container panel (width < 560px) {
    .stage {
      padding: 12px 14px 14px;
    }
    .side {
      padding: 12px 14px 18px;
    }
    .rows-choice {
      display: none;
    }
    .rows-select {
      display: inline-block;
    }
    .cost span {
      display: none;
    }
    .legend {
      display: none;
    }
  }
`;
