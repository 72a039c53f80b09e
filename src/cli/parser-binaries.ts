import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import type { ParserBinaries } from '../python/analyse.js';
import { restoredTable } from '../python/parse/rising-table.js';

const inflate = promisify(brotliDecompress);

/** The parser's WebAssembly files, which the build puts beside the command line. */
export async function parserBinaries(): Promise<ParserBinaries> {
  const read = async (name: string): Promise<Uint8Array> =>
    inflate(await readFile(new URL(name, import.meta.url)));
  const [runtime, grammar] = await Promise.all([
    read('tree-sitter.wasm.br'),
    read('tree-sitter-python.wasm.br'),
  ]);
  return { runtime, grammar: restoredTable(grammar) };
}
