import type { Translate, Words } from '../../engine/phrase.js';
import type { OtherSizes } from '../../python/driver/other-sizes.js';
import type { Position } from '../../python/site.js';
import type { ModelRun } from '../../python/trace.js';
import type { Cancel, CoreEnvironment } from './environment.js';
import type { ReadModule } from './module-reading.js';

/** What an answer may be made from, besides the question. */
export interface Asked {
  /** Says messages in the reader's language. */
  readonly t: Translate;
  readonly translated: (words: Words) => string;
  readonly environment: CoreEnvironment;
  readonly cancel: Cancel;
  /** Everything that the module says. @throws {Unanswered} if nobody wants to know any more */
  readonly read: () => Promise<ReadModule>;
  /** Everything, with the runs of its models step by step. @throws {Unanswered} likewise */
  readonly readModels: () => Promise<ReadModule>;
  /** The runs of a model with other inputs. @throws {Unanswered} likewise */
  readonly modelAtSizes: (asked: OtherSizes) => Promise<readonly ModelRun[]>;
  /** What is said at a place of it. @throws {Unanswered} likewise */
  readonly readAt: (position: Position) => Promise<ReadModule>;
  /** What the module says; null where the question is about none. */
  readonly readIfAny: () => Promise<ReadModule | null>;
  /** Lets other work have its turn. @throws {Unanswered} likewise */
  readonly pause: () => Promise<void>;
}

/** Nobody wants the answer any more, or the module is not at hand. */
export class Unanswered extends Error {
  readonly why: 'cancelled' | 'unknownModule';

  constructor(why: 'cancelled' | 'unknownModule') {
    super(why);
    this.why = why;
  }
}
