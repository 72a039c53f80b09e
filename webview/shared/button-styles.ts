import { css } from 'lit';

/** Buttons as VS Code draws them: plain, primary, with an icon alone, and as a link. */
export const buttonStyles = css`
  button {
    min-height: 28px;
    padding: 2px 12px;
    border: 1px solid var(--vscode-button-border, transparent);
    border-radius: 4px;
    background: var(
      --vscode-button-secondaryBackground,
      color-mix(in srgb, var(--vscode-foreground) 12%, transparent)
    );
    color: var(--vscode-button-secondaryForeground, inherit);
    cursor: pointer;
  }
  button:hover {
    background: var(--vscode-button-secondaryHoverBackground);
  }
  button.primary {
    background: var(--vscode-button-background);
    color: var(--vscode-button-foreground);
  }
  button.primary:hover {
    background: var(--vscode-button-hoverBackground);
  }
  button:disabled {
    opacity: 0.5;
    cursor: default;
  }
  button.icon {
    display: inline-flex;
    align-items: center;
    justify-content: center;
    width: 28px;
    min-height: 26px;
    padding: 0;
    background: transparent;
    color: inherit;
  }
  button.icon,
  button.link {
    border-color: var(--vscode-contrastBorder, transparent);
  }
  button.icon:hover {
    background: var(--vscode-toolbar-hoverBackground);
  }
  button.icon[aria-pressed='true'] {
    border-color: var(--vscode-inputOption-activeBorder, var(--vscode-focusBorder));
    background: var(--vscode-inputOption-activeBackground);
    color: var(--vscode-inputOption-activeForeground, inherit);
  }
  button.link {
    min-height: 24px;
    padding: 0;
    border: none;
    background: none;
    color: var(--vscode-textLink-foreground);
  }
  button.link:hover {
    text-decoration: underline;
  }
`;
