import { describe, expect, it } from 'vitest';
import { statementStarts } from '../../../../src/python/parse/statement-starts.js';

/** The first lines of the statements that a text is cut into. */
const beginnings = (text: string): string[] | null =>
  statementStarts(text)?.map((start) => text.slice(start).split('\n', 1)[0] ?? '') ?? null;

describe('where the statements of a module begin', () => {
  it.each([
    ['items of a list at the margin', 'net = Sequential([\nConv2D(3),\nFlatten(),\n])\nx = 1\n', 2],
    ['a string that goes on after a backslash', 'a = "b\\\nc"\nd = \'\\\\\'\ne\n', 3],
    ['a line that goes on after a backslash', 'a = 1 + \\\n2\nb = 3\n', 2],
    ['a signature that goes on after a backslash', 'def f(a) -> \\\nint:\n    pass\nx = 1\n', 2],
    ['parameters at the margin', 'def f(\na,\nb):\n    return a\nx = f(1, 2)\n', 2],
    ['clauses of the statement above', 'if a:\n    b\nelif c:\n    d\nelse:\n    e\nf\n', 2],
    ['decorators above what they decorate', '@a\n# why\n@b(1)\ndef f(): pass\nx\n', 2],
    ['a text of several lines', 'a = """\nb = 1\nc = 2\n"""\nd = 3\n', 2],
    ['a doc string that speaks at the margin', 'class A:\n    """One.\n\nTwo.\n"""\nx = 1\n', 2],
    ['an apostrophe in a comment', "a = 1  # isn't open\nb = 2\n", 2],
    ['three quotes in a string', 'a = "\'\'\'"\nb = "\\""\nc = 1\n', 3],
    ['lines with carriage returns', 'a = (1,\r\n2)\r\nb = \\\r\n3\r\nc = 4\r\n', 3],
    ['what is indented at first', '  a = 1\nb = 2\n', 2],
    ['a text with comments only', '# a\n\n# b\n', 0],
  ])('finds them with %s', (_, text, count) => {
    expect(beginnings(text)).toHaveLength(count);
  });

  it('begins anew at a definition below a bracket that is never closed', () => {
    expect(beginnings('pool = nn.MaxPool2d(2,\n\nclass A:\n    pass\n')).toEqual([
      'pool = nn.MaxPool2d(2,',
      'class A:',
    ]);
  });

  it('gives up where a long string is never closed', () => {
    expect(beginnings('a = 1\nb = """\nclass A:\n    pass\n')).toBeNull();
  });
});
