import type { Parser, Tree } from 'web-tree-sitter';
import type { Statement } from '../tree/nodes.js';
import type { SourcePart, SyntaxFault } from '../tree/source-file.js';
import { BrokenCode } from './broken-code.js';
import { StatementBuilder } from './build-statement.js';
import { copyTree } from './raw-node.js';

interface Read {
  readonly statements: readonly Statement[];
  readonly errors: readonly SyntaxFault[];
}

/** A part of a file, parsed when somebody asks for its statements. */
export class ParsedPart implements SourcePart {
  readonly text: string;
  readonly base: number;
  readonly #parser: Parser;
  #read: Read | null = null;

  constructor(text: string, base: number, parser: Parser) {
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
    const parse = (part: string): Tree | null => this.#parser.parse(part);
    const tree = parse(text);
    if (tree === null) throw new Error('the parser was given no language');
    try {
      if (tree.rootNode.hasError) return new BrokenCode(text, base, parse).read();
      const cursor = tree.walk();
      const raw = copyTree(cursor, { base, hasErrors: false });
      cursor.delete();
      return { statements: new StatementBuilder(text, base).block(raw), errors: [] };
    } finally {
      tree.delete();
    }
  }
}
