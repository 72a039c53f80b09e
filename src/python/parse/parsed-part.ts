import type { Statement } from '../tree/nodes.js';
import type { SourcePart, SyntaxFault } from '../tree/source-file.js';
import { BrokenCode } from './broken-code.js';
import { StatementBuilder } from './build-statement.js';
import { parseSyntax } from './syntax.js';

interface Read {
  readonly statements: readonly Statement[];
  readonly errors: readonly SyntaxFault[];
}

/** A part of a file, parsed when somebody asks for its statements. */
export class ParsedPart implements SourcePart {
  readonly text: string;
  readonly base: number;
  #read: Read | null = null;

  constructor(text: string, base: number) {
    this.text = text;
    this.base = base;
  }

  get statements(): readonly Statement[] {
    return (this.#read ??= this.#parse()).statements;
  }

  get errors(): readonly SyntaxFault[] {
    return (this.#read ??= this.#parse()).errors;
  }

  #parse(): Read {
    const { text, base } = this;
    const raw = parseSyntax(text, base, false);
    return raw === null
      ? new BrokenCode(text, base).read()
      : { statements: new StatementBuilder(text, base).block(raw), errors: [] };
  }
}
