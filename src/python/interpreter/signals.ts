import type { Words } from '../../engine/phrase.js';
import type { Misfit } from '../misfit.js';
import { Signal } from '../signal.js';
import type { SourceRange } from '../site.js';
import { NotKnown } from '../libraries/not-known.js';
import type { InstanceValue } from '../values/value.js';
import type { Scope } from './scope.js';

/**
 * A Python exception on its way up through the code that is read. It is proved: the code raises it
 * itself, or a rule says so that holds whatever else isn't known.
 */
export class PythonException extends Signal {
  readonly exception: InstanceValue;
  /** The innermost call or statement that raised it. */
  readonly range: SourceRange | null;
  /** The sizes that caused it, where sizes did. */
  readonly misfit: Misfit | null;
  /** A `raise` or `assert` of the code, which may stand behind a way out that was taken instead. */
  readonly isWritten: boolean;

  constructor(
    exception: InstanceValue,
    message: string,
    range: SourceRange | null,
    { misfit = null, isWritten = false }: { misfit?: Misfit | null; isWritten?: boolean } = {},
  ) {
    super(message);
    this.name = 'PythonException';
    this.exception = exception;
    this.range = range;
    this.misfit = misfit;
    this.isWritten = isWritten;
  }
}

/** Whether a `raise` ended a function that may have returned before it. */
export function mayNotBeReached(error: unknown, { returns }: Scope): error is PythonException {
  return error instanceof PythonException && error.isWritten && returns.length > 0;
}

/**
 * What looks like an exception and may as well be a gap in what Poolscope knows. The smallest
 * expression that needs it is unknown then, and reading goes on behind it.
 */
export class SupposedFailure extends NotKnown {
  constructor(reason: Words, range: SourceRange | null) {
    super(reason, range);
    this.name = 'SupposedFailure';
  }
}

/** The end of reading, because a budget is spent or the reader asked for it. */
export class Stop extends Signal {
  readonly code: 'steps' | 'time' | 'depth' | 'memory' | 'cancelled';
  /** Why, for the reader. */
  readonly words: Words;
  readonly range: SourceRange | null;

  constructor(code: Stop['code'], words: Words, range: SourceRange | null) {
    super(code);
    this.name = 'Stop';
    this.code = code;
    this.words = words;
    this.range = range;
  }
}

/** A file is needed that has to be waited for. Reading starts again once it is there. */
export class NeedsSource extends Signal {
  readonly path: string;

  constructor(path: string) {
    super(`waiting for ${path}`);
    this.name = 'NeedsSource';
    this.path = path;
  }
}
