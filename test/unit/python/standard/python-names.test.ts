import { describe, expect, it } from 'vitest';
import { read } from '../support/read.js';
import { resultOf } from '../support/run-snippet.js';

const seriousOf = async (code: string): Promise<string[]> =>
  (await read(code)).problems.filter(({ severity }) => severity !== 'info').map(({ code }) => code);

describe('what Python itself gives', () => {
  it.each([
    [
      'its exceptions',
      'a = (IOError, EnvironmentError, BrokenPipeError, TabError, ExceptionGroup)',
    ],
    ['its rarer types and functions', 'a = (bytearray(3), memoryview(b""), aiter, anext, help)'],
    ['the names of a module', 'a = (__annotations__, __builtins__, __spec__)'],
    [
      'what every object has',
      'class A:\n    __str__ = object.__str__\n    __ne__ = object.__ne__\nA().__hash__()',
    ],
    ['words on the command line', 'import sys\nif __name__ == "__main__":\n    open(sys.argv[1])'],
  ])('is there: %s', async (_, code) => {
    expect(await seriousOf(code)).toEqual([]);
  });

  it('takes the same error by its old name', async () => {
    const code = 'try:\n    raise OSError("x")\nexcept IOError:\n    result = 3';
    expect(await resultOf(code)).toBe('3');
  });

  it('goes on where a program ends without words on the command line', async () => {
    const code = 'import sys\nif len(sys.argv) < 2:\n    sys.exit(1)\nresult = 4';
    expect(await resultOf(code)).toBe('4');
  });

  it('lets argparse have its defaults where the words are given on', async () => {
    const code = [
      'import argparse, sys',
      'parser = argparse.ArgumentParser()',
      'parser.add_argument("--size", type=int, default=8)',
      'result = parser.parse_args(sys.argv[1:]).size',
    ].join('\n');
    expect(await resultOf(code)).toBe('8');
  });
});

describe('methods that are of the class without saying so', () => {
  it('take the class: `__class_getitem__`', async () => {
    const code =
      'class A:\n    def __class_getitem__(cls, width):\n        return (cls.__name__, width)\nresult = A[3]';
    expect(await resultOf(code)).toBe("('A', 3)");
  });

  it('take the class: `__init_subclass__`, through `super()` too', async () => {
    const code = [
      'seen = []',
      'class A:',
      '    def __init_subclass__(cls, **options):',
      '        super().__init_subclass__(**options)',
      '        seen.append(cls.__name__)',
      'class B(A):',
      '    def __init_subclass__(cls):',
      '        super().__init_subclass__()',
      'class C(B):',
      '    pass',
      'result = seen',
    ].join('\n');
    expect(await resultOf(code)).toBe("['B', 'C']");
  });
});
