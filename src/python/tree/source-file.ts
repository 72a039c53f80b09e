import type { Position, SourceRange } from '../site.js';
import type { Span, Statement } from './nodes.js';

/** A parsed file: its text, its tree and what the parser stumbled over. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  readonly body: readonly Statement[];
  readonly errors: readonly { readonly span: Span; readonly message: string }[];
  /** Offset of each line's first character. */
  readonly lineStarts: readonly number[];
}

/** Offsets at which the lines of a text begin. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line and column (both from 0) of an offset. */
export function positionAt(lineStarts: readonly number[], offset: number): Position {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: offset - (lineStarts[low] ?? 0) };
}

/** A span of a file as lines and columns. */
export function rangeOf(file: SourceFile, span: Span): SourceRange {
  return {
    file: file.path,
    start: positionAt(file.lineStarts, span.start),
    end: positionAt(file.lineStarts, span.end),
  };
}
