import { fork } from 'node:child_process';
import { OVER_LIMIT } from '../../core/entries/over-limit.js';
import { withoutReports } from '../../core/entries/processor-time.js';
import type { Death, StartCore } from './core-line.js';

/** How much of what a core writes before its end is looked at. */
const TAIL = 4_000;

/** How long the last words of a core are waited for. */
const LAST_WORDS_MILLISECONDS = 100;

/** Objects of a core may take 512 MB; new ones a little more than usual, which makes them cheaper. */
const NODE_OPTIONS = ['--max-old-space-size=512', '--max-semi-space-size=16'];

/**
 * Starts the core as a process of its own, from our own file. Nothing of the user's environment
 * reaches it; `codeFolder` is where what V8 compiled is kept, null: nowhere.
 */
export const forkedCore =
  (file: string, codeFolder: string | null): StartCore =>
  ({ onMessage, onDeath, onProcessorTime }) => {
    const child = fork(file, [], {
      execArgv: NODE_OPTIONS,
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {
        ELECTRON_RUN_AS_NODE: '1',
        POOLSCOPE_CORE: 'process',
        ...(codeFolder === null ? {} : { NODE_COMPILE_CACHE: codeFolder }),
      },
    });
    let tail = '';
    let ended = false;
    const end = (death: Death): void => {
      if (ended) return;
      ended = true;
      onDeath(death);
    };
    child.stderr?.on('data', (bytes: Buffer) => {
      const written = `${tail}${bytes.toString('utf8')}`;
      tail = withoutReports(written, (milliseconds) => {
        if (!ended) onProcessorTime(milliseconds);
      }).slice(-TAIL);
    });
    child.on('message', onMessage);
    child.on('error', (error) => end({ cause: 'error', detail: String(error) }));
    const onEnd = (code: number | null, signal: string | null): void => {
      end({ cause: causeOf(tail, signal), detail: `${signal ?? String(code)} ${tail}`.trim() });
    };
    // Its last words may come after its end, and the word that they are all here need not come.
    child.on('exit', (code, signal) =>
      setTimeout(() => onEnd(code, signal), LAST_WORDS_MILLISECONDS),
    );
    child.on('close', onEnd);
    return {
      tellsTime: true,
      post: (message) => {
        if (child.connected) child.send(message, () => undefined);
      },
      end: () => {
        ended = true;
        child.kill('SIGKILL');
      },
    };
  };

/** Why a process ended, told by what it wrote last. Systems short of memory kill without a word. */
const causeOf = (tail: string, signal: string | null): Death['cause'] => {
  if (tail.includes(OVER_LIMIT)) return 'memory';
  if (/out of memory|allocation failed/iu.test(tail)) return 'heap';
  return signal === 'SIGKILL' ? 'memory' : 'error';
};
