import module from 'node:module';
import { tooOld } from './cli/node-version.js';

const refusal = tooOld(process.versions.node);
if (refusal === null) {
  // What V8 compiled of everything else the last time is taken again.
  module.enableCompileCache();
  const { runTerminal } = await import('./cli/terminal.js');
  await runTerminal(new URL('../package.json', import.meta.url));
} else {
  process.stderr.write(refusal);
  process.exitCode = 2;
}
