import { flushCompileCache } from 'node:module';
import { CoreServer, startLocal as startHere } from './core.js';
import { startGuard } from './guard.js';
import type { LocalCore } from './local.js';
import { nodeEnvironment } from './node-environment.js';
import type { FromCore } from '../contract/index.js';

/** How much of the code has been used by then, and so is compiled, tells what is worth keeping. */
const KEEP_CODE_MILLISECONDS = [3_000, 30_000] as const;

/** The core in the thread of whoever loads this file instead of starting it. */
export const startLocal = (onMessage: (message: FromCore) => void): LocalCore =>
  startHere(nodeEnvironment, onMessage);

/** Serves the process that started this one, for as long as it is there. */
const serve = (): void => {
  const server = new CoreServer(nodeEnvironment, (message) => {
    process.send?.(message, undefined, undefined, () => undefined);
    // The guard's own start does not delay the first answer.
    if (message.type === 'ready') setImmediate(startGuard);
  });
  process.on('message', (received) => server.receive(received));
  process.on('disconnect', () => process.exit());
  // A process that is killed writes nothing, so what V8 compiled is written before.
  for (const milliseconds of KEEP_CODE_MILLISECONDS) {
    setTimeout(() => flushCompileCache(), milliseconds).unref();
  }
};

if (process.env['POOLSCOPE_CORE'] === 'process' && process.send !== undefined) serve();
