import { describe, expect, it } from 'vitest';
import { read } from './support/read.js';
import { resultOf } from './support/run-snippet.js';

/** Each may have left before it comes to its `raise`. */
const left: readonly (readonly [string, string])[] = [
  ['a function', 'def f():\n    if q:\n        return 1\n    raise ValueError("no")\nf()'],
  [
    'a search',
    'def f():\n    for x in q:\n        if x == 3:\n            return 1\n    raise ValueError("no")\nf()',
  ],
  ['an assertion', 'def f():\n    if q:\n        return 1\n    assert False\nf()'],
  ['a loop', 'for x in [1, 2]:\n    if q:\n        break\n    raise ValueError("no")'],
  ['a round', 'for x in [1, 2]:\n    if q:\n        continue\n    raise ValueError("no")'],
  ['an endless loop', 'while True:\n    if q:\n        break\n    raise ValueError("no")'],
  [
    'a generator',
    'def f():\n    yield 1\n    if q:\n        return\n    raise ValueError("no")\nlist(f())',
  ],
];

describe('a `raise` behind a way out that may be taken', () => {
  it.each(left)('is no error: %s', async (_, code) => {
    const { problems } = await read(`from lib import q\n${code}\n`);
    expect(problems).toEqual([]);
  });

  it('leaves what may be returned', async () => {
    const code = 'from lib import q\ndef f():\n    if q:\n        return 1\n    raise ValueError\n';
    expect(await resultOf(`${code}result = f()`)).toBe('1');
  });

  it('is an error where the way out is not taken', async () => {
    const code = 'def f(x):\n    if x:\n        return 1\n    raise ValueError("no")\nf(1)\nf(0)\n';
    expect((await read(code)).problems.map(({ code: kind }) => kind)).toEqual(['ValueError']);
  });

  it('is caught where it is raised', async () => {
    const code =
      'from lib import q\ndef f():\n    try:\n        if q:\n            return 1\n        raise ValueError\n    except ValueError:\n        return 1\n';
    expect(await resultOf(`${code}result = f()`)).toBe('1');
  });
});

describe('what may never end', () => {
  it('is not known once an iterator has often seemed to end', async () => {
    const code =
      'from lib import q\nclass I:\n    def __iter__(self):\n        return self\n    def __next__(self):\n        if q():\n            raise StopIteration\n        return 1\n';
    const few = { steps: 5000 };
    expect(await resultOf(`${code}result = list(I())`, few)).toBe('something unknown');
    expect(await resultOf(`${code}result = 0\nfor x in I():\n    result += x`, few)).toBe(
      'something unknown',
    );
  });

  it('is not carried out to the same end again', async () => {
    const code =
      'def f():\n    n = 0\n    while True:\n        n += 1\n        if n == -1:\n            break\n    return n\nfor i in range(100):\n    result = f()';
    expect(await resultOf(code, { steps: 20_000 })).toMatch(/^something unknown/u);
  });
});
