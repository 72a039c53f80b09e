/**
 * Changes a module in one place after the other, and counts how many changes its tests notice.
 *
 *   npm run mutate -- --mutants 100 --seed 1
 *   npm run mutate -- --folder src/engine/geometry --mutants 50
 *   npm run mutate -- --folder src/protocol --tests test/unit/protocol --tests test/unit/core
 *   npm run mutate -- --write         the score into README.md, beside those of other folders
 *
 * The tests run once with every chosen place telling that it was reached. For each change only those
 * files run again that reach it, the quickest first.
 */
import { cp, mkdtemp, readFile, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { mutationsOf } from './mutations.mjs';
import { testsOf } from './mutation-tests.mjs';
import { root } from './root.mjs';

/** Kernels in another language, and tables that a tool writes. */
const LEFT_OUT = /assembly|generated|binary\.ts$/;
const NEEDED = ['src', 'webview', 'test', 'scripts', 'l10n', 'examples', 'docs', 'media'];
/** Folders of unit tests that hold a module besides its own. */
const HELD_BY = {
  protocol: ['core', 'picture'],
  core: ['host'],
  host: ['core'],
};

const { values } = parseArgs({
  options: {
    folder: { type: 'string', default: 'src/engine' },
    tests: { type: 'string', multiple: true },
    mutants: { type: 'string', default: '100' },
    seed: { type: 'string', default: '1' },
    write: { type: 'boolean', default: false },
  },
});
const moduleName = values.folder.split('/')[1] ?? '';

const copy = await mkdtemp(path.join(os.tmpdir(), 'poolscope-mutants-'));
try {
  for (const name of NEEDED)
    await cp(path.join(root, name), path.join(copy, name), { recursive: true });
  for (const name of await readdir(root)) {
    if (/\.md$|^(tsconfig|package).*\.json$/.test(name))
      await cp(path.join(root, name), path.join(copy, name));
  }
  await symlink(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));
  await mutate();
} finally {
  await rm(copy, { recursive: true, force: true });
}

async function mutate() {
  const places = await allPlaces();
  const chosen = shuffled(places, Number(values.seed)).slice(0, Number(values.mutants));
  const tests = testsOf(
    copy,
    values.tests ??
      [moduleName, ...(HELD_BY[moduleName] ?? [])].map((name) => `test/unit/${name}/`),
    moduleName === 'engine',
  );
  const reaching = await tests.reaching(chosen);
  let noticed = 0;
  for (const [at, { file, from, to, by }] of chosen.entries()) {
    const target = path.join(copy, file);
    const text = await readFile(target, 'utf8');
    await writeFile(target, text.slice(0, from) + by + text.slice(to));
    const isNoticed = !(await tests.pass(reaching[at]));
    await writeFile(target, text);
    if (isNoticed) noticed += 1;
    else {
      const line = text.slice(0, from).split('\n').length;
      const why = reaching[at].length === 0 ? 'not reached' : 'not noticed';
      console.log(`${why}: ${file}:${line}  ${text.slice(from, to)} → ${by}`);
    }
    if ((at + 1) % 10 === 0) console.log(`${noticed} of ${at + 1} noticed`);
  }
  const share = Math.round((100 * noticed) / chosen.length);
  const score = `${noticed} of ${chosen.length}`;
  console.log(
    `${score} changes to ${values.folder} are noticed, ${share} %, of ${places.length} possible`,
  );
  if (values.write)
    await writeScore([
      `\`${values.folder}\``,
      score,
      `${share} %`,
      `seed ${values.seed}, ${today()}`,
    ]);
}

function today() {
  return new Date().toISOString().slice(0, 10);
}

/** Writes the row of a folder; the rows of the others stay. */
async function writeScore(row) {
  const readme = path.join(root, 'README.md');
  const text = await readFile(readme, 'utf8');
  const between = /(?<=<!-- Written by npm run mutate: -->\n\n).*?(?=\n\n<!-- until here\. -->)/s;
  const [table] = between.exec(text) ?? [];
  if (table === undefined) throw new Error('README.md has no place for the score.');
  const others = table.split('\n').filter((line) => !line.startsWith(`| ${row[0]} |`));
  const written = [...others, `| ${row.join(' | ')} |`].join('\n');
  await writeFile(
    readme,
    text.replace(between, () => written),
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
