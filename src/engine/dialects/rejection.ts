import type { Phrase } from '../phrase.js';
import { NOT_WORKED_OUT, type Fix, type PoolError } from '../result.js';

/** A framework's objection, with our words on what to change. */
export interface Rejection {
  readonly code: string;
  /** The exception's class; `RuntimeError` if missing. */
  readonly exception?: string;
  readonly message: string;
  readonly parameter?: string;
  readonly meant?: string | null;
  readonly hint: Phrase;
  /** Changes worth trying, best first; those that don't help are dropped before anyone sees them. */
  readonly fixes?: readonly Fix[];
}

/** The error as data. */
export const rejection = ({
  code,
  exception = 'RuntimeError',
  message,
  parameter,
  meant = null,
  hint,
  fixes = [],
}: Rejection): PoolError => ({
  code,
  exception,
  message,
  parameter: parameter ?? null,
  ...(meant !== null && { meant }),
  hint,
  fixes,
});

/** What the framework may well take and this engine doesn't work out: unknown, and no error of the code. */
export const notWorkedOut = (
  parameter: string | null,
  message: string,
  hint: Phrase,
): PoolError => ({
  code: NOT_WORKED_OUT,
  exception: 'NotImplementedError',
  message,
  parameter,
  hint,
  fixes: [],
});

/** The first objection of several checks, run in order until one objects. */
export const firstObjection = (checks: readonly (() => PoolError | null)[]): PoolError | null => {
  for (const check of checks) {
    const error = check();
    if (error !== null) return error;
  }
  return null;
};
