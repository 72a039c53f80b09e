import { webAssembly, type CompiledModule, type SharedMemory } from './web-assembly.js';

/** The two WebAssembly files of the parser, as bytes. */
export interface ParserBinaries {
  /** tree-sitter itself. */
  readonly runtime: Uint8Array;
  /** Its grammar of Python. */
  readonly grammar: Uint8Array;
}

/** The parser's functions, of tree-sitter's C interface for JavaScript; numbers are addresses. */
export interface ParserFunctions {
  ts_init(): number;
  ts_parser_new_wasm(): void;
  ts_parser_delete(parser: number): void;
  ts_parser_set_language(parser: number, language: number): number;
  ts_parser_parse_wasm(
    parser: number,
    input: number,
    earlier: number,
    ranges: number,
    count: number,
  ): number;
  ts_tree_delete(tree: number): void;
  ts_tree_root_node_wasm(tree: number): void;
  ts_node_has_error_wasm(tree: number): number;
  ts_tree_cursor_new_wasm(tree: number): void;
  ts_tree_cursor_delete_wasm(tree: number): void;
  ts_tree_cursor_goto_first_child_wasm(tree: number): number;
  ts_tree_cursor_goto_next_sibling_wasm(tree: number): number;
  ts_tree_cursor_goto_parent_wasm(tree: number): number;
  ts_tree_cursor_current_node_type_id_wasm(tree: number): number;
  ts_tree_cursor_current_node_is_missing_wasm(tree: number): number;
  ts_tree_cursor_current_field_id_wasm(tree: number): number;
  ts_tree_cursor_start_index_wasm(tree: number): number;
  ts_tree_cursor_end_index_wasm(tree: number): number;
  ts_language_symbol_count(language: number): number;
  ts_language_symbol_type(language: number, symbol: number): number;
  ts_language_symbol_name(language: number, symbol: number): number;
  ts_language_field_count(language: number): number;
  ts_language_field_name_for_id(language: number, field: number): number;
}

/** What the parser asks for text with: where to put it, where in it to begin, where its length goes. */
export type GiveText = (buffer: number, index: number, length: number) => void;

/** tree-sitter with its grammar, ready to parse. */
export interface LinkedParser {
  readonly functions: ParserFunctions;
  readonly memory: SharedMemory;
  readonly language: number;
}

const PAGE = 65536;
const FIRST_PAGES = 512;
/** A gigabyte: far more than any file takes. */
const MOST_PAGES = 16384;
/** Nothing is put at small addresses, so that one which is 0 by mistake shows. */
const FIRST_BYTE = 1024;
const STACK_BYTES = 65536;

/**
 * Loads tree-sitter and the grammar into one memory. Both are position-independent modules, as
 * described in WebAssembly's tool conventions under "Dynamic linking". Rejects if the bytes are others.
 */
export async function linkParser(
  binaries: ParserBinaries,
  giveText: GiveText,
): Promise<LinkedParser> {
  const wasm = webAssembly();
  const [runtime, grammar] = await Promise.all([
    wasm.compile(binaries.runtime),
    wasm.compile(binaries.grammar),
  ]);
  const [own, language] = [needsOf(runtime), needsOf(grammar)];
  const stackLow = aligned(FIRST_BYTE + own.bytes);
  const stackHigh = stackLow + STACK_BYTES;
  const heap = aligned(stackHigh + language.bytes);
  const memory = new wasm.Memory({ initial: FIRST_PAGES, maximum: MOST_PAGES });
  const table = new wasm.Table({
    initial: 1 + own.functions + language.functions,
    element: 'anyfunc',
  });
  const constant = (value: number): object =>
    new wasm.Global({ value: 'i32', mutable: false }, value);
  const variable = (value: number): object =>
    new wasm.Global({ value: 'i32', mutable: true }, value);
  const shared = { memory, __indirect_function_table: table };
  const main = new wasm.Instance(runtime, {
    env: {
      ...shared,
      __stack_pointer: variable(stackHigh),
      __memory_base: constant(FIRST_BYTE),
      __table_base: constant(1),
      tree_sitter_parse_callback: (
        buffer: number,
        index: number,
        _row: number,
        _column: number,
        length: number,
      ) => giveText(buffer, index, length),
      tree_sitter_log_callback: () => undefined,
      tree_sitter_progress_callback: () => 0,
      tree_sitter_query_progress_callback: () => 0,
      emscripten_resize_heap: (bytes: number) => Number(grow(memory, bytes >>> 0)),
      _abort_js: () => {
        throw new Error('The Python parser gave up.');
      },
    },
    wasi_snapshot_preview1: { fd_write: () => 0, fd_seek: () => 0, fd_close: () => 0 },
    'GOT.mem': {
      __stack_low: variable(stackLow),
      __stack_high: variable(stackHigh),
      __heap_base: variable(heap),
    },
  }).exports;
  prepare(main);
  const python = new wasm.Instance(grammar, {
    env: {
      ...main,
      ...shared,
      __memory_base: constant(stackHigh),
      __table_base: constant(1 + own.functions),
    },
  }).exports;
  prepare(python);
  if (!isParser(main)) throw new Error('These bytes are not tree-sitter.');
  return { functions: main, memory, language: call(python, 'tree_sitter_python') };
}

const NAMES = [
  'ts_init',
  'ts_parser_new_wasm',
  'ts_parser_parse_wasm',
  'ts_tree_root_node_wasm',
  'ts_tree_cursor_new_wasm',
  'ts_language_symbol_name',
];

function isParser(exports: object): exports is ParserFunctions {
  return NAMES.every((name) => typeof Reflect.get(exports, name) === 'function');
}

function prepare(exports: Readonly<Record<string, unknown>>): void {
  call(exports, '__wasm_apply_data_relocs');
  call(exports, '__wasm_call_ctors');
}

function call(exports: Readonly<Record<string, unknown>>, name: string): number {
  const exported = exports[name];
  if (typeof exported !== 'function') throw new Error(`The Python parser has no ${name}.`);
  return Number(Reflect.apply(exported, undefined, []));
}

function grow(memory: SharedMemory, bytes: number): boolean {
  const now = memory.buffer.byteLength;
  // More than asked for, so that this is seldom needed.
  const wanted = Math.max(bytes, now * 1.2);
  try {
    memory.grow(Math.ceil((wanted - now) / PAGE));
    return true;
  } catch {
    // The parser is told, and ends.
    return false;
  }
}

/** How much memory and how many places in the table a module needs, from its `dylink.0` section. */
function needsOf(module: CompiledModule): { readonly bytes: number; readonly functions: number } {
  const [section] = webAssembly().Module.customSections(module, 'dylink.0');
  const bytes = new Uint8Array(section ?? new ArrayBuffer(0));
  let at = 0;
  const number = (): number => {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte & 0x7f) * 2 ** shift;
      if (byte < 0x80) return value;
    }
  };
  const isMemoryInfo = number() === 1;
  number();
  const size = number();
  number();
  if (!isMemoryInfo) throw new Error('These bytes are no part of the Python parser.');
  return { bytes: size, functions: number() };
}

function aligned(address: number): number {
  return Math.ceil(address / 16) * 16;
}
