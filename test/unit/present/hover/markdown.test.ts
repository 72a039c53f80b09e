import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { code, escaped } from '../../../../src/present/hover/markdown.js';

describe('user text in a hover', () => {
  it.each([
    ['nn.MaxPool2d(3)', '`nn.MaxPool2d(3)`'],
    ['a `b` c', '`` a `b` c ``'],
    ['``', '``` `` ```'],
    ['two\n  lines', '`two lines`'],
  ])('%j is the code span %s', (text, span) => {
    expect(code(text)).toBe(span);
  });

  it('never ends its code span early', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const span = code(text);
        const fence = /^`+/u.exec(span)?.[0] ?? '';
        const inside = span.slice(fence.length, -fence.length);
        const runs = [...inside.matchAll(/`+/gu)].map(([run]) => run.length);
        expect(runs).not.toContain(fence.length);
        expect(span).not.toContain('\n');
      }),
    );
  });

  it('makes no link, picture, icon or HTML', () => {
    const text = escaped('[x](command:evil) ![y](z) <img src=x> $(flame) **b** | c');
    expect(text).not.toMatch(/(?<!\\)[[\]()|*$]/u);
    expect(text).not.toContain('<');
  });
});
