import type { Statement } from '../tree/nodes.js';
import type { SourcePart, SyntaxFault } from '../tree/source-file.js';
import { BrokenCode } from './broken-code.js';
import { StatementBuilder } from './build-statement.js';
import type { TreeSitter } from './tree-sitter.js';

interface Read {
  readonly statements: readonly Statement[];
  readonly errors: readonly SyntaxFault[];
}

/** A part of a file, parsed when somebody asks for its statements. */
export class ParsedPart implements SourcePart {
  readonly text: string;
  readonly base: number;
  readonly #parser: TreeSitter;
  #read: Read | null = null;

  constructor(text: string, base: number, parser: TreeSitter) {
    this.text = text;
    this.base = base;
    this.#parser = parser;
  }

  get statements(): readonly Statement[] {
    return (this.#read ??= this.#parse()).statements;
  }

  get errors(): readonly SyntaxFault[] {
    return (this.#read ??= this.#parse()).errors;
  }

  #parse(): Read {
    const { text, base } = this;
    const raw = this.#parser.parse(text, base, false);
    return raw === null
      ? new BrokenCode(text, base, this.#parser).read()
      : { statements: new StatementBuilder(text, base).block(raw), errors: [] };
  }
}
