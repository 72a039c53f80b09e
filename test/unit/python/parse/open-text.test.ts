import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OpenText } from '../../../../src/python/parse/open-text.js';

/** Sign by sign: what is open at the end of a text; null: a string of three quotes. */
function openAt(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (sign === '#') at = endOf(text, '\n', at) - 1;
    else if (sign === '"' || sign === "'") {
      const end = text.startsWith(sign.repeat(3), at)
        ? endOf(text, sign.repeat(3), at + 3)
        : shortEnd(text, sign, at);
      if (end > text.length) return null;
      at = end - 1;
    } else if (sign === '\\') at += 1;
    else if ('([{'.includes(sign)) depth += 1;
    else if (')]}'.includes(sign)) depth = Math.max(0, depth - 1);
  }
  return depth;
}

/** Behind what ends it, escapes aside; for a line, where it ends. */
function endOf(text: string, what: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    if (what === '\n' ? text[at] === '\n' : text.startsWith(what, at)) {
      return what === '\n' ? at : at + what.length;
    }
    if (what !== '\n' && text[at] === '\\') at += 1;
  }
  return what === '\n' ? text.length : text.length + 1;
}

function shortEnd(text: string, quote: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === quote) return at + 1;
    if (text[at] === '\n') return at;
    if (text[at] === '\\') at += 1;
  }
  return text.length;
}

const word = fc.constantFrom(
  ...[
    '(',
    ')',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '"""',
    "'''",
    '#',
    '\\',
    '\n',
    ' ',
    'a',
    '(a)',
    '[1]',
  ],
  ...['"b"', "'c'", '# d\n', '""', '\\\n', 'x = 1\n'],
);
const code = fc.array(word, { maxLength: 30 }).map((words) => `${words.join('')}\n`);

describe('what is open in a text', () => {
  it('is what reading sign by sign tells', () => {
    fc.assert(
      fc.property(code, (text) => {
        const open = new OpenText(text);
        open.readTo(0, text.length);
        const expected = openAt(text);
        expect(open.isInString).toBe(expected === null);
        if (expected !== null && !text.endsWith('\\\n')) expect(open.isOpen).toBe(expected > 0);
      }),
      { numRuns: 5000 },
    );
  });

  it('stays within what it was asked to read', () => {
    const open = new OpenText('a = (1,\n2)\nb = [\n\n\nc = 3\n');
    open.readTo(0, 8);
    expect(open.isOpen).toBe(true);
    open.readTo(0, 11);
    expect(open.isOpen).toBe(false);
    open.readTo(11, 19);
    expect(open.isOpen).toBe(true);
  });

  it('takes a long line of brackets', () => {
    const open = new OpenText(`${'(a) "b" '.repeat(100_000)}\n[`);
    open.readTo(0, open.text.length);
    expect(open.isOpen).toBe(true);
  });
});
