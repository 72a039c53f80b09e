/** Runs in the webview of the Lab view. */
import { installTheme } from '../picture/theme-sheet.js';
import { connectToHost } from './connection.js';
import './lab-view.js';

installTheme();
// After the picture's own sheet: in the Lab its colours mix with the side bar's background.
const ground = new CSSStyleSheet();
ground.replaceSync('body { --ps-background: var(--vscode-sideBar-background, #181818); }');
document.adoptedStyleSheets = [...document.adoptedStyleSheets, ground];

const connection = connectToHost();
window.addEventListener('error', ({ error, message }) => {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  connection.send({ type: 'failed', message, stack });
});
window.addEventListener('unhandledrejection', ({ reason }) => {
  const failure: unknown = reason;
  connection.send({
    type: 'failed',
    message: String(failure),
    stack: failure instanceof Error ? (failure.stack ?? '') : '',
  });
});
const lab = document.querySelector('ps-lab');
if (lab !== null) {
  lab.connection = connection;
}
