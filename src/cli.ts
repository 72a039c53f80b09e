import { run } from './cli/run.js';
import { version } from './cli/version.js';

process.exitCode = await run(process.argv.slice(2), {
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  isTerminal: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  version: await version(),
});
