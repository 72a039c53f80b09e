import { Worker } from 'node:worker_threads';
import type { Answer, Asked } from './trial-thread.js';

interface Settings {
  readonly seconds: number;
  readonly seed: number;
  readonly root: string;
  /** The built thread that tries cases. */
  readonly thread: string;
}

const KINDS = ['calls', 'changed files', 'pieces', 'notebooks', 'layers', 'messages'];

/** One case may take so long, in seconds of processor time, and of any time before it is ended. */
const LONGEST = 8;
const PATIENCE = 90;
/** One case may take so much memory, in bytes. */
const MOST_MEMORY = 1.2e9;
/** Failures beyond these are only counted. */
const MOST_SHOWN = 20;

/**
 * Tries cases of each kind in turn until the time is over, in a thread: a case that takes too long or
 * too much memory fails like any other, and a fresh thread goes on with the next.
 */
export async function run({ seconds, seed, root, thread }: Settings) {
  const end = Date.now() + seconds * 1000;
  let trials: Trials | null = null;
  let [passed, failed] = [0, 0];
  for (let at = seed; Date.now() < end; at += 1) {
    for (const kind of KINDS) {
      trials ??= new Trials(thread, root);
      const { input, fault, isOver } = await trials.tried({ kind, seed: at });
      if (isOver) {
        await trials.end();
        trials = null;
      }
      if (fault === null) {
        passed += 1;
        continue;
      }
      failed += 1;
      if (failed > MOST_SHOWN) continue;
      console.log(`${kind}, seed ${String(at)}: ${fault}\n${JSON.stringify(input)}\n`);
    }
  }
  await trials?.end();
  console.log(`seeds from ${String(seed)} on`);
  return { passed, failed };
}

interface Outcome {
  readonly input: string | null;
  readonly fault: string | null;
  /** The thread can't be used again. */
  readonly isOver: boolean;
}

/** A thread that tries one case at a time. */
class Trials {
  readonly #thread: Worker;

  constructor(thread: string, root: string) {
    this.#thread = new Worker(thread, {
      workerData: root,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY / 1e6 },
    });
  }

  async tried(asked: Asked): Promise<Outcome> {
    const thread = this.#thread;
    let input: string | null = null;
    const begun = Date.now();
    const before = process.memoryUsage.rss();
    let watch: NodeJS.Timeout | undefined;
    const outcome = await new Promise<Outcome>((resolve) => {
      const over = (fault: string): void => {
        resolve({ input, fault, isOver: true });
      };
      thread.on('message', (answer: Answer) => {
        if (answer.kind === 'input') ({ input } = answer);
        else resolve({ input, fault: answer.fault ?? tooLong(answer.seconds), isOver: false });
      });
      thread.on('error', (error: unknown) => {
        over(error instanceof Error ? (error.stack ?? error.message) : String(error));
      });
      watch = setInterval(() => {
        if (process.memoryUsage.rss() - before > MOST_MEMORY) over('too much memory');
        if (Date.now() - begun > PATIENCE * 1000) over(`no answer within ${String(PATIENCE)} s`);
      }, 50);
      thread.postMessage(asked);
    });
    clearInterval(watch);
    thread.removeAllListeners('message').removeAllListeners('error');
    return outcome;
  }

  async end(): Promise<void> {
    this.#thread.on('error', () => undefined);
    await this.#thread.terminate();
  }
}

const tooLong = (seconds: number): string | null =>
  seconds > LONGEST ? `${seconds.toFixed(1)} s of processor time` : null;
