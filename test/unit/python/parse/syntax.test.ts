import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseFile } from '../../../../src/python/parse/parse-file.js';
import type { RawNode } from '../../../../src/python/parse/raw-node.js';
import { parseSyntax } from '../../../../src/python/parse/syntax.js';

const root = path.resolve(import.meta.dirname, '../../../..');

const files = ['test/models', 'examples'].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .map((name) => path.join(folder, name)),
);

/** The text of the first node of a type. */
function textOf(text: string, type: string): string {
  const pending = [parseSyntax(text, 0, false)];
  for (const node of pending) {
    if (node?.type === type) return text.slice(node.start, node.end);
    pending.push(...(node?.children ?? []));
  }
  return '';
}

function strays({ start, end, children }: RawNode): RawNode[] {
  let from = start;
  return children.flatMap((child) => {
    const isWithin = child.start >= from && child.end >= child.start && child.end <= end;
    from = child.end;
    return isWithin ? strays(child) : [child];
  });
}

describe('reading files', () => {
  it('finds nothing wrong with the models and examples', () => {
    expect(files.length).toBeGreaterThan(40);
    for (const file of files) {
      expect(parseFile(file, readFileSync(path.join(root, file), 'utf8')).errors, file).toEqual([]);
    }
  });

  it('gives nodes that lie side by side in those around them', () => {
    for (const file of files) {
      const tree = parseSyntax(readFileSync(path.join(root, file), 'utf8'), 0, false);
      expect(tree === null ? null : strays(tree), file).toEqual([]);
    }
  });

  it('ends a block behind the comments that are indented as it is', () => {
    const block = 'if a:\n    b  # c\n\n    # d\n';
    expect(textOf(`${block}# e\nf`, 'If')).toBe(block.trimEnd());
    expect(textOf('if a:\n    b  # c\n# d\nelse:\n    e\n', 'Body')).toBe(':\n    b  # c');
    expect(textOf('class A:\n    x = 1\n\n\ny = 2', 'Class')).toBe('class A:\n    x = 1');
  });

  it('counts from the base that it is given', () => {
    const [statement] = parseSyntax('x = 1', 100, false)?.children ?? [];
    expect(statement).toMatchObject({ start: 100, end: 105 });
  });

  it('reads what is whole of broken code if asked to', () => {
    expect(parseSyntax('x = f(1', 0, false)).toBeNull();
    const types: string[] = [];
    const pending = [parseSyntax('x = f(1', 0, true)];
    for (const node of pending) {
      types.push(node?.type ?? '');
      pending.push(...(node?.children ?? []));
    }
    expect(types).toContain('Call');
  });
});

const long = (part: string): string => part.repeat(30_000 / part.length);

describe('reading what nobody writes', () => {
  it.each([
    ['a sum of 500 terms', `x = ${'"a long text" + '.repeat(500)}""`],
    ['a chain of 300 calls', `x = a${'.called(1)'.repeat(300)}`],
    ['a list of 10,000 items', `x = [${'1, '.repeat(10_000)}]`],
    ['2,000 branches', `if a: pass\n${'elif a: pass\n'.repeat(2_000)}`],
    [
      'blocks 300 deep',
      Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}if x:\n`).join('') +
        `${' '.repeat(300)}x`,
    ],
    ['a thousand brackets', `x = ${'['.repeat(1_000)}${']'.repeat(1_000)}`],
    ['ten thousand lines that go on', `x = 1 ${'\\\n'.repeat(10_000)}\n`],
  ])('takes %s', (_, text) => {
    expect(parseSyntax(text, 0, false)).not.toBeNull();
  });

  it.each(
    [
      '(',
      'f(',
      '{[(',
      ')',
      '-',
      'not ',
      'a.',
      'a = ',
      'foo ',
      '@',
      '"',
      '"\\',
      'f"{',
      'match (\n',
      'type ',
      'lambda:',
      'x\n ',
      '\u0000é€',
    ].map((part) => [part] as const),
  )('finds what follows nothing but %j', (part) => {
    const { body } = parseFile('main.py', `${long(part)} \nimport torch\n`);
    expect(body.at(-1)).toMatchObject({ kind: 'import' });
  });

  it('gives up where a long string is never closed', () => {
    expect(parseFile('main.py', long("'''x\n")).errors).not.toEqual([]);
  });
});
