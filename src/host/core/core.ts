import type { Exchange, ModuleName, ModuleText } from '../../core/contract/index.js';
import type { Words } from '../../engine/phrase.js';

/** What became of a question. */
export type Outcome<A> =
  | { readonly ok: true; readonly value: A }
  /** Nobody wants the answer any more; or an error of ours, which is in the log. */
  | { readonly ok: false; readonly why: 'cancelled' | 'failed' }
  /** The core was ended by this text, or rests; said to the reader. */
  | { readonly ok: false; readonly why: 'stopped'; readonly words: Words };

/** Whatever answers: a process, a worker, or this thread. */
export interface Core {
  /** Answers a question about a module, or about none. Never rejects. */
  ask: <Q, A>(
    exchange: Exchange<Q, A>,
    question: Q,
    module: ModuleText | null,
    signal?: AbortSignal,
  ) => Promise<Outcome<A>>;
  /** Nobody will ask about this version of a module any more. */
  forget: (module: ModuleName) => void;
}
