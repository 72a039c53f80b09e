import type { NamedStatement, Position, SourceRange } from '../site.js';
import type { Span, Statement } from './nodes.js';

/** Something that the parser stumbled over. */
export interface SyntaxFault {
  readonly span: Span;
  readonly message: string;
}

/**
 * A statement at a module's margin, as it was parsed; parsed when first asked for. Its nodes keep
 * their offsets when the file around it changes: only a {@link SourceFile} knows where they are.
 */
export interface SourcePart {
  readonly text: string;
  /** The offset that nodes count from. */
  readonly base: number;
  readonly statements: readonly Statement[];
  readonly errors: readonly SyntaxFault[];
}

/** A part with its place in the text of one version of a file. */
export interface PlacedPart {
  readonly part: SourcePart;
  readonly start: number;
}

/** A parsed file: its text, its tree and what the parser stumbled over. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
  /** The parts in the order of the text, from which each reaches to the next. */
  readonly parts: readonly PlacedPart[];
  /** The names of the parts. */
  readonly statements: readonly NamedStatement[];
  /** The statements of all parts. */
  readonly body: readonly Statement[];
  readonly errors: readonly SyntaxFault[];
  /** Offset of each line's first character. */
  readonly lineStarts: readonly number[];
  /** Where in the text the offset of a node is. */
  placeOf(offset: number): number;
}

/** Offsets at which the lines of a text begin. */
export function lineStartsOf(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The line and column (both from 0) of a place in the text. */
export function positionAt(lineStarts: readonly number[], place: number): Position {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return { line: low, column: place - (lineStarts[low] ?? 0) };
}

/** A span of nodes as lines and columns. */
export function rangeOf(file: SourceFile, span: Span): SourceRange {
  const start = file.placeOf(span.start);
  return {
    file: file.path,
    start: positionAt(file.lineStarts, start),
    end: positionAt(file.lineStarts, start + span.end - span.start),
  };
}

/** The text of a span of nodes. */
export function textOf(file: SourceFile, span: Span): string {
  const start = file.placeOf(span.start);
  return file.text.slice(start, start + span.end - span.start);
}
