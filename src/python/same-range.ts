import type { SourceRange } from './site.js';

/** Whether two ranges are the same stretch of the same file. */
export const isSameRange = (a: SourceRange, b: SourceRange): boolean =>
  a.file === b.file &&
  a.start.line === b.start.line &&
  a.start.column === b.start.column &&
  a.end.line === b.end.line &&
  a.end.column === b.end.column;
