import { css } from 'lit';
import { fieldOf } from './apps-host.js';

/** What an editor's theme says, where no editor is: the rest follows from these. */
const lookSheet = css`
  body {
    --vscode-foreground: var(--color-text-primary, light-dark(#3b3b3b, #cccccc));
    --vscode-editor-background: var(--color-background-primary, light-dark(#ffffff, #1f1f1f));
    --vscode-font-family: var(--font-sans, system-ui, sans-serif);
    --vscode-editor-font-family: var(--font-mono, ui-monospace, monospace);
    --vscode-font-size: 13px;
    --vscode-focusBorder: light-dark(#005fb8, #0078d4);
    --vscode-charts-orange: #d18616;
    --vscode-charts-blue: light-dark(#1a85ff, #3794ff);
    --vscode-charts-red: light-dark(#e51400, #f14c4c);
    --vscode-charts-purple: light-dark(#652d90, #b180d7);
    --vscode-charts-green: light-dark(#388a34, #89d185);
    --vscode-charts-yellow: light-dark(#bf8803, #cca700);
    --vscode-textLink-foreground: light-dark(#005fb8, #4daafc);
    --vscode-errorForeground: light-dark(#c72e0f, #f85149);
    --vscode-editorInfo-foreground: light-dark(#1a85ff, #3794ff);
    --vscode-editorWarning-foreground: light-dark(#bf8803, #cca700);
    --vscode-button-secondaryBackground: light-dark(#e5e5e5, #313131);
    --vscode-button-secondaryForeground: var(--vscode-foreground);
    --vscode-dropdown-background: light-dark(#ffffff, #313131);
    --vscode-dropdown-foreground: var(--vscode-foreground);
    --vscode-dropdown-border: light-dark(#cecece, #3c3c3c);
    --vscode-inputOption-activeBackground: light-dark(#bed6ed, #2489db82);
    --vscode-inputOption-activeBorder: light-dark(#005fb8, #2488db);
    --vscode-inputOption-activeForeground: light-dark(#000000, #ffffff);
    --vscode-textCodeBlock-background: light-dark(#f8f8f8, #2b2b2b);
    --vscode-toolbar-hoverBackground: light-dark(#b8b8b850, #5a5d5e50);
    background: var(--vscode-editor-background);
    color: var(--vscode-foreground);
  }
  ps-app {
    display: block;
  }
  body.vscode-light {
    color-scheme: light;
  }
  body.vscode-dark {
    color-scheme: dark;
  }
`;

/** Gives the page colours of its own, as the reader's system prefers them until the host says more. */
export function installLook(): void {
  const sheet = lookSheet.styleSheet;
  if (sheet !== undefined) document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];
  useTheme(matchMedia('(prefers-color-scheme: light)').matches ? 'light' : 'dark');
}

/** Follows what the host says of its look. */
export function followLook(context: unknown): void {
  const theme = fieldOf(context, 'theme');
  if (theme === 'light' || theme === 'dark') useTheme(theme);
  const variables = fieldOf(fieldOf(context, 'styles'), 'variables');
  if (typeof variables !== 'object' || variables === null) return;
  for (const [name, value] of Object.entries(variables)) {
    if (!FOLLOWED.has(name) || typeof value !== 'string') continue;
    document.body.style.setProperty(name, value);
  }
}

const FOLLOWED: ReadonlySet<string> = new Set([
  '--color-text-primary',
  '--color-background-primary',
  '--font-sans',
  '--font-mono',
]);

const useTheme = (name: 'light' | 'dark'): void => {
  document.body.classList.toggle('vscode-light', name === 'light');
  document.body.classList.toggle('vscode-dark', name === 'dark');
};
