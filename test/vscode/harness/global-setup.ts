import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { build } from '../../../scripts/build.mjs';
import { bundleInHostTests } from '../../../scripts/in-host-tests.mjs';
import { newest } from '../../../scripts/provision-vscode.mjs';
import { serve } from '../../../scripts/serve-vscode.mjs';

declare module 'vitest' {
  interface ProvidedContext {
    readonly vscodePort: number;
    readonly vscodeVersion: string;
    readonly userSettingsFile: string;
    readonly inHostTests: string;
    readonly inHostResults: string;
  }
}

/** Builds the extension and serves one VS Code for the whole run. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return serveFor(project);
}

/** The same, with settings of the user besides the calm ones. */
export async function serveFor(
  project: TestProject,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<() => Promise<void>> {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'poolscope-run-'));
  const version = process.env['VSCODE_RELEASE'] ?? newest;
  await build();
  const inHostTests = await bundleInHostTests();
  const inHostResults = path.join(scratch, 'in-host.json');
  const served = await serve({
    version,
    dataDir: path.join(scratch, 'data'),
    settings,
    extensions: ['python-debugger', 'jupyter-kernel'].map((name) =>
      path.join(import.meta.dirname, name),
    ),
    env: { POOLSCOPE_IN_HOST_RESULTS: inHostResults },
    say: console.log,
  });
  project.provide('vscodePort', served.port);
  project.provide('vscodeVersion', version);
  project.provide('userSettingsFile', path.join(served.dataDir, 'User/settings.json'));
  project.provide('inHostTests', inHostTests);
  project.provide('inHostResults', inHostResults);
  return async () => {
    await served.stop();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  };
}
