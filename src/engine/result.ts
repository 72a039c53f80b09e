import type { Phrase } from './phrase.js';

/**
 * An answer or the error a user can cause, as data. Exceptions are kept for bugs.
 */
export type Result<T, E = PoolError> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: E };

/** The Python (or JavaScript) exception class that the framework raises. */
export type ExceptionName = string;

/** Why a framework rejects a layer or an input, in the framework's own words. */
export interface PoolError {
  /** A stable name for the rule that was broken, such as `padding-over-half-kernel`. */
  readonly code: string;
  /** The class of the exception, such as `RuntimeError`. */
  readonly exception: ExceptionName;
  /** The framework's own text, verbatim. */
  readonly message: string;
  /** The offending argument by the framework's own name; null where the input is to blame. */
  readonly parameter: string | null;
  /** The name that is probably meant instead of {@link parameter}. */
  readonly meant?: string;
  /** Our words on what to change. */
  readonly hint: Phrase;
  /** Changes of one argument that make the layer valid, best first. */
  readonly fixes: readonly Fix[];
}

/** The code of an error that is a limit of this engine, not the framework's refusal. */
export const NOT_WORKED_OUT = 'unknown-operation';

/** One change of one argument that makes a rejected layer valid. */
export interface Fix {
  readonly parameter: string;
  readonly value: ArgumentValue;
}

/**
 * A Python value as it reaches a pooling call. A JavaScript number that is an integer stands for an
 * `int`; a Python `float` is always `{ float }`, since frameworks reject `2.0` where they take `2`.
 */
export type ArgumentValue =
  number | boolean | string | null | { readonly float: number } | readonly ArgumentValue[];

/** A result that holds a value. */
export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

/** A result that holds an error. */
export const fail = <E>(error: E): { readonly ok: false; readonly error: E } => ({
  ok: false,
  error,
});
