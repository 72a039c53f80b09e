import { Edit, Language, Parser, type Tree } from 'web-tree-sitter';
import { lineStartsOf, positionAt, type SourceFile } from '../tree/source-file.js';
import { BrokenCode } from './broken-code.js';
import { piecesOf, type Earlier, type Piece } from './pieces.js';

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

interface Kept {
  readonly tree: Tree;
  readonly file: SourceFile;
  readonly pieces: readonly Piece[];
}

/** Reads Python 3.8 to 3.14, whole or broken. Keeps parser trees: `dispose` frees them. */
export class PythonParser {
  readonly #parser: Parser;
  readonly #trees = new Map<string, Kept>();

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
    const lineStarts = lineStartsOf(text);
    const edit = known === undefined ? null : editBetween(known.file, { text, lineStarts });
    if (edit !== null) known?.tree.edit(edit);
    this.#trees.delete(path);
    const tree = this.#treeOf(text, known?.tree ?? null);
    const earlier = known === undefined || edit === null ? null : earlierOf(known, edit, tree);
    known?.tree.delete();
    const pieces = piecesOf(tree, text, earlier);
    const { statements: body, errors } = tree.rootNode.hasError
      ? new BrokenCode(text, (part) => this.#parser.parse(part)).read()
      : { statements: pieces.flatMap((one) => one.statements), errors: [] };
    const file = { path, text, body, errors: errors.slice(0, MOST_ERRORS), lineStarts };
    this.#keep(path, { tree, file, pieces });
    return file;
  }

  // What was broken before may leave its mark on the next tree, so that even whole code seems
  // broken: a tree with errors is made from the text alone.
  #treeOf(text: string, edited: Tree | null): Tree {
    const tree = this.#parser.parse(text, edited);
    if (tree === null) throw new Error('the parser was given no language');
    if (edited === null || !tree.rootNode.hasError) return tree;
    tree.delete();
    return this.#treeOf(text, null);
  }

  dispose(): void {
    for (const { tree } of this.#trees.values()) tree.delete();
    this.#trees.clear();
    this.#parser.delete();
  }

  #keep(path: string, kept: Kept): void {
    this.#trees.set(path, kept);
    if (this.#trees.size <= KEPT_TREES) return;
    const [oldest] = this.#trees;
    if (oldest === undefined) return;
    oldest[1].tree.delete();
    this.#trees.delete(oldest[0]);
  }
}

type Lines = Pick<SourceFile, 'text' | 'lineStarts'>;

/** The smallest single replacement that turns one text into the other. */
function editBetween(old: Lines, now: Lines): Edit {
  const [before, after] = [old.text, now.text];
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
  const point = ({ lineStarts }: Lines, offset: number): { row: number; column: number } => {
    const { line, column } = positionAt(lineStarts, offset);
    return { row: line, column };
  };
  return new Edit({
    startIndex: start,
    oldEndIndex: before.length - same,
    newEndIndex: after.length - same,
    startPosition: point(old, start),
    oldEndPosition: point(old, before.length - same),
    newEndPosition: point(now, after.length - same),
  });
}

/** What of an earlier parsing still holds; `tree` is the new one, the earlier was edited. */
function earlierOf({ tree: old, pieces }: Kept, edit: Edit, tree: Tree): Earlier {
  return {
    pieces,
    from: edit.startIndex,
    to: edit.oldEndIndex,
    growth: edit.newEndIndex - edit.oldEndIndex,
    changed: old
      .getChangedRanges(tree)
      .map(({ startIndex, endIndex }) => ({ start: startIndex, end: endIndex })),
  };
}
