/**
 * Measures how fast the product is, beside its peers, and writes `bench/results.json`.
 *
 *   npm run bench               every part
 *   npm run bench -- kernels    one part; the others keep their last numbers
 */
import { build } from 'esbuild';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { drawChart } from './bench-chart.mjs';
import { writeGoals } from './bench-readme.mjs';
import { printTable } from './bench-table.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

const sources = path.join(root, 'test/bench');
const results = path.join(root, 'bench/results.json');

// The libraries that people would load instead; fetched on demand into an ignored folder.
const peers = {
  '@tensorflow/tfjs-core': '4.22.0',
  '@tensorflow/tfjs-backend-cpu': '4.22.0',
  '@tensorflow/tfjs-backend-wasm': '4.22.0',
  'onnxruntime-web': '1.30.0',
};

// Scripts know where they are, so they are loaded from there.
const scriptsAsTheyAre = {
  name: 'scripts-as-they-are',
  setup(building) {
    building.onResolve({ filter: /\/scripts\/[^/]+\.mjs$/ }, ({ path: file, resolveDir }) => ({
      path: pathToFileURL(path.resolve(resolveDir, file)).href,
      external: true,
    }));
  },
};

const names = (await readdir(sources, { withFileTypes: true }))
  .filter((entry) => existsSync(path.join(sources, entry.name, 'index.ts')))
  .map((entry) => entry.name);
if (names.length === 0) throw new Error(`No benchmark in ${sources}.`);
const chosen = process.argv.slice(2);
for (const name of chosen) {
  if (!names.includes(name)) throw new Error(`No part ${name}: ${names.join(', ')}.`);
}

// Before anything is measured: what the benchmark itself keeps busy isn't other work.
const loadBefore = os.loadavg()[0];
const report = await previous();
for (const name of names.filter((each) => chosen.length === 0 || chosen.includes(each))) {
  if (name === 'kernels') await installPeers();
  console.log(`\n── ${name} ──`);
  const part = withCircumstances(await measure(name));
  report.parts[name] = { measuredOn: new Date().toISOString().slice(0, 10), ...part };
  printTable(part);
}
report.machine = {
  processor: os.cpus()[0]?.model ?? 'unknown',
  cores: os.cpus().length,
  system: `${os.type()} ${os.release()}`,
  node: process.version,
};
await mkdir(path.dirname(results), { recursive: true });
await writeFile(results, `${JSON.stringify(report, null, 2)}\n`);
await drawChart(report);
await writeGoals(report);

// Times taken beside other work say little against a limit in milliseconds: that is told with them.
function withCircumstances(part) {
  const cores = os.cpus().length;
  if (loadBefore <= cores) return part;
  const busy = `on a busy machine: load ${loadBefore.toFixed(0)} on ${cores} cores`;
  const goals = part.goals.map((goal) =>
    goal.met === false ? { ...goal, note: [goal.note, busy].filter(Boolean).join('; ') } : goal,
  );
  return { ...part, goals };
}

async function measure(name) {
  const outfile = path.join(root, `.cache/bench/${name}.mjs`);
  await build({
    absWorkingDir: root,
    entryPoints: [`test/bench/${name}/index.ts`],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
    plugins: [scriptsAsTheyAre],
  });
  const { bench } = await import(pathToFileURL(outfile).href);
  return bench(root);
}

async function installPeers() {
  const folder = path.join(root, '.cache/bench-peers');
  const manifest = `${JSON.stringify({ private: true, dependencies: peers })}\n`;
  const file = path.join(folder, 'package.json');
  const marker = path.join(folder, 'installed.json');
  if (existsSync(marker) && (await readFile(marker, 'utf8')) === manifest) return;
  console.log('Fetching the peers …');
  await mkdir(folder, { recursive: true });
  await writeFile(file, manifest);
  const { code, output } = await run(
    'npm',
    ['install', '--prefix', folder, '--ignore-scripts', '--no-audit', '--no-fund'],
    { quiet: true },
  );
  if (code !== 0) throw new Error(`The peers could not be fetched:\n${output}`);
  await writeFile(marker, manifest);
}

async function previous() {
  if (!existsSync(results)) return { parts: {} };
  return JSON.parse(await readFile(results, 'utf8'));
}
