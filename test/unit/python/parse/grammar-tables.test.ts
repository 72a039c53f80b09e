import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { compileGrammar } from '../../../../scripts/build-grammar.mjs';

it.each([...compileGrammar()])('%s is what the grammar compiles to', (file, text) => {
  expect(readFileSync(file, 'utf8')).toBe(text);
});
