import { spawn } from 'node:child_process';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/** A change that makes the tests run for longer is noticed, in milliseconds. */
const LONGEST = 120_000;
/** The first run, of all tests, may take so long. */
const LONGEST_AT_FIRST = 900_000;
const CONFORMANCE = 'conformance';

/** Leaves in a folder which places a test file reached, and how long it took. */
const reporter = (folder) => `
import { afterAll, expect } from 'vitest';
import { writeFileSync } from 'node:fs';
const started = performance.now();
const reached = (globalThis.reachedPlaces = new Set());
afterAll(() => {
  const { testPath } = expect.getState();
  const found = { test: testPath, places: [...reached], time: performance.now() - started };
  writeFileSync(${JSON.stringify(folder)} + '/' + testPath.replaceAll(/[^\\w.]/gu, '-') + '.json', JSON.stringify(found));
});
`;

const configuration = (setupFiles) => `
import { defineConfig } from 'vitest/config';
export default defineConfig({ test: {
  include: ['test/unit/**/*.test.ts'], setupFiles: ${JSON.stringify(setupFiles)},
  testTimeout: ${String(LONGEST)}, hookTimeout: ${String(LONGEST)},
} });
`;

/**
 * The tests of a module in a copy of the project.
 * @param {string} copy
 * @param {readonly string[]} folders whose tests count
 * @param {boolean} withConformance whether what frameworks gave counts too
 */
export const testsOf = (copy, folders, withConformance) => {
  const start = (command, args, longest, stdio) => succeeds(copy, command, args, longest, stdio);
  const vitest = (files) => start('node_modules/.bin/vitest', ['run', '--bail=1', ...files]);
  const configure = (...setup) =>
    writeFile(path.join(copy, 'vitest.config.ts'), configuration(setup));

  return {
    /** For each place the test files that reach it, the quickest first. */
    async reaching(places) {
      const found = path.join(copy, 'reached');
      await mkdir(found);
      await writeFile(path.join(copy, 'reporter.ts'), reporter(found));
      await configure('./reporter.ts');
      const restore = await tellReached(copy, places);
      const args = ['run', '--bail=1', ...folders];
      if (!(await start('node_modules/.bin/vitest', args, LONGEST_AT_FIRST, 'inherit')))
        throw new Error('The tests fail without any change.');
      const reports = [];
      for (const name of await readdir(found))
        reports.push(JSON.parse(await readFile(path.join(found, name), 'utf8')));
      reports.sort((a, b) => a.time - b.time);
      await restore();
      await configure();
      return places.map((_, at) => [
        ...(withConformance ? [CONFORMANCE] : []),
        ...reports.filter((report) => report.places.includes(at)).map(({ test }) => test),
      ]);
    },
    /** Whether all of some test files pass. */
    async pass(files) {
      if (files.includes(CONFORMANCE) && !(await start('node', ['test/conformance/start.mjs'])))
        return false;
      const units = files.filter((file) => file !== CONFORMANCE);
      return units.length === 0 || (await vitest(units));
    },
  };
};

/** Lets every place say that it was reached; gives what takes that back. */
async function tellReached(copy, places) {
  const texts = new Map();
  for (const { file } of places) texts.set(file, await readFile(path.join(copy, file), 'utf8'));
  for (const [file, text] of texts) {
    const insertions = places.flatMap((place, at) =>
      place.file !== file
        ? []
        : [
            // What ends last starts first.
            {
              at: place.within.from,
              order: -place.within.to,
              text: `(globalThis.reachedPlaces?.add(${String(at)}), `,
            },
            { at: place.within.to, order: -Infinity, text: ')' },
          ],
    );
    insertions.sort((a, b) => b.at - a.at || b.order - a.order);
    let telling = text;
    for (const insertion of insertions)
      telling = telling.slice(0, insertion.at) + insertion.text + telling.slice(insertion.at);
    await writeFile(path.join(copy, file), telling);
  }
  return async () => {
    for (const [file, text] of texts) await writeFile(path.join(copy, file), text);
  };
}

function succeeds(cwd, command, args, longest = LONGEST, stdio = 'ignore') {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      stdio,
      detached: true,
    });
    const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), longest);
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve(code === 0);
    });
  });
}
