import type { TestProject } from 'vitest/node';
import { serveFor } from './global-setup.js';

/** Serves a VS Code that runs Poolscope in its page, as where there is no machine behind it. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return serveFor(project, { 'remote.extensionKind': { 'poolscope.poolscope': ['web'] } });
}
