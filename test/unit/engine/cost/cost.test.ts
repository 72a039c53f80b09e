import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dataExtent } from '../../../../src/engine/geometry/axis.js';
import { cost, type Cost } from '../../../../src/engine/cost/cost.js';
import { textOf } from '../../../../src/engine/phrase.js';
import type { Plan } from '../../../../src/engine/plan/plan.js';
import type { DataType, Reducer } from '../../../../src/engine/spec.js';
import { anyCase, average, everyTap, max, planOf, sliding } from '../plans.js';

const costOf = (plan: Plan, dtype: DataType = 'float32'): Cost => {
  const result = cost(plan, dtype);
  if (!result.ok) throw new Error(textOf(result.error.message));
  return result.value;
};

/** The counts of a plan, one tap at a time. */
const bruteForce = (plan: Plan) => {
  let reads = 0;
  let readsWithPadding = 0;
  const filled = new Map<string, number>();
  const cells = new Set<string>();
  for (const tap of everyTap(plan)) {
    const padded = tap.coordinate.every((c, a) => {
      const axis = plan.axes[a];
      if (axis === undefined) return false;
      return c >= -axis.padBefore && c < dataExtent(axis) + axis.padAfter;
    });
    if (padded) readsWithPadding += 1;
    if (tap.index.includes(-1)) continue;
    reads += 1;
    const window = `${String(tap.plane)}/${tap.output.join()}`;
    filled.set(window, (filled.get(window) ?? 0) + 1);
    cells.add(`${String(tap.plane)}/${tap.index.join()}`);
  }
  const pairs = [...filled.values()].reduce((all, v) => all + (v * (v - 1)) / 2, 0);
  return { reads, readsWithPadding, windows: filled.size, cells: cells.size, pairs };
};

describe('cost', () => {
  it('agrees with counting every tap, for any windows', () => {
    fc.assert(
      fc.property(anyCase, ({ shape, source }) => {
        const plan = planOf(source, max, shape);
        const counted = bruteForce(plan);
        const exact = costOf(plan);
        expect(exact.reads).toBe(counted.reads);
        expect(exact.readsWithPadding).toBe(counted.readsWithPadding);
        expect(exact.operations.comparisons).toBe(counted.reads - counted.windows);
        expect(exact.bytesIn).toBe(4 * counted.cells);
        const sorted = costOf(planOf(source, { kind: 'median' }, shape));
        expect(sorted.operations.comparisons).toBe(counted.pairs);
      }),
      { numRuns: 400 },
    );
  });

  it('agrees with counting every tap where data is spread out', () => {
    fc.assert(
      fc.property(
        fc.record({
          size: fc.integer({ min: 1, max: 6 }),
          kernel: fc.integer({ min: 1, max: 4 }),
          stride: fc.integer({ min: 1, max: 3 }),
          dilation: fc.integer({ min: 1, max: 3 }),
          pad: fc.integer({ min: 0, max: 3 }),
        }),
        ({ size, kernel, stride, dilation, pad }) => {
          const source = sliding([kernel], [stride], [[pad, pad]], { dilation: [dilation] });
          if (source.kind !== 'sliding') throw new Error('sliding');
          const plan = planOf({ ...source, baseDilation: [2] }, max, [1, 1, size]);
          const counted = bruteForce(plan);
          expect(costOf(plan).reads).toBe(counted.reads);
          expect(costOf(plan).bytesIn).toBe(4 * counted.cells);
        },
      ),
    );
  });

  it('gives the numbers of the d2l example: MaxPool2d(3, stride=2, padding=1) on 4×4', () => {
    const plan = planOf(
      sliding(
        [3, 3],
        [2, 2],
        [
          [1, 1],
          [1, 1],
        ],
      ),
      max,
      [1, 1, 4, 4],
    );
    const exact = costOf(plan);
    expect(exact).toMatchObject({ reads: 25, readsWithPadding: 36, bytesIn: 64, bytesOut: 16 });
    expect(exact.operations).toMatchObject({ comparisons: 21, additions: 0, divisions: 0 });
    expect(exact.intensity).toBeCloseTo(0.2625, 12);
    expect(exact.overlap).toBeCloseTo(1.5625, 12);
    expect(exact.textbook?.value).toBe(36);
    expect(exact.textbook?.terms.map(({ symbol, value }) => `${symbol}=${String(value)}`)).toEqual([
      'c=1',
      'o_h=2',
      'o_w=2',
      'k_h=3',
      'k_w=3',
    ]);
  });

  it('gives the numbers of AvgPool2d(2, ceil_mode=True) on 5×5', () => {
    const plan = planOf(
      sliding([2, 2], [2, 2], undefined, { rounding: 'ceil' }),
      average(),
      [1, 1, 5, 5],
    );
    const exact = costOf(plan);
    expect(exact).toMatchObject({ reads: 25, readsWithPadding: 25, bytesIn: 100, bytesOut: 36 });
    expect(exact.operations).toMatchObject({ additions: 16, divisions: 9, comparisons: 0 });
    expect(exact.intensity).toBeCloseTo(25 / 136, 12);
    expect(exact.overlap).toBe(1);
    expect(exact.textbook?.value).toBe(36);
  });

  it.each([
    ['VGG pool1', [2, 2], 0, [64, 224, 224], 2_408_448, 3_211_264, 12_845_056, 3_211_264, 0.15],
    ['ResNet stem', [3, 2], 1, [64, 112, 112], 1_584_192, 1_806_336, 3_211_264, 802_816, 0.395],
    ['AlexNet pool1', [3, 2], 0, [64, 55, 55], 373_248, 419_904, 774_400, 186_624, 0.388],
  ] as const)(
    'matches the published numbers of %s',
    (_, [k, s], p, size, cmp, book, read, write, i) => {
      const source = sliding(
        [k, k],
        [s, s],
        [
          [p, p],
          [p, p],
        ],
      );
      const exact = costOf(planOf(source, max, [1, ...size]));
      expect(exact.operations.comparisons).toBe(cmp);
      expect(exact.textbook?.value).toBe(book);
      expect([exact.bytesIn, exact.bytesOut]).toEqual([read, write]);
      expect(exact.intensity).toBeCloseTo(i, 2);
    },
  );

  it('matches the published numbers of a global average of 2048×7×7', () => {
    const exact = costOf(planOf({ kind: 'global', keepDims: true }, average(), [1, 2048, 7, 7]));
    expect(exact.operations).toMatchObject({ additions: 98_304, divisions: 2048 });
    expect(exact.textbook?.value).toBe(100_352);
    expect(exact.intensity).toBeCloseTo(0.245, 3);
  });

  it.each([
    [
      { kind: 'softmax', temperature: 1 },
      { exponentials: 16, additions: 24, multiplications: 16, divisions: 4 },
    ],
    [
      { kind: 'softmax', temperature: 2 },
      { exponentials: 16, divisions: 20 },
    ],
    [
      { kind: 'lse', temperature: 1, normalised: false },
      { exponentials: 16, additions: 12, logarithms: 4 },
    ],
    [
      { kind: 'lse', temperature: 3, normalised: true },
      { additions: 16, divisions: 16, multiplications: 4 },
    ],
    [
      { kind: 'lp', p: 2 },
      { powers: 16, additions: 12, roots: 4 },
    ],
    [
      { kind: 'gem', p: 3, epsilon: 1e-6 },
      { powers: 16, comparisons: 16, divisions: 4, roots: 4 },
    ],
    [{ kind: 'sum' }, { additions: 12, divisions: 0 }],
    [{ kind: 'min' }, { comparisons: 12 }],
    [
      { kind: 'mixed', lambda: 0.5 },
      { comparisons: 12, additions: 16, multiplications: 8, divisions: 4 },
    ],
    [
      { kind: 'stochastic', mode: 'train', seed: 1 },
      { additions: 12, randomDraws: 4 },
    ],
    [
      { kind: 'stochastic', mode: 'test', seed: 1 },
      { multiplications: 16, additions: 24, divisions: 4 },
    ],
    [{ kind: 'median' }, { comparisons: 24 }],
  ] as const satisfies readonly (readonly [Reducer, object])[])(
    'counts what %o does in four 2×2 windows',
    (reducer, operations) => {
      expect(costOf(planOf(sliding([2, 2]), reducer, [1, 1, 4, 4])).operations).toMatchObject(
        operations,
      );
    },
  );

  it('counts fill values as operands where the layer reads them', () => {
    const source = sliding([2, 2], [2, 2], undefined, { rounding: 'ceil' });
    const exact = costOf(planOf(source, { kind: 'sum' }, [1, 1, 5, 5], { fill: 0 }));
    expect(exact.reads).toBe(25);
    expect(exact.operations.additions).toBe(27);
  });

  it('adds eight bytes per index, and takes the size of the data type', () => {
    const plan = planOf(sliding([2, 2]), { kind: 'max', returnIndices: true }, [1, 1, 4, 4]);
    expect(costOf(plan, 'float16')).toMatchObject({ bytesIn: 32, bytesOut: 8, indexBytes: 32 });
  });

  it('has no textbook number where bins differ in size', () => {
    const plan = planOf({ kind: 'adaptive', outputSize: [3, 3] }, average(), [1, 1, 5, 5]);
    expect(costOf(plan).textbook).toBeNull();
  });

  it('says so where a count exceeds 2^53', () => {
    const plan = planOf(sliding([1000, 1000], [1, 1]), max, [64, 512, 100_000, 100_000]);
    const result = cost(plan);
    expect(result.ok ? null : result.error.code).toBe('count-too-large');
  });

  it('stays exact and quick on a large plane', () => {
    const plan = planOf(
      sliding(
        [3, 3],
        [1, 1],
        [
          [1, 1],
          [1, 1],
        ],
      ),
      max,
      [1, 1, 40_000, 40_000],
    );
    const n = 40_000;
    expect(costOf(plan).reads).toBe((3 * n - 2) ** 2);
  });
});
