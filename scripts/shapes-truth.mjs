import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { compareLines } from './shapes-truth/compare-lines.mjs';
import { compareModel } from './shapes-truth/compare.mjs';
import { compareScript } from './shapes-truth/compare-scripts.mjs';
import { torchvisionSources } from './shapes-truth/torchvision-sources.mjs';
import { build } from './build.mjs';
import { root } from './root.mjs';

const run = promisify(execFile);

/** What is compared where no file is named, as far as it is there. */
const PARTS = [
  path.join(root, 'test/conformance/data/shapes-dev.json'),
  ...[
    'shapes-hf-dev.json',
    'shapes-keras-applications-dev.json',
    'api.json',
    'student-errors.json',
  ].map((name) => path.join(root, '../shared/truth', name)),
];

/**
 * Reads what real frameworks have run with the command line, and compares pooling sites, parameters,
 * shapes and errors.
 *
 *   npm run shapes:truth                                the parts that are there
 *   npm run shapes:truth -- --sources DIR TRUTH.json…   with the packages of DIR, best first
 *
 * Without `--sources`, torchvision is Debian's; parts whose package isn't there are named, not run.
 */
async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      sources: { type: 'string', multiple: true, default: [] },
      cli: { type: 'string', default: path.join(root, 'dist', 'cli.js') },
    },
  });
  if (!existsSync(values.cli)) await build();
  const files = positionals.length > 0 ? positionals : PARTS.filter((file) => existsSync(file));
  const sums = { passed: 0, failed: 0 };
  for (const file of files) {
    const truth = JSON.parse(await readFile(file, 'utf8'));
    const folder = await sourcesOf(file, truth, values.sources);
    if (folder === null) console.log(`not run: ${file}: name its packages with --sources DIR`);
    for (const one of folder === null ? [] : (truth.models ?? truth.scripts)) {
      const started = performance.now();
      const faults = await check(one, { folder, beside: path.dirname(file), cli: values.cli });
      const time = `${Math.round(performance.now() - started)} ms`;
      sums[faults.length === 0 ? 'passed' : 'failed'] += 1;
      console.log(`${faults.length === 0 ? 'ok  ' : 'FAIL'} ${one.id} (${time})`);
      for (const fault of faults.slice(0, 12)) console.log(`       ${fault}`);
      if (faults.length > 12) console.log(`       and ${faults.length - 12} more`);
    }
  }
  console.log(`${sums.passed} passed, ${sums.failed} failed`);
  process.exitCode = sums.failed === 0 && sums.passed > 0 ? 0 : 1;
}

/** Where a truth's files lie: scripts beside it, models in the first folder that has their package. */
async function sourcesOf(file, truth, folders) {
  if (truth.scripts) return file.replace(/\.json$/u, '');
  for (const folder of folders) if (await hasSources(folder, truth)) return path.resolve(folder);
  const isTorchvision = truth.models[0].entry.file.startsWith('torchvision/');
  return isTorchvision ? torchvisionSources() : null;
}

/** Whether a folder has a truth's sources, in the version that its line numbers are of. */
async function hasSources(folder, { models, files = {} }) {
  const named = Object.entries(files).filter(([name]) => !name.startsWith('entries/'));
  const [first = [models[0].entry.file]] = named;
  const [name, digest] = first;
  const bytes = await readFile(path.join(folder, name)).catch(() => null);
  if (bytes === null || digest === undefined) return bytes !== null;
  return createHash('sha256').update(bytes).digest('hex').startsWith(digest);
}

async function check(one, { folder, beside, cli }) {
  const file = one.entry ? entryFile(one.entry, folder, beside) : path.join(folder, one.file);
  try {
    const words = [cli, 'shapes', file, '--json', ...(one.entry ? wordsOf(one, file, folder) : [])];
    const { stdout } = await run(process.execPath, words, { maxBuffer: 2 ** 28 });
    const read = JSON.parse(stdout);
    if (one.entry === undefined) {
      return await compareScript(one, await throughCells(read, file), file);
    }
    return one.events && one.input ? compareModel(one, read) : compareLines(one, read);
  } catch (error) {
    return [String(error.stderr || error.message).trim()];
  }
}

/** Lines of a notebook as its run counts them: through its code cells, one under the other. */
async function throughCells(read, file) {
  if (!file.endsWith('.ipynb')) return read;
  const notebook = JSON.parse(await readFile(file, 'utf8'));
  const starts = [0];
  for (const { cell_type: type, source } of notebook.cells) {
    if (type !== 'code') continue;
    starts.push(starts.at(-1) + [source].flat().join('').split('\n').length);
  }
  const moved = (ones) => ones.map((one) => ({ ...one, line: one.line + starts[one.cell ?? 0] }));
  return { ...read, sites: moved(read.sites), problems: moved(read.problems) };
}

/** Small scripts that build models lie beside their truth, models of a package in the package. */
function entryFile({ file }, folder, beside) {
  const inPackage = path.join(folder, file);
  if (existsSync(inPackage)) return inPackage;
  return path.join(beside, file.replace(/^entries\//u, 'hf-entries/'));
}

function wordsOf({ entry, input, mode }, file, folder) {
  const isInPackage = file.startsWith(folder + path.sep);
  const words = isInPackage ? ['--root', folder] : ['--site-packages', folder];
  words.push('--entry', entry.function, '--kwargs', JSON.stringify(entry.kwargs));
  if (entry.attr) words.push('--attr', entry.attr);
  if (mode === 'train') words.push('--train');
  const inputs = input === undefined ? [] : Array.isArray(input[0]) ? input : [input];
  for (const shape of inputs) words.push('--input', shape.join('x'));
  return words;
}

await main();
