import fc from 'fast-check';
import { parentPort, workerData } from 'node:worker_threads';
import { codeCases } from './code-cases.js';
import { faultOfLayer } from './layer-trial.js';
import { layers } from './layers.js';
import { messages } from './messages.js';
import { tryCode, tryMessage, tryNotebook } from './trials.js';

/** An input as text, and what is done with it: the answer is what is wrong; null: nothing is. */
interface Case {
  readonly text: string;
  readonly trial: () => Promise<string | null> | string | null;
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
const kinds: Readonly<Record<string, fc.Arbitrary<Case>>> = {
  calls: cases(code.calls, tryCode),
  'changed files': cases(code.changed, tryCode),
  pieces: cases(code.pieces, tryCode),
  notebooks: cases(code.notebooks, tryNotebook),
  layers: cases(layers, faultOfLayer, fc.stringify),
  messages: cases(messages, tryMessage),
};

const port = parentPort;
port?.on('message', ({ kind, seed }: Asked) => {
  const known = kinds[kind];
  if (known === undefined) throw new Error(`no kind of case is called ${kind}`);
  const [input] = fc.sample(known, { numRuns: 1, seed });
  if (input === undefined) throw new Error(`${kind} has no cases`);
  answer({ kind: 'input', input: input.text });
  const begun = process.threadCpuUsage();
  void faultOf(input).then((fault) => {
    const { user, system } = process.threadCpuUsage(begun);
    answer({ kind: 'outcome', fault, seconds: (user + system) / 1e6 });
  });
});

function answer(message: Answer): void {
  port?.postMessage(message);
}

function cases<T>(
  inputs: fc.Arbitrary<T>,
  trial: (input: T) => ReturnType<Case['trial']>,
  text: (input: T) => string = String,
): fc.Arbitrary<Case> {
  return inputs.map((input) => ({ text: text(input), trial: () => trial(input) }));
}

async function faultOf({ trial }: Case): Promise<string | null> {
  try {
    return await trial();
  } catch (error) {
    return error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
}
