import { Worker } from 'node:worker_threads';
import { OVER_LIMIT } from './over-limit.js';
import { PROCESSOR_TIME } from './processor-time.js';

/** The most memory that a core may take. V8's own limit does not count what lies beside its heap. */
const MOST_BYTES = 1_000_000_000;
const CHECK_MILLISECONDS = 20;
/** How many checks at memory come between two checks for the parent. */
const CHECKS_PER_PARENT_CHECK = 50;
/** The process tells its processor time when it has computed for so long: never while it is idle. */
const REPORT_MILLISECONDS = 250;

/**
 * Starts a thread that ends its whole process when it grows too large, or when its parent is gone, and
 * tells how long it has computed: a thread that is busy does none of it.
 */
export const startGuard = (): void => {
  const guard = new Worker(SOURCE, {
    eval: true,
    workerData: {
      most: MOST_BYTES,
      every: CHECK_MILLISECONDS,
      checks: CHECKS_PER_PARENT_CHECK,
      words: `${OVER_LIMIT}\n`,
      report: { words: PROCESSOR_TIME, every: REPORT_MILLISECONDS },
      parent: process.ppid,
    },
    resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 1 },
  });
  guard.on('error', () => undefined);
  guard.unref();
};

const SOURCE = `
const { workerData: { most, every, checks, words, report, parent } } = require('node:worker_threads');
const { writeSync } = require('node:fs');
const end = () => process.kill(process.pid, 'SIGKILL');
let count = 0;
let told = 0;
const tell = () => {
  const { user, system } = process.cpuUsage();
  const spent = Math.round((user + system) / 1000);
  if (spent - told < report.every) return;
  told = spent;
  try { writeSync(2, report.words + ' ' + spent + '\\n'); } catch { /* Nobody reads it. */ }
};
setInterval(() => {
  if (process.memoryUsage.rss() > most) {
    try { writeSync(2, words); } finally { end(); }
  }
  tell();
  count += 1;
  if (count % checks !== 0) return;
  if (process.ppid !== parent) end();
  try { process.kill(parent, 0); } catch (error) { if (error.code === 'ESRCH') end(); }
}, every);
`;
