/** Runs in the webview of the Lab view. */
import { connectToHost } from './connection.js';
import './lab-view.js';

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
