import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');

const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .map((name) => ({ name, text: readFileSync(path.join(root, 'src', name), 'utf8') }));

const withText = (pattern: RegExp): readonly string[] =>
  sources.filter(({ text }) => pattern.test(text)).map(({ name }) => name);

describe('what the sources may start', () => {
  it('is one process only: our own core, by one call', () => {
    expect(withText(/child_process/u)).toEqual(['host/core/forked-core.ts']);
    const { text = '' } = sources.find(({ name }) => name === 'host/core/forked-core.ts') ?? {};
    expect(text.match(/import .* from 'node:child_process'/gu)).toEqual([
      "import { fork } from 'node:child_process'",
    ]);
    expect(text.match(/\bfork\(/gu)).toHaveLength(1);
    expect(withText(/\bforkedCore\(/u)).toEqual(['host/platform/node.ts']);
  });

  it('is two kinds of thread only: the guard of the core, and the core itself in a browser', () => {
    expect(withText(/worker_threads/u)).toEqual(['core/entries/guard.ts']);
    expect(withText(/\bnew Worker\(/u).toSorted()).toEqual([
      'core/entries/guard.ts',
      'host/core/worker-core.ts',
    ]);
  });

  it('is nothing that speaks over a network', () => {
    expect(
      withText(/'node:(?:https?|http2|net|tls|dgram|dns|cluster)'|XMLHttpRequest|\bWebSocket\b/u),
    ).toEqual([]);
  });
});
