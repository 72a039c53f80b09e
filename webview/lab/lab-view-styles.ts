import { css } from 'lit';

export const labViewStyles = css`
  :host {
    display: flex;
    flex-direction: column;
    position: absolute;
    inset: 0;
    min-width: 0;
    container: lab / inline-size;
    background: var(--vscode-sideBar-background);
  }
  .scroll {
    flex: 1;
    min-height: 0;
    overflow-y: auto;
    overflow-x: hidden;
  }
  section,
  ps-lab-notices {
    padding: 12px 16px;
    border-bottom: 1px solid
      var(--vscode-contrastBorder, var(--vscode-panel-border, var(--vscode-widget-border)));
  }
  section:last-of-type {
    border-bottom: none;
  }
`;
