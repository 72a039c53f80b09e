import { css } from 'lit';

/** Menus, boxes to tick and the error of the Lab’s settings. */
export const labControlsStyles = css`
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
