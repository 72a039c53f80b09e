import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchSteps } from '../../../../src/python/standard/regex-cost.js';
import { resultOf } from '../support/run-snippet.js';

describe('the steps of a search', () => {
  it.each([
    ['a literal', 'features', 41],
    ['one repetition', String.raw`\d+`, 41 ** 2],
    ['two, one in brackets', String.raw`(.*)_(\d{1,})`, 41 ** 3],
    ['a fixed number of repetitions', '(?:a|b){3}', 8 * 41],
    ['alternatives', 'relu|conv|norm', 3 * 41],
    ['what may be left out', 'a?b??', 4 * 41],
    ['a class that holds signs of repetition', '[a*+?)]', 41],
    ['escapes', String.raw`\(\*\)\[`, 41],
    ['named groups and looking around', String.raw`(?P<name>\w+)(?=\.)(?<!x)`, 41 ** 2],
  ])('%s', (_, pattern, steps) => {
    expect(searchSteps(pattern, 40)).toBe(steps);
  });

  it.each([
    '(a+)+$',
    '(a*)*b',
    '(a|a)*b',
    '(a|aa)+$',
    '(?:x?)*y',
    '((ab)*c)*d',
    String.raw`(\s*([a-z]*)(\s*=\s*("[^"]*"|[a-z]*))?)*\s*/`,
    String.raw`(\w+\s?)*$`,
  ])('of %s are too many for any text but a short one', (pattern) => {
    expect(searchSteps(pattern, 4)).toBeLessThan(1e8);
    expect(searchSteps(pattern, 30)).toBeGreaterThan(1e8);
  });

  it('grow with the text, and end for whatever stands for a pattern', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.nat(50), (pattern, length) => {
        const steps = searchSteps(pattern, length);
        expect(steps).toBeGreaterThanOrEqual(1);
        expect(searchSteps(pattern, length + 1)).toBeGreaterThanOrEqual(steps);
      }),
    );
  });
});

describe('a pattern that would search for ever', () => {
  it('is not followed', async () => {
    const code = `import re\nresult = re.match(r'(a|a)*b', 'a' * 200)`;
    expect(await resultOf(code)).toBe('something unknown');
  });

  it('leaves names of weights to be renamed', async () => {
    const code = `import re
pattern = re.compile(r'^(.*denselayer\\d+\\.(?:norm|relu|conv))\\.((?:[12])\\.(?:weight|bias))$')
found = pattern.match('features.denseblock1.denselayer1.norm.1.weight')
result = found.group(1) + found.group(2)`;
    expect(await resultOf(code)).toBe("'features.denseblock1.denselayer1.norm1.weight'");
  });
});
