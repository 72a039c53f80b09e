// Bundles the conformance runner, which imports TypeScript by `.js` names, and runs it.
import { build } from 'esbuild';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = new URL('.', import.meta.url);
const folder = await mkdtemp(join(tmpdir(), 'conformance-'));
const outfile = join(folder, 'run.mjs');
await build({
  entryPoints: [fileURLToPath(new URL('run.ts', here))],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
});
const { run } = await import(pathToFileURL(outfile).href);
process.exitCode = await run(process.argv.slice(2), fileURLToPath(new URL('data/', here)));
await rm(folder, { recursive: true });
