import fc from 'fast-check';
import { parentPort, workerData } from 'node:worker_threads';
import { codeCases } from './code-cases.js';
import { messages } from './messages.js';
import { tryCode, tryMessage, tryNotebook } from './trials.js';

/** A kind of input and what is done with one. A trial gives what is wrong; null: nothing is. */
interface Kind {
  readonly inputs: fc.Arbitrary<string>;
  readonly trial: (input: string) => Promise<string | null>;
}

/** Asks for the case of a kind and a seed to be tried. */
export interface Asked {
  readonly kind: string;
  readonly seed: number;
}

/** Comes back twice: with what is tried, then with how it went. */
export type Answer =
  | { readonly kind: 'input'; readonly input: string }
  | { readonly kind: 'outcome'; readonly fault: string | null; readonly seconds: number };

const code = await codeCases(String(workerData));
const kinds: Readonly<Record<string, Kind>> = {
  calls: { inputs: code.calls, trial: tryCode },
  'changed files': { inputs: code.changed, trial: tryCode },
  pieces: { inputs: code.pieces, trial: tryCode },
  notebooks: { inputs: code.notebooks, trial: tryNotebook },
  messages: { inputs: messages, trial: tryMessage },
};

const port = parentPort;
port?.on('message', ({ kind, seed }: Asked) => {
  const known = kinds[kind];
  if (known === undefined) throw new Error(`no kind of case is called ${kind}`);
  const [input = ''] = fc.sample(known.inputs, { numRuns: 1, seed });
  answer({ kind: 'input', input });
  const begun = process.threadCpuUsage();
  void faultOf(() => known.trial(input)).then((fault) => {
    const { user, system } = process.threadCpuUsage(begun);
    answer({ kind: 'outcome', fault, seconds: (user + system) / 1e6 });
  });
});

function answer(message: Answer): void {
  port?.postMessage(message);
}

async function faultOf(trial: () => Promise<string | null>): Promise<string | null> {
  try {
    return await trial();
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
