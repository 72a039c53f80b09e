import type { Words } from '../../engine/phrase.js';
import type { ArgumentValue, Framework, PoolCall, PoolError } from '../../engine/index.js';
import type { ArgumentSource, ChainLink, SourceRange, Unknown } from '../site.js';
import type { WorkedOutOrigin } from '../worked-out.js';

/** The layers a tensor passed since the model's input: a list that grows at its end and is shared. */
export interface Chain {
  /** Where the input came from, in words: `net(X)`. Empty: it hasn't been said. */
  readonly origin: Words | WorkedOutOrigin;
  readonly last: ChainLink | null;
  readonly previous: Chain | null;
  readonly length: number;
}

/** A layer object's birth: which call built it, and the pooling call it stands for, if it pools. */
export interface LayerCreation {
  readonly call: CallSite | null;
  readonly pooling: PoolingArguments | null;
  /** How its arguments were written, by parameter. */
  readonly written: ReadonlyMap<string, WrittenArgument>;
}

/** The call expression of the user's code that is being carried out. */
export interface CallSite {
  readonly range: SourceRange;
  /** The callee as written: `nn.MaxPool2d`, and where its last name stands. */
  readonly callee: string;
  readonly name: SourceRange;
  /** The whole call as written. */
  readonly text: string;
  /** One for each argument written in the call, in order. */
  readonly arguments: readonly WrittenArgument[];
}

/** One argument as written. */
export interface WrittenArgument {
  /** The keyword; null for a positional argument. */
  readonly keyword: string | null;
  /** `*args` and `**kwargs` are written once and may pass many arguments. */
  readonly spread: boolean;
  readonly range: SourceRange;
  /** With its keyword. */
  readonly whole: SourceRange;
  /** Null: a literal, which an edit may replace. Else why not: `kernel is a parameter of block`. */
  readonly notEditable: Words | null;
}

/** The arguments of a pooling call by parameter name, and where each came from. */
export interface PoolingArguments {
  readonly framework: Framework;
  readonly operation: string;
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
  /** Those that were given by name; missing: not known. */
  readonly keywords?: readonly string[];
  /** Why the arguments as written fit no parameters. */
  readonly misbound?: PoolError;
  readonly sources: readonly ArgumentSource[];
  /** Why the arguments can't all be known. */
  readonly unknown: Unknown | null;
}

/** The pooling call as the engine takes it. */
export function poolCallOf({
  framework,
  operation,
  arguments: given,
  keywords,
  misbound,
}: PoolingArguments): PoolCall {
  const byName = keywords === undefined ? {} : { keywords };
  const refused = misbound === undefined ? {} : { misbound };
  return { framework, operation, arguments: given, ...byName, ...refused, version: null };
}
