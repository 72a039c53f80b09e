import { css } from 'lit';

/** The live picture between its shape and its stepper. */
export const labPictureStyles = css`
  :host {
    display: grid;
    gap: 8px;
    min-width: 0;
  }
  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }
  .shape,
  .readout {
    font-family: var(--vscode-editor-font-family, monospace);
    overflow-wrap: anywhere;
  }
  .readout .window {
    color: var(--ps-window-text);
    font-weight: 600;
  }
  :host([faded]) .drawing {
    opacity: 0.5;
  }
`;
