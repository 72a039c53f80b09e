/** Types of every runtime, lint, format and the table of rooms. Exports one result per check. */
import { emptyRooms } from './room-borders.mjs';
import { isMain } from './root.mjs';
import { run } from './run.mjs';

const commands = [
  ['types of the host', 'tsc', ['-p', 'tsconfig.json']],
  ['types of the rooms without a runtime', 'tsc', ['-p', 'tsconfig.pure.json']],
  ['types of the webviews', 'tsc', ['-p', 'webview/tsconfig.json']],
  ['types of the tests', 'tsc', ['-p', 'test/tsconfig.json']],
  ['types of the webview tests', 'tsc', ['-p', 'test/webview/tsconfig.json']],
  ['lint', 'eslint', ['src', 'webview', 'test', 'scripts', '*.js', '*.ts', '--max-warnings=0']],
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
  const empty = emptyRooms();
  report('every room has files', empty.length === 0 ? '' : `Without files: ${empty.join(', ')}`);
  for (const [name, command, args] of commands) {
    const { code, output } = await run(command, args, { quiet: true });
    report(name, code === 0 ? '' : output || `${command} ended with ${code}`);
  }
  return { passed: commands.length + 1 - failed, failed };
}

if (isMain(import.meta)) {
  const { failed } = await check();
  if (failed > 0) process.exitCode = 1;
}
