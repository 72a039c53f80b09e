// Compiles the grammar of Python into tables for Lezer's parser, and writes them beside it.
import { buildParserFile } from '@lezer/generator';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

const grammar = path.join(root, 'src/python/parse/grammar/python.grammar');
const folder = path.join(path.dirname(grammar), 'generated');

/**
 * What the files should hold that are made of the grammar as it is now. Throws where something of
 * it is wrong or ambiguous.
 * @returns {Map<string, string>} texts by path
 */
export const compileGrammar = () => {
  const { parser, terms } = buildParserFile(readFileSync(grammar, 'utf8'), {
    fileName: path.basename(grammar),
    typeScript: true,
    warn: (message) => {
      throw new Error(message);
    },
  });
  return new Map([
    [path.join(folder, 'tables.ts'), parser],
    [path.join(folder, 'terms.ts'), terms],
  ]);
};

if (process.argv[1] === import.meta.filename) {
  for (const [file, text] of compileGrammar()) writeFileSync(file, text);
}
