import { setImmediate as otherWork } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import type { CoreEnvironment } from '../session/environment.js';

/** What Node gives the core. */
export const nodeEnvironment: CoreEnvironment = {
  pause: () => otherWork(),
  /** An address is sent to the window more than once, so its length is what a hover waits for. */
  deflate: (bytes) => deflateSync(bytes, { windowBits: 12, memLevel: 5 }),
};
