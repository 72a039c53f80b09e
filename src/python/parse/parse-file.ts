import type { PlacedPart, SourceFile, SourcePart } from '../tree/source-file.js';
import { ParsedFile } from './parsed-file.js';
import { ParsedPart } from './parsed-part.js';
import { ReadingBudget } from './reading-budget.js';
import { statementStarts } from './statement-starts.js';

/**
 * Reads a file of Python 3.8 to 3.14, whole or broken. Each statement of a module is parsed by itself
 * and when it is first needed; `earlier`, another version of the file, lends those that are the same.
 */
export function parseFile(
  path: string,
  text: string,
  earlier: SourceFile | null = null,
): SourceFile {
  if (earlier === null) return new ParsedFile(path, text, () => cut(text, null));
  // At once, so that a version doesn't hold on to all before it.
  const parts = cut(text, earlier);
  return new ParsedFile(path, text, () => parts);
}

function cut(text: string, earlier: SourceFile | null): readonly PlacedPart[] {
  const known = new KnownParts(earlier);
  const starts = statementStarts(text) ?? [0];
  const budget = new ReadingBudget();
  return starts.map((start, index) => {
    const own = text.slice(start, starts[index + 1]);
    const part = known.take(own) ?? new ParsedPart(own, known.baseFor(start, own), budget);
    return { part, start };
  });
}

/** The parts of an earlier version, each to be taken over once. */
class KnownParts {
  readonly #byText = new Map<string, SourcePart[]>();
  readonly #isFirst: boolean;
  /** Behind all offsets in use, so that new nodes have their own. */
  #free = 0;

  constructor(earlier: SourceFile | null) {
    this.#isFirst = earlier === null;
    for (const { part } of earlier?.parts ?? []) {
      const alike = this.#byText.get(part.text);
      if (alike === undefined) this.#byText.set(part.text, [part]);
      else alike.push(part);
      this.#free = Math.max(this.#free, part.base + part.text.length + 1);
    }
  }

  take(text: string): SourcePart | undefined {
    return this.#byText.get(text)?.shift();
  }

  /** Where the nodes of a new part count from; in a first version from its place in the text. */
  baseFor(start: number, text: string): number {
    if (this.#isFirst) return start;
    const base = this.#free;
    this.#free += text.length + 1;
    return base;
  }
}
