/**
 * Builds what the npm package ships, whenever npm installs or packs this repository: pre-commit
 * installs it globally, for which npm leaves out the tools that build.
 */
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';
import { run } from './run.mjs';

if (!existsSync(path.join(root, 'node_modules/esbuild'))) {
  const { code } = await run('npm', ['ci', '--global=false', '--include=dev', '--ignore-scripts']);
  if (code !== 0) process.exit(code);
}
const { build } = await import('./build.mjs');
await build({ production: true });
