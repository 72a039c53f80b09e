import { linkParser, type LinkedParser, type ParserBinaries } from './linked-parser.js';
import type { RawNode } from './raw-node.js';

/** As much of a text as the parser takes at once, in UTF-16 units. */
const MOST_UNITS = 5 * 1024 - 1;
/** The kind of symbol that a grammar names, as against punctuation and keywords. */
const NAMED = 0;

interface Symbol {
  readonly type: string;
  readonly named: boolean;
}

/** The parser of tree-sitter, with one tree at a time. `dispose` frees it. */
export class TreeSitter {
  readonly #linked: LinkedParser;
  readonly #parser: number;
  readonly #input: number;
  readonly #symbols: readonly Symbol[];
  readonly #fields: readonly (string | null)[];
  readonly #given: { text: string };

  private constructor(linked: LinkedParser, given: { text: string }) {
    const { functions, language } = linked;
    this.#linked = linked;
    this.#given = given;
    const answers = functions.ts_init();
    functions.ts_parser_new_wasm();
    [this.#parser, this.#input] = this.#twoNumbers(answers);
    functions.ts_parser_set_language(this.#parser, language);
    this.#symbols = Array.from(
      { length: functions.ts_language_symbol_count(language) },
      (_, id) => ({
        type: this.#textAt(functions.ts_language_symbol_name(language, id)),
        named: functions.ts_language_symbol_type(language, id) === NAMED,
      }),
    );
    this.#fields = Array.from(
      { length: functions.ts_language_field_count(language) + 1 },
      (_, id) => {
        const name = functions.ts_language_field_name_for_id(language, id);
        return name === 0 ? null : this.#textAt(name);
      },
    );
  }

  /** Starts the parser. Rejects if the bytes aren't the parser's. */
  static async load(binaries: ParserBinaries): Promise<TreeSitter> {
    const given = { text: '' };
    let memory: LinkedParser['memory'] | null = null;
    const linked = await linkParser(binaries, (buffer, index, length) => {
      const count = Math.min(MOST_UNITS, Math.max(0, given.text.length - index));
      if (memory === null) return;
      const units = new Uint16Array(memory.buffer, buffer, count);
      for (let at = 0; at < count; at += 1) units[at] = given.text.charCodeAt(index + at);
      new Int32Array(memory.buffer, length, 1)[0] = count;
    });
    memory = linked.memory;
    return new TreeSitter(linked, given);
  }

  /**
   * The tree of a text; offsets count from `base`. Null where something of the text is broken,
   * unless `evenBroken`.
   */
  parse(text: string, base: number, evenBroken: boolean): RawNode | null {
    const { functions } = this.#linked;
    this.#given.text = text;
    const tree = functions.ts_parser_parse_wasm(this.#parser, this.#input, 0, 0, 0);
    this.#given.text = '';
    if (tree === 0) throw new Error('The Python parser gave no tree.');
    try {
      functions.ts_tree_root_node_wasm(tree);
      const isBroken = functions.ts_node_has_error_wasm(tree) !== 0;
      return isBroken && !evenBroken ? null : this.#copy(tree, base, isBroken);
    } finally {
      functions.ts_tree_delete(tree);
    }
  }

  dispose(): void {
    this.#linked.functions.ts_parser_delete(this.#parser);
  }

  /**
   * Copies a tree out of the parser's memory, without comments. Its root was just asked for, and is
   * where the cursor begins. Iterative: the depth of foreign input doesn't matter here.
   */
  #copy(tree: number, base: number, isBroken: boolean): RawNode {
    const { functions } = this.#linked;
    functions.ts_tree_cursor_new_wasm(tree);
    const root = this.#node(tree, base, isBroken);
    const parents: RawNode[] = [];
    let current = root;
    for (;;) {
      if (functions.ts_tree_cursor_goto_first_child_wasm(tree) !== 0) parents.push(current);
      else {
        while (parents.length > 0 && functions.ts_tree_cursor_goto_next_sibling_wasm(tree) === 0) {
          functions.ts_tree_cursor_goto_parent_wasm(tree);
          parents.pop();
        }
        if (parents.length === 0) break;
      }
      current = this.#node(tree, base, isBroken);
      if (current.type !== 'comment' && current.type !== 'line_continuation') {
        parents.at(-1)?.children.push(current);
      }
    }
    functions.ts_tree_cursor_delete_wasm(tree);
    return root;
  }

  // Each question to the cursor is a call into WebAssembly, so what can be known isn't asked.
  #node(tree: number, base: number, isBroken: boolean): RawNode {
    const { functions } = this.#linked;
    const symbol = this.#symbols[functions.ts_tree_cursor_current_node_type_id_wasm(tree)];
    return {
      type: symbol?.type ?? 'ERROR',
      field: this.#fields[functions.ts_tree_cursor_current_field_id_wasm(tree)] ?? null,
      start: base + functions.ts_tree_cursor_start_index_wasm(tree),
      end: base + functions.ts_tree_cursor_end_index_wasm(tree),
      named: symbol?.named ?? true,
      missing: isBroken && functions.ts_tree_cursor_current_node_is_missing_wasm(tree) !== 0,
      children: [],
    };
  }

  #twoNumbers(address: number): readonly [number, number] {
    const [first = 0, second = 0] = new Int32Array(this.#linked.memory.buffer, address, 2);
    return [first, second];
  }

  #textAt(address: number): string {
    const bytes = new Uint8Array(this.#linked.memory.buffer, address);
    return String.fromCharCode(...bytes.subarray(0, bytes.indexOf(0)));
  }
}
