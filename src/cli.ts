import { enableCompileCache } from 'node:module';

// What V8 compiled of everything else the last time is taken again.
enableCompileCache();
const { runTerminal } = await import('./cli/terminal.js');
await runTerminal(new URL('../package.json', import.meta.url));
