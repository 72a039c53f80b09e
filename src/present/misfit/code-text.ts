import type { Position, SourceRange } from '../../python/site.js';
import type { CodeEdit } from '../edit/argument-edit.js';

/** The text of one file, by the places in it. */
export class CodeText {
  readonly file: string;
  readonly text: string;
  readonly #starts: readonly number[];

  constructor(file: string, text: string) {
    this.file = file;
    this.text = text;
    this.#starts = [0, ...[...text.matchAll(/\n/gu)].map(({ index }) => index + 1)];
  }

  /** What stands in a range of this file; empty for another file. */
  at(range: SourceRange): string {
    if (range.file !== this.file) return '';
    return this.text.slice(this.#offset(range.start), this.#offset(range.end));
  }

  /** The line that holds a position, from 0. */
  line(line: number): string {
    const start = this.#starts[line] ?? this.text.length;
    return this.text.slice(start, (this.#starts[line + 1] ?? this.text.length + 1) - 1);
  }

  /** How many characters after a position another one is. */
  distance(from: Position, to: Position): number {
    return this.#offset(to) - this.#offset(from);
  }

  /** A part of a range, by offsets into its text. */
  within(range: SourceRange, start: number, end: number): SourceRange {
    const base = this.#offset(range.start);
    return this.range(base + start, base + end);
  }

  /** The range between two offsets of the file. */
  range(start: number, end: number): SourceRange {
    return { file: this.file, start: this.#position(start), end: this.#position(end) };
  }

  /** The text with edits made; null where one is of another file. */
  edited(edits: readonly CodeEdit[]): string | null {
    if (edits.some(({ range }) => range.file !== this.file)) return null;
    const ordered = [...edits].sort(
      (a, b) => this.#offset(b.range.start) - this.#offset(a.range.start),
    );
    return ordered.reduce(
      (text, { range, text: next }) =>
        text.slice(0, this.#offset(range.start)) + next + text.slice(this.#offset(range.end)),
      this.text,
    );
  }

  #offset({ line, column }: Position): number {
    return (this.#starts[line] ?? this.text.length) + column;
  }

  #position(offset: number): Position {
    let line = 0;
    let last = this.#starts.length - 1;
    while (line < last) {
      const middle = (line + last + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) line = middle;
      else last = middle - 1;
    }
    return { line, column: offset - (this.#starts[line] ?? 0) };
  }
}
