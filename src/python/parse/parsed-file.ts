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

/**
 * One version of a file. Versions share the parts that are the same in both. Of many files only the text
 * is looked at: it is cut when its parts are first asked for.
 */
export class ParsedFile implements SourceFile {
  readonly path: string;
  readonly text: string;
  readonly #cut: () => readonly PlacedPart[];
  #parts: readonly PlacedPart[] | null = null;
  #lineStarts: readonly number[] | null = null;
  /** The parts by the offsets of their nodes. */
  #byBase: readonly PlacedPart[] | null = null;
  #body: readonly Statement[] | null = null;
  #statements: readonly NamedStatement[] | null = null;

  constructor(path: string, text: string, cut: () => readonly PlacedPart[]) {
    this.path = path;
    this.text = text;
    this.#cut = cut;
  }

  get parts(): readonly PlacedPart[] {
    return (this.#parts ??= this.#cut());
  }

  get lineStarts(): readonly number[] {
    return (this.#lineStarts ??= lineStartsOf(this.text));
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
    const parts = (this.#byBase ??= [...this.parts].sort((a, b) => a.part.base - b.part.base));
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
