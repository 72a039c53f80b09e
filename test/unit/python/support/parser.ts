import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { PythonParser } from '../../../../src/python/parse/python-parser.js';
import { PythonReader } from '../../../../src/python/analyse.js';

const modules = createRequire(import.meta.url);
let loading: Promise<PythonParser> | null = null;

/** The one parser of a test file. */
export function parser(): Promise<PythonParser> {
  return (loading ??= load());
}

/** A reader of Python files around that parser. */
export async function reader(): Promise<PythonReader> {
  return new PythonReader(await parser());
}

async function load(): Promise<PythonParser> {
  const [runtime, grammar] = await Promise.all([
    readFile(modules.resolve('web-tree-sitter/web-tree-sitter.wasm')),
    readFile(modules.resolve('tree-sitter-python/tree-sitter-python.wasm')),
  ]);
  return PythonParser.load({ runtime, grammar });
}
