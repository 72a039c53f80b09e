/**
 * Runs the suites of the extension host in a desktop VS Code, which @vscode/test-electron fetches:
 * the oldest supported release, and the current one.
 */
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { build } from './build.mjs';
import { bundleInHostTests } from './in-host-tests.mjs';
import { root } from './root.mjs';

const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
const oldest = manifest.engines.vscode.replace('^', '');

await build();
const extensionTestsPath = await bundleInHostTests();
for (const version of [oldest, 'stable']) {
  console.log(`\n── VS Code ${version} ──`);
  await runTests({
    version,
    extensionDevelopmentPath: root,
    extensionTestsPath,
    launchArgs: [path.join(root, 'examples'), '--disable-extensions', '--skip-welcome'],
  });
}
