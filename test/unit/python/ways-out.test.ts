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
