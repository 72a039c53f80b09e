import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CompiledChunk } from '../../../src/host/compiled-chunk.js';

const require = createRequire(import.meta.url);

const CHUNK = `'use strict';
const { join } = require('node:path');
const other = require('./other.cjs');
exports.name = join('a', other.name, __filename.slice(-9));
exports.sum = (values) => values.reduce((a, b) => a + b, 0);
`;

let folder: string;
let file: string;
let kept: string;

beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'compiled-chunk-'));
  file = path.join(folder, 'chunk.cjs');
  kept = path.join(folder, 'kept');
  await writeFile(file, CHUNK);
  await writeFile(path.join(folder, 'other.cjs'), "exports.name = 'other';\n");
});

afterEach(async () => {
  forget();
  await rm(folder, { recursive: true });
});

/** As in another window: the chunk isn't loaded there. */
function forget(): void {
  Reflect.deleteProperty(require.cache, file);
}

function loaded(): { readonly name: string; readonly sum: (values: number[]) => number } {
  const chunk: unknown = require(file);
  if (typeof chunk !== 'object' || chunk === null) throw new TypeError('no module');
  const [name, sum]: unknown[] = [Reflect.get(chunk, 'name'), Reflect.get(chunk, 'sum')];
  if (typeof name !== 'string' || typeof sum !== 'function') throw new TypeError('no exports');
  return { name, sum: (values) => Number(Reflect.apply(sum, undefined, [values])) };
}

async function keptOnce(): Promise<string> {
  const chunk = new CompiledChunk(file, kept);
  expect(await chunk.load()).toBe(false);
  await chunk.keep();
  forget();
  const [name = ''] = await readdir(kept);
  return path.join(kept, name);
}

describe('a compiled chunk', () => {
  it('is the module that is required afterwards', async () => {
    await new CompiledChunk(file, kept).load();
    await rm(file);
    expect(loaded().name).toBe(path.join('a', 'other', 'chunk.cjs'));
    expect(loaded().sum([1, 2, 3])).toBe(6);
  });

  it('is run from what was kept the second time', async () => {
    await keptOnce();
    expect(await new CompiledChunk(file, kept).load()).toBe(true);
    expect(loaded().sum([1, 2])).toBe(3);
  });

  it('is compiled anew where its text changed, and only the newest is kept', async () => {
    const before = await keptOnce();
    await writeFile(file, CHUNK.replace("'a'", "'b'"));
    const chunk = new CompiledChunk(file, kept);
    expect(await chunk.load()).toBe(false);
    expect(loaded().name).toBe(path.join('b', 'other', 'chunk.cjs'));
    await chunk.keep();
    expect(await readdir(kept)).toHaveLength(1);
    expect(await readdir(kept)).not.toContain(path.basename(before));
  });

  it.each([
    ['damaged', (bytes: Buffer) => bytes.fill(0, 100, 140)],
    ['cut off', (bytes: Buffer) => bytes.subarray(0, 50)],
    ['empty', () => Buffer.alloc(0)],
  ])('is compiled anew where what was kept is %s', async (_, change) => {
    const name = await keptOnce();
    await writeFile(name, change(await readFile(name)));
    expect(await new CompiledChunk(file, kept).load()).toBe(false);
    expect(loaded().sum([4])).toBe(4);
  });

  it('that throws is no module, and says so', async () => {
    await writeFile(file, "throw new Error('broken');\n");
    await expect(new CompiledChunk(file, kept).load()).rejects.toThrow('broken');
    expect(() => loaded()).toThrow('broken');
  });

  it('that is loaded already stays the same module', async () => {
    const before = loaded();
    expect(await new CompiledChunk(file, kept).load()).toBe(false);
    expect(loaded().sum([1])).toBe(before.sum([1]));
  });
});
