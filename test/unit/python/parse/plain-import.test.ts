import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { StatementBuilder } from '../../../../src/python/parse/build-statement.js';
import { parseFile } from '../../../../src/python/parse/parse-file.js';
import { plainImport } from '../../../../src/python/parse/plain-import.js';
import { parseSyntax } from '../../../../src/python/parse/syntax.js';
import type { Statement } from '../../../../src/python/tree/nodes.js';

const PLAIN: readonly string[] = [
  'import torch',
  'import torch.nn as nn, os',
  'import  a.b.c  # why',
  'from torch import nn',
  'from . import a',
  'from ...a.b import c as d, e',
  'from .a import *',
  'from torch import (nn)\n\n# next\n\n',
  'from a import (\n    b,\n    c as d,\n)\n',
  'from a import (b, c, )  # too',
  'from re import match, compile as type\r\n',
];

const LEFT_TO_THE_PARSER: readonly string[] = [
  'import a; b = 3',
  'import a.',
  'import class',
  'from a import b,',
  'from a import b as',
  'from a import import',
  'from import b',
  'from a.if import b',
  'from a import (b,\n  # why\n  c)',
  'from a import (b',
  'from a import b, *',
  'from a \\\n  import b',
  'from a import b c',
  'from a import ()',
  'importlib = 3',
  'import größe',
];

const parsed = (text: string, base: number): readonly Statement[] | null => {
  const raw = parseSyntax(text, base, false);
  return raw === null ? null : new StatementBuilder(text, base).block(raw);
};

describe('imports that are read without the parser', () => {
  it.each(PLAIN)('%j', (text) => {
    const read = plainImport(text, 7);
    expect(read).not.toBeNull();
    expect([read]).toEqual(parsed(text, 7));
  });

  it.each(LEFT_TO_THE_PARSER)('not %j', (text) => {
    expect(plainImport(text, 0)).toBeNull();
  });

  it('take no time to be told from what only begins like one', () => {
    const begin = performance.now();
    for (const rest of [' '.repeat(1900), '# # '.repeat(450), ', b'.repeat(600)]) {
      for (const text of [`from a import (b${rest}`, `import a\n${rest}\n x`]) {
        expect(plainImport(text, 0)).toBeNull();
      }
    }
    expect(performance.now() - begin).toBeLessThan(500);
  });

  it('are those that the parser sees, in all scripts of the tests', () => {
    const folder = path.join(import.meta.dirname, '../../../models/scripts');
    let count = 0;
    for (const name of readdirSync(folder)) {
      for (const { part } of parseFile(name, readFileSync(path.join(folder, name), 'utf8')).parts) {
        const read = plainImport(part.text, part.base);
        if (read === null) continue;
        count += 1;
        expect([read]).toEqual(parsed(part.text, part.base));
      }
    }
    expect(count).toBeGreaterThan(40);
  });
});
