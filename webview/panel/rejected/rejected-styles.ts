import { css } from 'lit';

/** The looks of what a framework rejects: its words, the facts, ways out. */
export const rejectedStyles = css`
  :host {
    display: grid;
    grid-template-columns: 16px minmax(0, 1fr);
    gap: 10px 12px;
    max-width: 760px;
    padding: 20px;
  }
  h2 {
    font-size: 15px;
    font-weight: 600;
    line-height: 1.2;
  }
  .error {
    color: var(--vscode-editorError-foreground, var(--ps-drop));
  }
  .body {
    grid-column: 2;
    display: grid;
    gap: 14px;
  }
  pre {
    padding: 12px 14px;
    border: 1px solid var(--vscode-contrastBorder, transparent);
    border-radius: 3px;
    background: var(--vscode-textCodeBlock-background, var(--ps-cell));
    font: 13px/1.6 var(--ps-code-font);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  li {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0 16px;
  }
  li .result {
    margin-inline-start: 26px;
  }
  .fix {
    display: inline-flex;
    align-items: center;
    gap: 10px;
    text-align: start;
  }
  .bulb {
    display: inline-flex;
    color: var(--vscode-editorLightBulb-foreground, var(--ps-window));
  }
  .missing {
    display: flex;
    align-items: center;
    gap: 10px;
  }
  .missing input {
    width: 88px;
  }
  dl {
    display: grid;
    grid-template-columns: max-content minmax(0, 1fr);
    gap: 8px 20px;
    align-items: baseline;
  }
  dt {
    color: var(--ps-quiet);
  }
  dd {
    overflow-wrap: anywhere;
  }
  .arithmetic {
    font-family: var(--ps-code-font);
  }
  .arithmetic,
  .whole {
    white-space: nowrap;
  }
  .picture {
    max-width: 100%;
    height: auto;
    justify-self: start;
  }
  .preview {
    display: grid;
    gap: 10px;
    padding-top: 14px;
    border-top: 1px solid var(--vscode-panel-border, var(--ps-line));
  }
  .preview ps-picture {
    opacity: 0.55;
  }
  details summary {
    cursor: pointer;
  }
  table {
    width: 100%;
    margin-top: 8px;
    border-collapse: collapse;
    font-size: 12.5px;
  }
  th,
  td {
    padding: 4px 12px 4px 0;
    text-align: start;
    font-weight: 400;
    overflow-wrap: anywhere;
  }
  td.sizes {
    font-family: var(--ps-code-font);
  }
  th.pooling {
    font-weight: 600;
  }
  @container (max-width: 420px) {
    dl {
      grid-template-columns: minmax(0, 1fr);
      gap: 2px;
    }
    dd {
      margin-bottom: 6px;
    }
  }
`;
