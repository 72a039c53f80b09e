import { setImmediate as otherWork } from 'node:timers/promises';
import { deflateSync } from 'node:zlib';
import type { CoreEnvironment } from '../session/environment.js';

/** For how long this thread has computed: on a busy machine that is less than what a clock says. */
const processorTime = (): number => {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
};

/** What Node gives the core. */
export const nodeEnvironment: CoreEnvironment = {
  pause: () => otherWork(),
  /** An address is sent to the window more than once, so its length is what a hover waits for. */
  deflate: (bytes) => deflateSync(bytes, { windowBits: 12, memLevel: 5 }),
  // Node has it from 22.19 and 24 on.
  ...('threadCpuUsage' in process && { now: processorTime }),
};
