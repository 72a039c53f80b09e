import { build } from 'esbuild';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { isMain, root } from './root.mjs';

const sources = path.join(root, 'test/vscode/in-host');
const target = path.join(root, '.cache/in-host');

/**
 * Bundles the suites that run inside the extension host, and returns the module whose `run()` VS
 * Code calls. Throws if there are none.
 */
export async function bundleInHostTests() {
  const names = await readdir(sources, { recursive: true });
  const tests = names.filter((name) => name.endsWith('.test.ts')).sort();
  if (tests.length === 0) throw new Error(`No tests in ${sources}.`);
  const shared = {
    absWorkingDir: root,
    bundle: true,
    platform: 'node',
    target: 'node22',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    sourcemap: 'inline',
    logLevel: 'warning',
  };
  const index = path.join(target, 'index.cjs');
  const imports = tests.map(
    (name) => `import ${JSON.stringify(`./${name.replaceAll('\\', '/')}`)};`,
  );
  await Promise.all([
    build({ ...shared, entryPoints: ['test/vscode/harness/in-host-runner.ts'], outfile: index }),
    build({
      ...shared,
      stdin: { contents: imports.join('\n'), resolveDir: sources, loader: 'ts' },
      outfile: path.join(target, 'tests.cjs'),
    }),
  ]);
  return index;
}

if (isMain(import.meta)) console.log(await bundleInHostTests());
