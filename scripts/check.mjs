/** Types of every runtime, lint, format, and what modules and folders import. One result per check. */
import os from 'node:os';
import { folderCycles } from './folder-cycles.mjs';
import { emptyModules } from './module-borders.mjs';
import { isMain } from './root.mjs';
import { run } from './run.mjs';

// The native compiler, on one thread, because another check has the other one. TypeScript 6 is here for
// tests and scripts that read programs themselves.
const types = (project) => [
  'node_modules/typescript-7/bin/tsc',
  ...['-p', project, '--singleThreaded', '--incremental'],
  ...['--tsBuildInfoFile', `.cache/types/${project.replaceAll('/', '-')}.tsbuildinfo`],
];

// The slowest first, so that nothing waits for it at the end.
const commands = [
  ['lint', 'oxlint', ['--max-warnings=0']],
  ['format', 'prettier', ['--check', '--log-level=warn', '.']],
  ['types of the tests', 'node', types('test/tsconfig.json')],
  ['types of the host', 'node', types('tsconfig.json')],
  ['types of the webview tests', 'node', types('test/webview/tsconfig.json')],
  ['types of the modules without a runtime', 'node', types('tsconfig.pure.json')],
  ['types of the webviews', 'node', types('webview/tsconfig.json')],
  ['unused files, exports and dependencies', 'knip', ['--no-progress']],
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
