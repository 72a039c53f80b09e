import { css } from 'lit';

/** How the facts beside a model look. */
export const inspectorStyles = css`
  .side h2 {
    margin: 0;
    font: inherit;
  }
  .side h2 button {
    display: flex;
    align-items: center;
    gap: 6px;
    width: 100%;
    min-height: 24px;
    margin-inline-start: -3px;
    font-size: 11px;
    font-weight: 600;
    letter-spacing: 0.04em;
    text-transform: uppercase;
    text-align: start;
  }
  .plain-heading {
    display: flex;
    align-items: center;
    gap: 8px;
    font-weight: 600;
  }
  .plain-heading svg {
    color: var(--vscode-errorForeground, var(--ps-drop));
  }
  .message {
    margin: 10px 0 0;
    padding: 10px 12px;
    border-radius: 3px;
    background: var(--ps-cell);
    font: 12.5px/1.5 var(--ps-code-font);
    white-space: pre-wrap;
    overflow-wrap: anywhere;
  }
  .side .call {
    margin-top: 6px;
    font-size: 13.5px;
    overflow-wrap: anywhere;
  }
  .side .place {
    display: flex;
    flex-wrap: wrap;
    gap: 2px 10px;
    align-items: center;
    font-size: 12px;
  }
  .side dl {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 6px 12px;
    margin-top: 8px;
  }
  .side dd {
    font: 12.5px var(--ps-code-font);
    text-align: end;
    overflow-wrap: anywhere;
  }
  .side .inner {
    color: var(--ps-quiet);
  }
  .side dt.inner {
    padding-inline-start: 14px;
  }
  .side .reason {
    margin-top: 10px;
    font-size: 12px;
    line-height: 1.5;
  }
  .side .error {
    color: var(--vscode-errorForeground, var(--ps-drop));
  }
  .buttons {
    display: flex;
    flex-wrap: wrap;
    gap: 8px;
    margin-top: 14px;
  }
  .why {
    display: grid;
    grid-template-columns: auto 1fr;
    gap: 5px 16px;
    margin-top: 8px;
    font-size: 12.5px;
  }
  .why li {
    display: grid;
    grid-template-columns: subgrid;
    grid-column: 1 / -1;
    color: var(--ps-quiet);
  }
  .why .strong {
    font-weight: 600;
    color: var(--ps-text);
  }
  .poolings li {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 12px;
  }
`;
