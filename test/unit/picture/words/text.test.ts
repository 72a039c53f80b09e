import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitNumber } from '../../../../src/picture/words/fitted-text.js';
import { levelOf } from '../../../../src/picture/colours/heat-levels.js';
import {
  countText,
  exactText,
  fractionText,
  numberText,
  shorterTexts,
} from '../../../../src/picture/words/number-text.js';

describe('numbers in cells', () => {
  it.each([
    [7, '7'],
    [-3, '−3'],
    [0.5, '0.5'],
    [1 / 3, '0.33'],
    [12.345, '12.3'],
    [-0.25, '−0.25'],
    [NaN, 'NaN'],
    [-Infinity, '−∞'],
    [Infinity, '∞'],
    [0.1 + 0.2, '0.3'],
    [1_500_000, '1.5M'],
    [0.0004, '0.0004'],
    [0.00004, '4e−5'],
  ])('writes %d as %s', (value, text) => {
    expect(numberText(value)).toBe(text);
  });

  it('writes all the digits of a float32 for the tooltip', () => {
    expect(exactText(Math.fround(0.1))).toBe('0.1');
    expect(exactText(Math.fround(1 / 3))).toBe('0.33333334');
  });

  it('writes shares as fractions while the denominator is at most 64', () => {
    expect(fractionText(1 / 9)).toBe('1/9');
    expect(fractionText(Math.fround(4 / 9 + 1 / 6))).toBe('11/18');
    expect(fractionText(2)).toBe('2');
    expect(fractionText(1 / 81)).toBe('0.01');
  });

  it('shrinks type to 8.5 px before it shortens the number', () => {
    expect(fitNumber(7, 48)).toEqual({ text: '7', size: 15 });
    expect(fitNumber(1234, 48)).toMatchObject({ text: '1234' });
    expect(fitNumber(1234, 30)).toMatchObject({ text: '1234', size: 11 });
    expect(fitNumber(1234, 24)).toEqual({ text: '1234', size: 8.5 });
    expect(fitNumber(1234, 22).text).toBe('1k');
  });

  it('says as much of a number in a smaller cell as in the one that it is of', () => {
    for (const cell of [32, 36, 44]) {
      expect(fitNumber(-0.82, cell - 4, cell).text).toBe(fitNumber(-0.82, cell).text);
      expect(fitNumber(-0.82, cell).text).toBe('−0.82');
    }
  });

  it('never makes a number longer while it shortens it', () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const texts = shorterTexts(value);
        expect(texts.length).toBeGreaterThan(0);
        expect(texts[0]).toBe(numberText(value));
      }),
    );
  });
});

describe('counts', () => {
  it('have separators as American English has them', () => {
    fc.assert(
      fc.property(fc.oneof(fc.maxSafeInteger(), fc.integer(), fc.nat(20_000)), (count) => {
        expect(countText(count)).toBe(count.toLocaleString('en-US'));
      }),
    );
  });
});

describe('heat levels', () => {
  it('run from the smallest to the largest value', () => {
    const range = { min: 2, max: 6 };
    expect([2, 4, 6].map((value) => levelOf(value, range))).toEqual([0, 128, 255]);
  });

  it('keep 0 in the middle where values cross it', () => {
    expect(levelOf(0, { min: -1, max: 3 })).toBe(128);
    expect(levelOf(3, { min: -1, max: 3 })).toBe(255);
  });
});
