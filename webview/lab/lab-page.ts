import { reportFailures } from '../shared/report-failures.js';
import { connectToHost } from './connection.js';
import type { LabView } from './lab-view.js';
import './lab-view.js';

/** Connects the Lab of a page to the host; its pictures mix their colours with the side bar's. */
export function startLab(lab: LabView): void {
  // After the picture's own sheet.
  const sideBar = new CSSStyleSheet();
  sideBar.replaceSync('body { --ps-background: var(--vscode-sideBar-background, #181818); }');
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sideBar];
  const connection = connectToHost();
  reportFailures((failure) => connection.send(failure));
  lab.connection = connection;
}
