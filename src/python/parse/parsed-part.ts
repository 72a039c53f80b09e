import type { Statement } from '../tree/nodes.js';
import type { SourcePart, SyntaxFault } from '../tree/source-file.js';
import { BrokenCode } from './broken-code.js';
import { StatementBuilder } from './build-statement.js';
import { plainImport } from './plain-import.js';
import type { ReadingBudget } from './reading-budget.js';
import { parseSyntax } from './syntax.js';

interface Read {
  readonly statements: readonly Statement[];
  readonly errors: readonly SyntaxFault[];
}

/** A part of a file, parsed when somebody asks for its statements. */
export class ParsedPart implements SourcePart {
  readonly text: string;
  readonly base: number;
  readonly #budget: ReadingBudget;
  #read: Read | null = null;

  /** What is broken is read as long as the file's budget lasts. */
  constructor(text: string, base: number, budget: ReadingBudget) {
    this.text = text;
    this.base = base;
    this.#budget = budget;
  }

  get statements(): readonly Statement[] {
    return (this.#read ??= this.#parse()).statements;
  }

  get errors(): readonly SyntaxFault[] {
    return (this.#read ??= this.#parse()).errors;
  }

  #parse(): Read {
    try {
      return this.#parseWhole();
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      const span = {
        start: this.base,
        end: this.base + (this.text.split('\n', 1)[0] ?? '').length,
      };
      return { statements: [], errors: [{ span, message: 'This is nested too deep to be read.' }] };
    }
  }

  #parseWhole(): Read {
    const { text, base } = this;
    const imported = plainImport(text, base);
    if (imported !== null) return { statements: [imported], errors: [] };
    const raw = parseSyntax(text, base, false);
    return raw === null
      ? new BrokenCode(text, base, this.#budget).read()
      : { statements: new StatementBuilder(text, base).block(raw), errors: [] };
  }
}
