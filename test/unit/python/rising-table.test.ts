import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';
import { withDifferences } from '../../../scripts/rising-table.mjs';
import { restoredTable } from '../../../src/python/parse/rising-table.js';

const modules = createRequire(import.meta.url);

describe('a rising table as differences', () => {
  it('is restored, whatever is around it', () => {
    const numbers = [9, 9, 3, 10, 11, 400, 4000, 4001, 2, 0];
    const bytes = Buffer.alloc(numbers.length * 4 + 3, 7);
    numbers.forEach((number, index) => bytes.writeUInt32LE(number, index * 4 + 1));
    const shipped = withDifferences(bytes);
    expect(shipped.readUInt32LE(bytes.length)).toBe(9);
    expect(shipped.readUInt32LE(bytes.length + 4)).toBe(5);
    expect(shipped.readUInt32LE(9 + 3 * 4)).toBe(389);
    expect([...restoredTable(shipped)]).toEqual([...bytes]);
  });

  it('gives the grammar of Python back, which has a long one', async () => {
    const bytes = await readFile(modules.resolve('tree-sitter-python/tree-sitter-python.wasm'));
    const shipped = withDifferences(bytes);
    expect(Buffer.compare(restoredTable(shipped), bytes)).toBe(0);
    expect(shipped.readUInt32LE(bytes.length + 4)).toBeGreaterThan(2000);
  });

  it('is refused where the bytes tell of a table beyond their end', () => {
    expect(() => restoredTable(new Uint8Array(4))).toThrow(RangeError);
    expect(() => restoredTable(new Uint8Array(16).fill(255))).toThrow(RangeError);
  });
});
