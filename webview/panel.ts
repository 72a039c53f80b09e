/** Runs in the webview of a panel. */
import { connectToHost } from './panel/host-link.js';
import './panel/ps-panel.js';
import { installTheme } from './picture/theme-sheet.js';

installTheme();
const link = connectToHost();
window.addEventListener('error', ({ error, message }) => {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  link.send({ type: 'failed', message, stack });
});
window.addEventListener('unhandledrejection', ({ reason }) => {
  const failure: unknown = reason;
  const stack = failure instanceof Error ? (failure.stack ?? '') : '';
  link.send({ type: 'failed', message: String(failure), stack });
});
const panel = document.querySelector('ps-panel');
if (panel !== null) panel.link = link;
