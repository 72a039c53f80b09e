import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { copyFile, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { compressed } from './compress.mjs';
import { withDifferences } from './rising-table.mjs';
import { root } from './root.mjs';
import { run } from './run.mjs';
import { withoutLogs } from './without-logs.mjs';

/** What the grammar takes from tree-sitter, and what a module is prepared with. */
const linked = ['malloc', 'calloc', 'realloc', 'free', 'memcpy'];
const prepared = ['__wasm_call_ctors', '__wasm_apply_data_relocs'];

const files = {
  functions: path.join(root, 'src/python/parse/linked-parser.ts'),
  runtime: path.join(root, 'node_modules/web-tree-sitter/web-tree-sitter.wasm'),
  grammar: path.join(root, 'node_modules/tree-sitter-python/tree-sitter-python.wasm'),
};

/** The scripts that say what becomes of them. */
const steps = ['shrink-parser.mjs', 'compress.mjs', 'rising-table.mjs', 'without-logs.mjs'];

/** The parser's files as they are shipped, in `dist`. */
export const shippedParser = ['tree-sitter.wasm.br', 'tree-sitter-python.wasm.br'];

/**
 * Writes the parser's files to a folder: tree-sitter with nothing but the functions that
 * `linked-parser.ts` names, so without its queries and logs, and the grammar, with its table of
 * offsets as differences; both compressed with Brotli.
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
  if (!existsSync(made)) {
    // Whole or not at all: another build may look meanwhile, or make the same.
    const part = `${made}.${String(process.pid)}`;
    await make(part);
    await rename(part, made).catch(() => rm(part, { recursive: true }));
  }
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
  const text = path.join(folder, 'trimmed.wat');
  const runtime = path.join(folder, 'tree-sitter.wasm');
  const roots = names.map((name) => ({ name, root: true, export: name }));
  await writeFile(graph, JSON.stringify(roots));
  await tool('wasm-metadce', [files.runtime, '--graph-file', graph, '-o', trimmed]);
  await tool('wasm-dis', [trimmed, '-o', text]);
  await writeFile(text, withoutLogs(await readFile(text, 'utf8')));
  await tool('wasm-as', [text, '-o', runtime]);
  await tool('wasm-opt', [runtime, ...small, '-o', runtime]);
  const grammar = path.join(folder, 'tree-sitter-python.wasm');
  await tool('wasm-opt', [files.grammar, ...small, '-o', grammar]);
  const [first, second] = shippedParser;
  const linkable = withNeeds(await readFile(runtime), await readFile(trimmed));
  await writeFile(path.join(folder, first), compressed(linkable));
  const shipped = withDifferences(await readFile(grammar));
  await writeFile(path.join(folder, second), compressed(shipped));
}

// As text a module loses its first section, `dylink.0`, which says what it needs to be linked.
function withNeeds(bytes, from) {
  const [header, idAndLength] = [8, 2];
  const length = from[header + 1] ?? 0;
  const end = header + idAndLength + length;
  const needs = from.subarray(header, end);
  if (from[header] !== 0 || length > 127 || !needs.includes('dylink.0')) {
    throw new Error('tree-sitter does not say what it needs to be linked.');
  }
  return Buffer.concat([bytes.subarray(0, header), needs, bytes.subarray(header)]);
}

async function tool(name, args) {
  const { code, output } = await run(name, [...args, '--all-features'], { quiet: true });
  if (code !== 0) throw new Error(`${name} failed:\n${output}`);
}
