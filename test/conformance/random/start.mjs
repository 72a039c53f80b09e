// Bundles the generator of random cases, which imports TypeScript by `.js` names, and runs it.
import { build } from 'esbuild';
import { rm } from 'node:fs/promises';
import { fileURLToPath, pathToFileURL } from 'node:url';

const here = fileURLToPath(new URL('.', import.meta.url));
// Beside the packages, so that it finds the frameworks' among them.
const outfile = fileURLToPath(new URL(`../../../dist/random-${process.pid}.mjs`, import.meta.url));
await build({
  entryPoints: [`${here}run.ts`],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  external: ['@tensorflow/tfjs', 'onnxruntime-web'],
  logLevel: 'error',
});
const { runRandom } = await import(pathToFileURL(outfile).href);
await rm(outfile);
process.exitCode = await runRandom(process.argv.slice(2), here);
