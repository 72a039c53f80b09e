import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compressed } from './compress.mjs';
import { withDifferences } from './rising-table.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';

/** What the grammar takes from tree-sitter, and what a module is prepared with. */
const linked = ['malloc', 'calloc', 'realloc', 'free', 'memcpy'];
const prepared = ['__wasm_call_ctors', '__wasm_apply_data_relocs'];

const files = {
  functions: path.join(root, 'src/python/parse/linked-parser.ts'),
  runtime: path.join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm'),
  grammar: path.join(root, 'node_modules/tree-sitter-python/tree-sitter-python.wasm'),
};

/** The scripts that say what becomes of them. */
const steps = ['shrink-parser.mjs', 'compress.mjs', 'rising-table.mjs'];

/** The parser's files as they are shipped, in `dist`. */
export const shippedParser = ['tree-sitter.wasm.br', 'tree-sitter-python.wasm.br'];

/**
 * Writes the parser's files to a folder: tree-sitter with nothing but the functions that
 * `linked-parser.ts` names, so without its queries, and the grammar, with its table of offsets as
 * differences; both compressed with Brotli.
 * What was made of the same files before is taken over.
 * @param {string} folder
 */
export async function writeParser(folder) {
  const sources = [
    ...Object.values(files),
    ...steps.map((name) => path.join(root, 'scripts', name)),
  ];
  const bytes = await Promise.all(sources.map((file) => readFile(file)));
  const key = createHash('sha256').update(Buffer.concat(bytes)).digest('hex').slice(0, 16);
  const made = path.join(root, '.cache/parser', key);
  if (!shippedParser.every((name) => existsSync(path.join(made, name)))) await make(made);
  await Promise.all(
    shippedParser.map((name) => copyFile(path.join(made, name), path.join(folder, name))),
  );
}

const small = ['-Oz', '--converge', '--strip-debug', '--strip-producers'];

async function make(folder) {
  await mkdir(folder, { recursive: true });
  const own = (await readFile(files.functions, 'utf8')).match(/\bts_\w+/g) ?? [];
  const names = [...new Set([...own, ...linked, ...prepared])];
  const graph = path.join(folder, 'used.json');
  const trimmed = path.join(folder, 'trimmed.wasm');
  const runtime = path.join(folder, 'tree-sitter.wasm');
  const roots = names.map((name) => ({ name, root: true, export: name }));
  await writeFile(graph, JSON.stringify(roots));
  await tool('wasm-metadce', [files.runtime, '--graph-file', graph, '-o', trimmed]);
  await tool('wasm-opt', [trimmed, ...small, '-o', runtime]);
  const grammar = path.join(folder, 'tree-sitter-python.wasm');
  await tool('wasm-opt', [files.grammar, ...small, '-o', grammar]);
  const [first, second] = shippedParser;
  await writeFile(path.join(folder, first), compressed(await readFile(runtime)));
  const shipped = withDifferences(await readFile(grammar));
  await writeFile(path.join(folder, second), compressed(shipped));
}

async function tool(name, args) {
  const { code, output } = await run(name, [...args, '--all-features'], { quiet: true });
  if (code !== 0) throw new Error(`${name} failed:\n${output}`);
}
