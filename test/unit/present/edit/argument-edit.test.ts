import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/index.js';
import { argumentEdits, type CodeEdit } from '../../../../src/present/edit/argument-edit.js';
import { pythonLiteral } from '../../../../src/present/edit/python-literal.js';
import type { LayerSite } from '../../../../src/python/site.js';
import { siteIn } from '../sites.js';

const apply = (source: string, edits: readonly CodeEdit[]): string => {
  const starts = [0, ...[...source.matchAll(/\n/gu)].map(({ index }) => index + 1)];
  const offset = ({ line, column }: CodeEdit['range']['start']) => (starts[line] ?? 0) + column;
  return edits
    .toSorted((a, b) => offset(b.range.start) - offset(a.range.start))
    .reduce(
      (text, { range, text: replacement }) =>
        text.slice(0, offset(range.start)) + replacement + text.slice(offset(range.end)),
      source,
    );
};

const edited = (
  source: string,
  site: LayerSite,
  changes: Parameters<typeof argumentEdits>[2],
  sites: readonly LayerSite[] = [site],
): string => {
  const edits = argumentEdits(site, sites, changes);
  if (!edits.ok) throw new Error(textOf(edits.error));
  return apply(source, edits.value);
};

describe('argumentEdits', () => {
  it('replaces an argument where it is written', () => {
    const source = 'pool = nn.MaxPool2d(3, stride=7)';
    const site = siteIn(source, 'nn.MaxPool2d(3, stride=7)', {
      kernel_size: [3, '3'],
      stride: [7, '7'],
    });
    expect(edited(source, site, [{ parameter: 'stride', value: [1, 2] }])).toBe(
      'pool = nn.MaxPool2d(3, stride=(1, 2))',
    );
  });

  it.each([
    ['nn.MaxPool2d(3)', 'nn.MaxPool2d(3, padding=1)'],
    ['nn.MaxPool2d()', 'nn.MaxPool2d(padding=1)'],
    ['nn.MaxPool2d(3,)', 'nn.MaxPool2d(3, padding=1,)'],
    ['nn.MaxPool2d((3))', 'nn.MaxPool2d((3), padding=1)'],
    [
      'nn.MaxPool2d(\n    3,  # size (rows)\n)',
      'nn.MaxPool2d(\n    3, padding=1,  # size (rows)\n)',
    ],
    ['nn.MaxPool2d(k[")"])', 'nn.MaxPool2d(k[")"], padding=1)'],
    ['nn.MaxPool2d(size("(#"))', 'nn.MaxPool2d(size("(#"), padding=1)'],
  ])('adds one that took its default: %j', (call, expected) => {
    const source = `x = 1\npool = ${call}\n`;
    const site = siteIn(source, call);
    expect(edited(source, site, [{ parameter: 'padding', value: 1 }])).toBe(
      `x = 1\npool = ${expected}\n`,
    );
  });

  it('adds to where the layer was built when its call is meant', () => {
    const source = 'pool = nn.MaxPool2d(3)\ny = pool(x)';
    const built = siteIn(source, 'nn.MaxPool2d(3)', { kernel_size: [3, '3'] });
    const called = siteIn(source, 'pool(x)', { kernel_size: [3, '3'] }, { role: 'call' });
    const changes = [{ parameter: 'padding', value: 1 }];
    expect(edited(source, called, changes, [built, called])).toBe(
      'pool = nn.MaxPool2d(3, padding=1)\ny = pool(x)',
    );
  });

  it('adds to the call itself where that is a function', () => {
    const source = 'y = F.max_pool2d(x, 3)';
    const site = siteIn(source, 'F.max_pool2d(x, 3)', { kernel_size: [3, '3'] }, { role: 'call' });
    expect(edited(source, site, [{ parameter: 'ceil_mode', value: true }])).toBe(
      'y = F.max_pool2d(x, 3, ceil_mode=True)',
    );
  });

  it('refuses with the reason what is not written in the call', () => {
    const source = 'pool = nn.MaxPool2d(k)';
    const site = siteIn(source, 'nn.MaxPool2d(k)');
    const pooling = site.pooling && {
      ...site.pooling,
      arguments: [
        {
          parameter: 'kernel_size',
          value: 3,
          range: null,
          notEditable: 'k is a parameter of make_layers',
        },
      ],
    };
    const edits = argumentEdits(
      { ...site, pooling },
      [site],
      [{ parameter: 'kernel_size', value: 2 }],
    );
    expect(edits.ok ? null : textOf(edits.error)).toBe(
      '`kernel_size` can’t be changed here: k is a parameter of make_layers.',
    );
  });
});

describe('pythonLiteral', () => {
  it.each([
    [2, '2'],
    [true, 'True'],
    [null, 'None'],
    ['same', "'same'"],
    ["it's", "'it\\'s'"],
    [{ float: 2 }, '2.0'],
    [{ float: 0.5 }, '0.5'],
    [{ float: Number.NEGATIVE_INFINITY }, "float('-inf')"],
    [[2, 3], '(2, 3)'],
    [[2], '(2,)'],
    [
      [
        [0, 1],
        [0, 1],
      ],
      '((0, 1), (0, 1))',
    ],
  ])('%j is %s', (value, text) => {
    expect(pythonLiteral(value)).toBe(text);
  });
});
