import { reportFailures } from '../shared/report-failures.js';
import type { Panel } from './ps-panel.js';
import './ps-panel.js';
import { connectToHost } from './state/host-link.js';

/** Connects the panel of a page to the host. */
export function startPanel(panel: Panel): void {
  const link = connectToHost();
  reportFailures((failure) => link.send(failure));
  panel.link = link;
}
