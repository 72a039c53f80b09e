import { Worker } from 'node:worker_threads';
import { OVER_LIMIT } from './over-limit.js';

/** The most memory that a core may take. V8's own limit does not count what lies beside its heap. */
const MOST_BYTES = 1_000_000_000;
const CHECK_MILLISECONDS = 20;
/** How many checks at memory come between two checks for the parent. */
const CHECKS_PER_PARENT_CHECK = 50;

/**
 * Starts a thread that ends its whole process when it grows too large, or when its parent is gone: a
 * thread that is busy hears of neither.
 */
export const startGuard = (): void => {
  const guard = new Worker(SOURCE, {
    eval: true,
    workerData: {
      most: MOST_BYTES,
      every: CHECK_MILLISECONDS,
      checks: CHECKS_PER_PARENT_CHECK,
      words: `${OVER_LIMIT}\n`,
      parent: process.ppid,
    },
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 },
  });
  guard.on('error', () => undefined);
  guard.unref();
};

const SOURCE = `
const { workerData: { most, every, checks, words, parent } } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const end = () => process.kill(process.pid, 'SIGKILL');
let count = 0;
setInterval(() => {
  if (process.memoryUsage.rss() > most) {
    try { writeSync(2, words); } finally { end(); }
  }
  count += 1;
  if (count % checks !== 0) return;
  if (process.ppid !== parent) end();
  try { process.kill(parent, 0); } catch (error) { if (error.code === 'ESRCH') end(); }
}, every);
`;
