/**
 * Changes the engine in one place after the other, and counts how many changes its tests notice.
 *
 *   npm run mutate -- --mutants 100 --seed 1
 *   npm run mutate -- --folder src/engine/geometry --mutants 50
 */
import { cp, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { spawn } from 'node:child_process';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mutationsOf } from './mutations.mjs';
import { root } from './root.mjs';

/** A change that makes the tests run for longer is noticed, in milliseconds. */
const LONGEST = 120_000;
/** Kernels in another language, and tables that a tool writes. */
const LEFT_OUT = /assembly|generated|binary\.ts$/;
const NEEDED = ['src', 'test', 'scripts', 'l10n', 'package.json', 'vitest.config.ts'];
const TESTS = [
  ['node', ['test/conformance/start.mjs']],
  ['node_modules/.bin/vitest', ['run', '--project', 'unit', '--bail=1', 'test/unit/engine/']],
];

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: 'src/engine' },
    mutants: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
  },
});

const copy = await mkdtemp(path.join(os.tmpdir(), 'poolscope-mutants-'));
try {
  for (const name of NEEDED)
    await cp(path.join(root, name), path.join(copy, name), { recursive: true });
  for (const name of await readdir(root)) {
    if (/^tsconfig.*\.json$/.test(name)) await cp(path.join(root, name), path.join(copy, name));
  }
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  if (!(await passes())) throw new Error('The tests fail without any change.');
  await mutate();
} finally {
  await rm(copy, { recursive: true, force: true });
}

async function mutate() {
  const places = await allPlaces();
  const chosen = shuffled(places, Number(values.seed)).slice(0, Number(values.mutants));
  let noticed = 0;
  for (const [at, { file, from, to, by }] of chosen.entries()) {
    const target = path.join(copy, file);
    const text = await readFile(target, 'utf8');
    await writeFile(target, text.slice(0, from) + by + text.slice(to));
    const survives = await passes();
    await writeFile(target, text);
    if (survives) {
      const line = text.slice(0, from).split('\n').length;
      console.log(`not noticed: ${file}:${line}  ${text.slice(from, to)} → ${by}`);
    } else noticed += 1;
    if ((at + 1) % 10 === 0) console.log(`${noticed} of ${at + 1} noticed`);
  }
  const share = Math.round((100 * noticed) / chosen.length);
  console.log(
    `${noticed} of ${chosen.length} changes noticed, ${share} %, of ${places.length} possible`,
  );
}

async function allPlaces() {
  const places = [];
  const files = await readdir(path.join(copy, values.folder), { recursive: true });
  for (const name of files.sort()) {
    const file = path.posix.join(values.folder, name.replaceAll('\\', '/'));
    if (!file.endsWith('.ts') || LEFT_OUT.test(file)) continue;
    const text = await readFile(path.join(copy, file), 'utf8');
    places.push(...mutationsOf(text).map((place) => ({ file, ...place })));
  }
  return places;
}

// In an order that a seed gives: the generator of Park and Miller.
function shuffled(items, seed) {
  let state = seed % 2147483647 || 1;
  const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
  return items
    .map((item) => ({ item, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}

async function passes() {
  for (const [command, args] of TESTS) if (!(await succeeds(command, args))) return false;
  return true;
}

function succeeds(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: copy, stdio: 'ignore', detached: true });
    const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), LONGEST);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}
