import { Edit, Language, Parser, type Tree } from 'web-tree-sitter';
import type { Span } from '../tree/nodes.js';
import { lineStartsOf, positionAt, type SourceFile } from '../tree/source-file.js';
import { StatementBuilder } from './build-statement.js';
import { copyTree, type RawNode } from './raw-node.js';

/** The two WebAssembly files of the parser, as bytes. */
export interface ParserBinaries {
  /** `web-tree-sitter.wasm`. */
  readonly runtime: Uint8Array;
  /** `tree-sitter-python.wasm`. */
  readonly grammar: Uint8Array;
}

/** Parser trees that are kept so that the next parse of the same file takes in only the change. */
const KEPT_TREES = 16;

/** More syntax errors than this aren't listed. */
const MOST_ERRORS = 50;

/** Reads Python 3.8 to 3.14, whole or broken. Keeps parser trees: `dispose` frees them. */
export class PythonParser {
  readonly #parser: Parser;
  readonly #trees = new Map<string, { readonly tree: Tree; readonly text: string }>();

  private constructor(parser: Parser) {
    this.#parser = parser;
  }

  /** Starts the parser. Rejects if the bytes aren't the parser's. */
  static async load(binaries: ParserBinaries): Promise<PythonParser> {
    await Parser.init({ wasmBinary: binaries.runtime });
    const parser = new Parser();
    parser.setLanguage(await Language.load(binaries.grammar));
    return new PythonParser(parser);
  }

  /** Parses a file; a second parse of the same path takes in what changed. */
  parse(path: string, text: string): SourceFile {
    const known = this.#trees.get(path);
    if (known !== undefined) known.tree.edit(editBetween(known.text, text));
    const tree = this.#parser.parse(text, known?.tree ?? null);
    known?.tree.delete();
    this.#trees.delete(path);
    if (tree === null) throw new Error('the parser was given no language');
    this.#keep(path, tree, text);
    const cursor = tree.walk();
    const raw = copyTree(cursor);
    cursor.delete();
    const errors = tree.rootNode.hasError ? errorsIn(raw) : [];
    const body = new StatementBuilder(text).block(raw);
    return { path, text, body, errors, lineStarts: lineStartsOf(text) };
  }

  dispose(): void {
    for (const { tree } of this.#trees.values()) tree.delete();
    this.#trees.clear();
    this.#parser.delete();
  }

  #keep(path: string, tree: Tree, text: string): void {
    this.#trees.set(path, { tree, text });
    if (this.#trees.size <= KEPT_TREES) return;
    const [oldest] = this.#trees;
    if (oldest === undefined) return;
    oldest[1].tree.delete();
    this.#trees.delete(oldest[0]);
  }
}

/** The smallest single replacement that turns one text into the other. */
function editBetween(before: string, after: string): Edit {
  let start = 0;
  const shorter = Math.min(before.length, after.length);
  while (start < shorter && before.charCodeAt(start) === after.charCodeAt(start)) start += 1;
  let same = 0;
  while (
    same < shorter - start &&
    before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)
  ) {
    same += 1;
  }
  const point = (text: string, offset: number): { row: number; column: number } => {
    const { line, column } = positionAt(lineStartsOf(text), offset);
    return { row: line, column };
  };
  return new Edit({
    startIndex: start,
    oldEndIndex: before.length - same,
    newEndIndex: after.length - same,
    startPosition: point(before, start),
    oldEndPosition: point(before, before.length - same),
    newEndPosition: point(after, after.length - same),
  });
}

function errorsIn(root: RawNode): { span: Span; message: string }[] {
  const errors: { span: Span; message: string }[] = [];
  const waiting = [root];
  for (let node = waiting.pop(); node !== undefined; node = waiting.pop()) {
    if (errors.length >= MOST_ERRORS) break;
    const span = { start: node.start, end: node.end };
    if (node.missing) errors.push({ span, message: `A \`${node.type}\` is missing here.` });
    else if (node.type === 'ERROR') errors.push({ span, message: 'This isn’t valid Python.' });
    else waiting.push(...node.children);
  }
  return errors.sort((a, b) => a.span.start - b.span.start);
}
