import { readFile } from 'node:fs/promises';
import type { ParserBinaries } from '../python/analyse.js';

/** The parser's WebAssembly files, which the build puts beside the command line. */
export async function parserBinaries(): Promise<ParserBinaries> {
  const [runtime, grammar] = await Promise.all([
    readFile(new URL('web-tree-sitter.wasm', import.meta.url)),
    readFile(new URL('tree-sitter-python.wasm', import.meta.url)),
  ]);
  return { runtime, grammar };
}
