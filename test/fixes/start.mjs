// Bundles the runner of fixes, which imports TypeScript by `.js` names, and runs it.
import { build } from 'esbuild';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = new URL('.', import.meta.url);
const outfile = fileURLToPath(new URL('../../.cache/fixes.mjs', here));
await build({
  entryPoints: [fileURLToPath(new URL('run.ts', here))],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
});
const { run } = await import(pathToFileURL(outfile).href);
process.exitCode = await run(fileURLToPath(here));
