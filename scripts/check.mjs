/** Types of every runtime, lint, format, and what modules and folders import. One result per check. */
import os from 'node:os';
import { folderCycles } from './folder-cycles.mjs';
import { emptyModules } from './module-borders.mjs';
import { isMain } from './root.mjs';
import { run } from './run.mjs';

const types = (project) => [
  ...['-p', project, '--incremental'],
  ...['--tsBuildInfoFile', `.cache/types/${project.replaceAll('/', '-')}.tsbuildinfo`],
];

// The slowest first, so that nothing waits for it at the end. What hasn't changed isn't looked at again.
const commands = [
  [
    'lint',
    'eslint',
    [
      ...['src', 'webview', 'test', 'scripts', '*.js', '*.ts', '--max-warnings=0'],
      ...['--cache', '--cache-strategy=content', '--cache-location=.cache/eslint/'],
    ],
  ],
  ['types of the host', 'tsc', types('tsconfig.json')],
  ['types of the modules without a runtime', 'tsc', types('tsconfig.pure.json')],
  ['types of the webviews', 'tsc', types('webview/tsconfig.json')],
  ['types of the tests', 'tsc', types('test/tsconfig.json')],
  ['types of the webview tests', 'tsc', types('test/webview/tsconfig.json')],
  ['unused files, exports and dependencies', 'knip', ['--no-progress']],
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
];

/**
 * Runs all checks, and shows what failed.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function check() {
  let failed = 0;
  const report = (name, problem) => {
    console.log(`${problem === '' ? '✓' : '✗'} ${name}`);
    if (problem === '') return;
    failed += 1;
    console.log(problem);
  };
  const empty = emptyModules();
  report('every module has files', empty.length === 0 ? '' : `Without files: ${empty.join(', ')}`);
  report('folders import one way', folderCycles(['src', 'webview']).join('\n'));
  const waiting = [...commands];
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const [name, command, args] = next;
      const { code, output } = await run(command, args, { quiet: true });
      report(name, code === 0 ? '' : output || `${command} ended with ${code}`);
    }
  };
  await Promise.all(Array.from({ length: os.availableParallelism() }, work));
  return { passed: commands.length + 2 - failed, failed };
}

if (isMain(import.meta)) {
  const { failed } = await check();
  if (failed > 0) process.exitCode = 1;
}
