import type { SourceRange } from '../site.js';

/** Ends a library call whose result can't be known; the call is then worth an unknown value. */
export class NotKnown extends Error {
  readonly range: SourceRange | null;

  constructor(reason: string, range: SourceRange | null) {
    super(reason);
    this.name = 'NotKnown';
    this.range = range;
  }
}
