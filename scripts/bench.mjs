/**
 * Measures what the product promises about speed and writes `bench/results.json`.
 *
 *   node scripts/bench.mjs               every part
 *   node scripts/bench.mjs kernels size  some of them
 *
 * Peers are installed on demand into an ignored folder. Numbers are ratios of one run.
 */
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { printTable } from './bench-table.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const parts = ['kernels'];

/** What the parts are measured against. */
const peers = [
  '@tensorflow/tfjs-core@4.22.0',
  '@tensorflow/tfjs-backend-cpu@4.22.0',
  '@tensorflow/tfjs-backend-wasm@4.22.0',
  'onnxruntime-web@1.30.0',
];

const resultsFile = path.join(root, 'bench/results.json');

async function installPeers() {
  const folder = path.join(root, '.cache/bench-peers');
  if (existsSync(path.join(folder, 'node_modules/onnxruntime-web'))) return;
  console.log('Installing the libraries to compare with…');
  await mkdir(folder, { recursive: true });
  await writeFile(path.join(folder, 'package.json'), '{ "private": true }\n');
  const { code, output } = await run(
    'npm',
    ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund', ...peers],
    { quiet: true },
  );
  if (code !== 0) throw new Error(`The libraries could not be installed:\n${output}`);
}

async function load(part) {
  const outfile = path.join(root, `.cache/bench/${part}.mjs`);
  await build({
    entryPoints: [path.join(root, `test/bench/${part}/index.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !parts.includes(part));
if (unknown.length > 0) {
  console.error(`No part ${unknown.join(', ')}; there are: ${parts.join(', ')}.`);
  process.exit(2);
}

const results = existsSync(resultsFile) ? JSON.parse(await readFile(resultsFile, 'utf8')) : {};
results.machine = {
  processor: os.cpus()[0]?.model ?? 'unknown',
  cores: os.cpus().length,
  node: process.versions.node,
  v8: process.versions.v8,
};
results.parts ??= {};
for (const part of asked.length > 0 ? asked : parts) {
  if (part === 'kernels') await installPeers();
  console.log(`\n${part}`);
  const { bench } = await load(part);
  const result = await bench(root);
  results.parts[part] = { measuredOn: new Date().toISOString().slice(0, 10), ...result };
  printTable(result);
}
await mkdir(path.dirname(resultsFile), { recursive: true });
await writeFile(resultsFile, `${JSON.stringify(results, null, 2)}\n`);
