/**
 * Reads every Python file and notebook below folders, one by one, and prints what that gave.
 *
 *   npm run corpora -- FOLDER…            the sums
 *   npm run corpora -- --list FOLDER…     and each problem and silent name
 */
import { build } from 'esbuild';
import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { root } from './root.mjs';

/** A file that takes longer, in milliseconds on the clock, counts as an exception. */
const LONGEST = 60_000;
const SKIPPED_FOLDERS = new Set(['.git', 'node_modules', '__pycache__']);

const words = process.argv.slice(2);
const isListed = words.includes('--list');
const folders = words.filter((word) => word !== '--list');
if (folders.length === 0) throw new Error('Name the folders: npm run corpora -- FOLDER…');

const outfile = path.join(root, `.cache/corpora-${process.pid}.mjs`);
await build({
  entryPoints: [path.join(root, 'test/corpora/worker.ts')],
  outfile,
  bundle: true,
  format: 'esm',
  platform: 'node',
  logLevel: 'error',
});

let reader = null;
const reports = [];
const faults = [];
for (const folder of folders) {
  for await (const file of filesBelow(path.resolve(folder))) {
    const { report, fault } = await read(file);
    if (fault === undefined) reports.push(report);
    else faults.push({ file, fault });
    if (isListed && report) list(report);
  }
}
await reader?.worker.terminate();
await rm(outfile, { force: true });
print();
process.exitCode = faults.length === 0 && reports.length > 0 ? 0 : 1;

async function* filesBelow(folder) {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory() && !SKIPPED_FOLDERS.has(entry.name)) yield* filesBelow(at);
    else if (entry.isFile() && /\.(?:py|ipynb)$/u.test(entry.name)) yield at;
  }
}

function read(file) {
  reader ??= startReader();
  const { worker, answers } = reader;
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => answers.give({ fault: `more than ${LONGEST / 1000} s` }),
      LONGEST,
    );
    answers.give = (answer) => {
      clearTimeout(timer);
      answers.give = () => undefined;
      if (answer.fault !== undefined) {
        reader = null;
        void worker.terminate();
      }
      resolve(answer);
    };
    worker.postMessage(file);
  });
}

function startReader() {
  const worker = new Worker(outfile, { resourceLimits: { maxOldGenerationSizeMb: 1200 } });
  const answers = { give: () => undefined };
  worker.on('message', (answer) => answers.give(answer));
  worker.on('error', (error) => answers.give({ fault: String(error.stack ?? error) }));
  worker.on('exit', () => answers.give({ fault: 'the worker ended' }));
  return { worker, answers };
}

function list(report) {
  for (const { code, text } of report.problems) console.log(`${report.file}: ${code}: ${text}`);
  for (const name of report.silent) console.log(`${report.file}: silent: ${name}`);
}

function print() {
  const readOnes = reports.filter(({ skipped }) => skipped === null);
  const sum = (of) => readOnes.reduce((all, report) => all + of(report), 0);
  const times = readOnes.map(({ seconds }) => seconds).toSorted((a, b) => a - b);
  const percentile = (share) =>
    (times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0).toFixed(2);
  console.log(`files: ${readOnes.length} read, ${reports.length - readOnes.length} not Python`);
  console.log(
    `pooling sites: ${sum((one) => one.shapes)} with shapes, ${sum((one) => one.symbols)} with symbols, ` +
      `${sum((one) => one.reasons.length)} with a reason, ${sum((one) => one.mute)} without a word`,
  );
  const problems = readOnes.flatMap((one) => one.problems);
  console.log(`problems: ${problems.length}`);
  for (const [code, count] of counted(problems.map(({ code }) => code))) {
    console.log(`  ${String(count).padStart(6)}  ${code}`);
  }
  console.log(`silent pooling names: ${sum((one) => one.silent.length)}`);
  console.log(
    `seconds of processor time: p50 ${percentile(0.5)}, p90 ${percentile(0.9)}, ` +
      `p99 ${percentile(0.99)}, most ${percentile(1)}`,
  );
  const slowest = readOnes.toSorted((a, b) => b.seconds - a.seconds).slice(0, 5);
  for (const { file, seconds } of slowest)
    console.log(`  ${seconds.toFixed(2).padStart(6)}  ${file}`);
  console.log(`exceptions: ${faults.length}`);
  for (const { file, fault } of faults) console.log(`  ${file}: ${fault}`);
}

function counted(names) {
  const counts = new Map();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].toSorted((a, b) => b[1] - a[1]);
}
