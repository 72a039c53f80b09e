/** A stretch of a file: `start` and `end` are offsets in UTF-16 units, `end` is behind the last. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
