import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  ceilDivide,
  dimensionText,
  floorDivide,
  isEqual,
  isLess,
  maximum,
  minimum,
  modulo,
  multiply,
  subtract,
  symbol,
  type Dimension,
} from '../../../src/python/dimension.js';

const H = symbol('H');
const W = symbol('W');

describe('sizes in symbols', () => {
  it.each<[string, Dimension, string]>([
    ['a sum', add(add(H, 1), 2), 'H+3'],
    ['a difference to itself', subtract(H, H), '0'],
    ['a product', multiply(add(H, 1), add(W, 2)), '(H+1)·(W+2)'],
    ['a scaled product', multiply(multiply(add(H, -3), add(W, -3)), 16), '16·(H−3)·(W−3)'],
    ['a product of multiples', multiply(add(multiply(H, 2), 1), add(W, 2)), '(2·H+1)·(W+2)'],
    ['a sum that is no product', add(multiply(add(H, 1), W), 1), 'H·W+W+1'],
    [
      'the size after 3×3, stride 2, padding 1',
      add(floorDivide(subtract(add(H, 2), 3), 2), 1),
      '⌊(H−1)/2⌋+1',
    ],
    ['the size after 2×2, stride 2', add(floorDivide(subtract(H, 2), 2), 1), '⌊H/2⌋'],
    ['two halvings', floorDivide(floorDivide(H, 2), 2), '⌊H/4⌋'],
    [
      'a stem of a ResNet',
      add(floorDivide(subtract(add(floorDivide(subtract(H, 1), 2), 1), 1), 2), 1),
      '⌊(H−1)/4⌋+1',
    ],
    ['a rounded-up half', ceilDivide(H, 2), '⌈H/2⌉'],
    ['an exact division', floorDivide(multiply(H, 4), 2), '2·H'],
    ['a division by a symbol', floorDivide(multiply(H, W), H), 'W'],
    ['a remainder', modulo(add(H, 8), 8), '(H mod 8)'],
    ['no remainder', modulo(multiply(H, 8), 4), '0'],
    ['a maximum that is known', maximum(add(H, 1), H), 'H+1'],
    ['a minimum that isn’t', minimum(H, W), 'min(H, W)'],
  ])('%s reads well', (_title, size, text) => {
    expect(dimensionText(size)).toBe(text);
  });

  it('compares what holds for all symbols, and only that', () => {
    expect(isEqual(add(H, 1), add(1, H))).toBe(true);
    expect(isEqual(add(H, 1), H)).toBe(false);
    expect(isEqual(H, W)).toBeNull();
    expect(isLess(0, H)).toBe(true);
    expect(isLess(H, 1)).toBe(false);
    expect(isLess(H, 8)).toBeNull();
    expect(isEqual(modulo(H, 4), 5)).toBe(false);
  });
});

interface Step {
  readonly text: string;
  readonly build: (a: Dimension) => Dimension;
}

const step = (
  sign: string,
  operands: { readonly min: number; readonly max: number },
  apply: (a: Dimension, n: number) => Dimension,
): fc.Arbitrary<Step> =>
  fc.integer(operands).map((n) => ({ text: `${sign}${n}`, build: (a) => apply(a, n) }));

const steps = fc.array(
  fc.oneof(
    step('+', { min: -9, max: 9 }, add),
    step('*', { min: 1, max: 5 }, multiply),
    step('//', { min: 1, max: 7 }, floorDivide),
    step('^/', { min: 1, max: 7 }, ceilDivide),
  ),
  { maxLength: 6 },
);

const through = (chain: readonly Step[], start: Dimension): Dimension =>
  chain.reduce((size, one) => one.build(size), start);

/** The number that a size in H is, read back from its text. */
function valueAt(size: Dimension, h: number): number {
  const script = dimensionText(size)
    .replaceAll('−', '-')
    .replaceAll('·', '*')
    .replaceAll('⌊', 'floor(')
    .replaceAll('⌈', 'ceil(')
    .replace(/[⌋⌉]/g, ')');
  return evaluate(script, h);
}

function evaluate(script: string, h: number): number {
  let at = 0;
  const peek = (): string => script.charAt(at);
  const sum = (): number => {
    let value = product();
    while (peek() === '+' || peek() === '-')
      value += script.charAt(at++) === '+' ? product() : -product();
    return value;
  };
  const product = (): number => {
    let value = atom();
    while (peek() === '*' || peek() === '/') {
      if (script.charAt(at++) === '*') value *= atom();
      else value /= atom();
    }
    return value;
  };
  const atom = (): number => {
    const word = /^(?:floor|ceil)?\(|^-|^H|^\d+/.exec(script.slice(at))?.[0] ?? '';
    at += word.length;
    if (word === '-') return -atom();
    if (word === 'H') return h;
    if (!word.endsWith('(')) return Number(word);
    const inside = sum();
    at += 1;
    if (word === 'floor(') return Math.floor(inside);
    return word === 'ceil(' ? Math.ceil(inside) : inside;
  };
  return sum();
}

describe('arithmetic on symbols', () => {
  it('is arithmetic on numbers, whatever the symbol is', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 300 }), (chain, h) => {
        const symbolic = through(chain, H);
        const known = through(chain, h);
        // Rounded up, what is just below 0 is −0, which is 0 too.
        expect(valueAt(symbolic, h) + 0).toBe(Number(known) + 0);
      }),
    );
  });

  it('never orders sizes that can be either way', () => {
    fc.assert(
      fc.property(steps, steps, fc.integer({ min: 1, max: 60 }), (left, right, h) => {
        const [a, b] = [through(left, H), through(right, H)];
        const [x, y] = [through(left, h), through(right, h)];
        const less = isLess(a, b);
        if (less !== null) expect(Number(x) < Number(y)).toBe(less);
        const equal = isEqual(a, b);
        if (equal !== null) expect(Number(x) === Number(y)).toBe(equal);
      }),
    );
  });
});
