import type { Words } from '../../engine/phrase.js';
import { Signal } from '../signal.js';
import type { SourceRange } from '../site.js';

/** Ends a library call whose result can't be known; the call is then worth an unknown value. */
export class NotKnown extends Signal {
  readonly reason: Words;
  readonly range: SourceRange | null;

  constructor(reason: Words, range: SourceRange | null) {
    super('a value is not known');
    this.name = 'NotKnown';
    this.reason = reason;
    this.range = range;
  }
}
