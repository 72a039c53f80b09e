import { describe, expect, it } from 'vitest';
import { poolingSites, siteAt, siteBelow, siteFor } from '../../../src/core/site-search.js';
import { siteIn } from '../present/sites.js';

const SOURCE = `a = nn.MaxPool2d(2)
x = 1
b = nn.Sequential(nn.MaxPool2d(3), nn.MaxPool2d(5))
y = 2
`;
const sites = poolingSites(
  ['nn.MaxPool2d(5)', 'nn.MaxPool2d(3)', 'nn.MaxPool2d(2)'].map((text) => siteIn(SOURCE, text)),
  'net.py',
);
const found = (line: number, column: number, search = siteFor): string | undefined =>
  search(sites, { line, column })?.site.text;

describe('poolingSites', () => {
  it('come in source order', () => {
    expect(sites.map(({ site }) => site.text)).toEqual([
      'nn.MaxPool2d(2)',
      'nn.MaxPool2d(3)',
      'nn.MaxPool2d(5)',
    ]);
  });

  it('have names that stay when lines above them are added', () => {
    const moved = `import torch\n\n${SOURCE}`;
    const again = poolingSites([siteIn(moved, 'nn.MaxPool2d(3)')], 'net.py');
    expect(again.at(0)?.id).toBe(sites.at(1)?.id);
  });

  it('that are alike have names of their own', () => {
    const source = 'a = nn.MaxPool2d(2)\nb = nn.MaxPool2d(2)';
    const first = siteIn(source, 'nn.MaxPool2d(2)');
    const second = { ...first, range: { ...first.range, start: { line: 1, column: 4 } } };
    expect(new Set(poolingSites([first, second], 'net.py').map(({ id }) => id)).size).toBe(2);
  });

  it('hold unpooling too, which is explained but not drawn', () => {
    const source = 'up = nn.MaxUnpool2d(2)';
    const change = { kind: 'MaxUnpool2d', isPooling: false };
    const found = poolingSites([siteIn(source, 'nn.MaxUnpool2d(2)', {}, change)], 'net.py');
    expect(found).toHaveLength(1);
  });

  it('leave out other files and layers that do not pool', () => {
    const site = siteIn(SOURCE, 'nn.MaxPool2d(2)');
    expect(poolingSites([{ ...site, isPooling: false }], 'net.py')).toEqual([]);
    expect(poolingSites([site], 'other.py')).toEqual([]);
  });
});

describe('a cursor', () => {
  it('in a call means that call', () => {
    expect(found(2, 40)).toBe('nn.MaxPool2d(5)');
    expect(found(2, 40, siteAt)).toBe('nn.MaxPool2d(5)');
  });

  it('on the line of a call means the first one there', () => {
    expect(found(2, 0)).toBe('nn.MaxPool2d(3)');
    expect(found(2, 0, siteAt)).toBeUndefined();
  });

  it('between calls means the nearest above', () => {
    expect(found(1, 0)).toBe('nn.MaxPool2d(2)');
    expect(found(3, 0)).toBe('nn.MaxPool2d(5)');
  });

  it('above all calls means the first', () => {
    const below = poolingSites([siteIn(`\n\n${SOURCE}`, 'nn.MaxPool2d(2)')], 'net.py');
    expect(siteFor(below, { line: 0, column: 0 })?.site.text).toBe('nn.MaxPool2d(2)');
  });

  it('in the innermost of nested calls', () => {
    const source = 'y = nn.MaxPool2d(2)(nn.MaxPool2d(3)(x))';
    const nested = poolingSites(
      [
        siteIn(source, 'nn.MaxPool2d(2)(nn.MaxPool2d(3)(x))', {}, { role: 'call' }),
        siteIn(source, 'nn.MaxPool2d(3)'),
      ],
      'net.py',
    );
    expect(siteAt(nested, { line: 0, column: 25 })?.site.text).toBe('nn.MaxPool2d(3)');
  });
});

describe('siteBelow', () => {
  const source = `a = nn.MaxPool2d(2)
shape = (1, 1, 6, 6)
b = nn.AvgPool2d(3)

def other():
    size = (1, 3, 8, 8)
    c = nn.MaxPool2d(5)

def last():
    size = (4, 4)
d = nn.MaxPool2d(7)
`;
  const all = poolingSites(
    ['nn.MaxPool2d(2)', 'nn.AvgPool2d(3)', 'nn.MaxPool2d(5)', 'nn.MaxPool2d(7)'].map((text) =>
      siteIn(source, text),
    ),
    'net.py',
  );
  const below = (line: number): string | undefined =>
    siteBelow(all, source, { line, column: 10 })?.site.text;

  it('takes the call below a shape, not the one above', () => {
    expect(below(1)).toBe('nn.AvgPool2d(3)');
    expect(below(5)).toBe('nn.MaxPool2d(5)');
  });

  it('does not leave the function that the shape is in', () => {
    expect(below(9)).toBeUndefined();
  });

  it('does not go into a function below', () => {
    expect(below(2)).toBe('nn.AvgPool2d(3)');
    expect(siteBelow(all, source, { line: 3, column: 0 })?.site.text).toBe('nn.MaxPool2d(7)');
  });
});
