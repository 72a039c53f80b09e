import { css } from 'lit';

/** Settings below each other, each with its name before it. */
export const labControlsStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    gap: 8px;
  }
  .row {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
    min-height: 28px;
  }
  select {
    width: clamp(132px, 52vw, 204px);
    flex-shrink: 0;
  }
  .check {
    justify-content: flex-start;
    cursor: pointer;
  }
  .error {
    padding: 6px 8px;
    border: 1px solid var(--vscode-inputValidation-errorBorder);
    background: var(--vscode-inputValidation-errorBackground);
    color: var(--vscode-inputValidation-errorForeground, inherit);
    overflow-wrap: anywhere;
  }
  .error p {
    margin: 4px 0 0;
  }
`;
