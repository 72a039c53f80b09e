import type { NamedStatement } from '../site.js';
import type { Statement } from '../tree/nodes.js';
import { namedStatements } from '../tree/statement-names.js';
import {
  lineStartsOf,
  type PlacedPart,
  type SourceFile,
  type SyntaxFault,
} from '../tree/source-file.js';

/** More syntax errors than this aren't listed. */
const MOST_ERRORS = 50;

/** One version of a file. Versions share the parts that are the same in both. */
export class ParsedFile implements SourceFile {
  readonly path: string;
  readonly text: string;
  readonly parts: readonly PlacedPart[];
  readonly lineStarts: readonly number[];
  /** The parts by the offsets of their nodes. */
  readonly #byBase: readonly PlacedPart[];
  #body: readonly Statement[] | null = null;
  #statements: readonly NamedStatement[] | null = null;

  constructor(path: string, text: string, parts: readonly PlacedPart[]) {
    this.path = path;
    this.text = text;
    this.parts = parts;
    this.lineStarts = lineStartsOf(text);
    this.#byBase = [...parts].sort((a, b) => a.part.base - b.part.base);
  }

  get statements(): readonly NamedStatement[] {
    return (this.#statements ??= namedStatements(this.parts, this.lineStarts));
  }

  get body(): readonly Statement[] {
    return (this.#body ??= this.parts.flatMap(({ part }) => part.statements));
  }

  get errors(): readonly SyntaxFault[] {
    return this.parts.flatMap(({ part }) => part.errors).slice(0, MOST_ERRORS);
  }

  placeOf(offset: number): number {
    const parts = this.#byBase;
    let low = 0;
    let high = parts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((parts[middle]?.part.base ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const found = parts[low];
    return found === undefined ? offset : offset - found.part.base + found.start;
  }
}
