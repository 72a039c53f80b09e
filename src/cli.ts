import { enableCompileCache } from 'node:module';
import { run } from './cli/run.js';
import { version } from './cli/version.js';

// What V8 compiled of the core the last time is taken again.
enableCompileCache();

process.exitCode = await run(process.argv.slice(2), {
  write: (text) => process.stdout.write(text),
  writeError: (text) => process.stderr.write(text),
  isTerminal: process.stdout.isTTY && process.env['NO_COLOR'] === undefined,
  version: await version(),
});
