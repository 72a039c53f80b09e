import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { additivityExample } from '../../../../src/engine/equivalences/additivity.js';
import type {
  Equivalence,
  EquivalenceId,
} from '../../../../src/engine/equivalences/equivalence.js';
import { asEquivalence, equivalencesOf } from '../../../../src/engine/equivalences/index.js';
import { softmaxDistances } from '../../../../src/engine/equivalences/softmax-between.js';
import type { Plan } from '../../../../src/engine/plan/plan.js';
import type { Reducer } from '../../../../src/engine/spec.js';
import { average, max, planOf, sliding, slidingCases } from '../plans.js';

const sizeOf = (shape: readonly number[]): number => shape.reduce((all, size) => all * size, 1);

const scatter = (count: number): Float64Array =>
  Float64Array.from({ length: count }, (_, i) => (((i + 3) * 7919) % 1009) / 64 - 8);

const inputOf = (plan: Plan): Float64Array => scatter(sizeOf(plan.inputShape));

const run = (id: EquivalenceId, plan: Plan, input = inputOf(plan), options = {}): Equivalence => {
  const result = asEquivalence(id, plan, input, options);
  if (result === null) throw new Error(`${id} does not stand for this layer`);
  return result;
};

const both = (k: number, s: number, p = 0, options: Parameters<typeof sliding>[3] = {}) =>
  sliding(
    [k, k],
    [s, s],
    [
      [p, p],
      [p, p],
    ],
    options,
  );

const plansWith = (reducer: Reducer) =>
  slidingCases
    .map(({ shape, source }) => planOf(source, reducer, shape))
    .filter((plan) => !plan.outputShape.includes(0));

describe('equivalences', () => {
  it.each<[EquivalenceId, Reducer, number]>([
    ['average-as-convolution', average(true), 1e-14],
    ['average-as-convolution', average(true, 7), 1e-14],
    ['average-as-ratio', average(false), 1e-14],
    ['average-as-ratio', average(true), 1e-14],
    ['sum-as-convolution', { kind: 'sum' }, 0],
    ['max-as-tree', max, 1e-14],
    ['max-as-network', max, 1e-13],
    ['max-as-shifts', max, 0],
    ['min-from-max', { kind: 'min' }, 0],
    ['padding-by-hand', max, 0],
    ['padding-by-hand', { kind: 'min' }, 0],
    ['padding-by-hand', { kind: 'sum' }, 0],
    ['padding-by-hand', average(true), 1e-14],
  ])('%s gives what pooling gives, wherever it applies', (id, reducer, tolerance) => {
    let seen = 0;
    fc.assert(
      fc.property(plansWith(reducer), (plan) => {
        const result = asEquivalence(id, plan, inputOf(plan));
        expect(equivalencesOf(plan).includes(id)).toBe(result !== null);
        if (result === null) return;
        seen += 1;
        expect(result.output.shape).toEqual(plan.outputShape);
        expect(result.maximalError).toBeLessThanOrEqual(tolerance);
      }),
      { numRuns: 300 },
    );
    expect(seen).toBeGreaterThan(0);
  });

  it.each([undefined, 0, 'reflect', 'replicate', 'circular'] as const)(
    'blurs by a convolution over padding that holds %s',
    (fill) => {
      const blur = {
        kind: 'weighted',
        rows: [
          [1, 2, 1],
          [0.25, 0.75],
        ],
      } as const;
      for (const layout of ['channels-first', 'channels-last'] as const) {
        const shape = layout === 'channels-first' ? [2, 3, 6, 5] : [2, 6, 5, 3];
        const options = { layout, ...(fill === undefined ? {} : { fill }) };
        const plan = planOf(both(3, 2, 1), blur, shape, options);
        expect(run('weighted-as-convolution', plan).maximalError).toBeLessThanOrEqual(1e-13);
        expect(run('weighted-as-convolution', plan).pytorch?.text).toContain('F.conv2d');
      }
    },
  );

  it('works in channels last as in channels first', () => {
    for (const id of ['max-as-tree', 'max-as-shifts', 'padding-by-hand'] as const) {
      const plan = planOf(both(3, 2, 1), max, [2, 5, 5, 3], { layout: 'channels-last' });
      expect(run(id, plan).maximalError).toBeLessThanOrEqual(1e-14);
      expect(run(id, plan).output.shape).toEqual([2, 3, 3, 3]);
    }
  });

  it('averages by a depthwise kernel of 1/9 where padding counts', () => {
    const plan = planOf(both(3, 2, 1), average(), [1, 3, 4, 4]);
    const [kernel] = run('average-as-convolution', plan).kernels;
    expect(kernel?.tensor.shape).toEqual([3, 1, 3, 3]);
    expect(new Set(kernel?.tensor.data)).toEqual(new Set([1 / 9]));
    expect(equivalencesOf(plan)).not.toContain('average-as-ratio');
  });

  it('averages by a ratio where padding does not count, counting 4, 6 and 9 cells', () => {
    const plan = planOf(both(3, 2, 1), average(false), [1, 1, 5, 5]);
    const result = run('average-as-ratio', plan);
    expect([...(result.steps[1]?.tensor.data ?? [])]).toEqual([4, 6, 4, 6, 9, 6, 4, 6, 4]);
    expect(equivalencesOf(plan)).not.toContain('average-as-convolution');
  });

  it('takes K − 1 pairs and ⌈log₂ K⌉ levels up the tree', () => {
    const plan = planOf(both(3, 2), max, [1, 1, 5, 5]);
    const { steps } = run('max-as-tree', plan);
    expect(steps.filter(({ name }) => name.startsWith('tap'))).toHaveLength(9);
    expect(steps.filter(({ name }) => name.endsWith('relu(b − a)'))).toHaveLength(8);
    expect(steps.at(-1)?.name).toBe('level 4, node 0');
  });

  it('rounds in single precision, and loses the answer next to a huge negative value', () => {
    const plan = planOf(sliding([2]), max, [1, 1, 2]);
    const values = Float32Array.of(-1e8, 1);
    expect([...run('max-as-tree', plan, Float64Array.from(values)).output.data]).toEqual([1]);
    const single = asEquivalence('max-as-tree', plan, values);
    expect([...(single?.output.data ?? [])]).toEqual([0]);
    expect(single?.maximalError).toBe(1);
    expect([...(asEquivalence('max-as-shifts', plan, values)?.output.data ?? [])]).toEqual([1]);
  });

  it('stays within a few units in the last place for ordinary values in single precision', () => {
    const plan = planOf(both(3, 1, 1), max, [1, 2, 8, 8]);
    const values = Float32Array.from(inputOf(plan));
    expect(asEquivalence('max-as-tree', plan, values)?.maximalError).toBeLessThan(4e-6);
  });

  it('gives NaN for infinite values in the tree, and says so as an infinite error', () => {
    const plan = planOf(sliding([2]), max, [1, 1, 2]);
    const result = run('max-as-tree', plan, Float64Array.of(-Infinity, 1));
    expect(result.maximalError).toBe(Infinity);
    expect(result.caution).toContain('NaN');
  });

  it('comes closer to the maximum as p grows, never below it', () => {
    const plan = planOf(both(3, 2), max, [1, 1, 7, 7]);
    const input = inputOf(plan).map((value) => Math.abs(value) + 0.5);
    const errors = [1, 2, 8, 64, 256].map(
      (p) => run('lp-towards-max', plan, input, { p }).maximalError,
    );
    expect(errors).toEqual(errors.toSorted((a, b) => b - a));
    expect(errors[0]).toBeGreaterThan(5);
    expect(errors.at(-1)).toBeLessThan(0.1);
    const { output, expected } = run('lp-towards-max', plan, input, { p: 8 });
    output.data.forEach((value, i) => {
      expect(value).toBeGreaterThanOrEqual((expected.data[i] ?? 0) - 1e-12);
    });
  });

  it('moves softmax pooling from the average to the maximum as the temperature falls', () => {
    const plan = planOf(both(2, 2), { kind: 'softmax', temperature: 1.5 }, [1, 1, 4, 4]);
    const digits = Float64Array.of(1, 6, 3, 2, 4, 5, 0, 8, 7, 2, 9, 1, 3, 3, 4, 6);
    const result = run('softmax-between', plan, digits);
    expect(result.maximalError).toBeLessThan(1e-14);
    expect([...result.output.data].map((value) => value.toFixed(2))).toEqual([
      '5.33',
      '7.69',
      '6.37',
      '8.47',
    ]);
    const [cold, warm, hot] = [0.05, 1.5, 1000].map((t) => softmaxDistances(plan, digits, t));
    expect(cold?.toMaximum).toBeLessThan(1e-6);
    expect(hot?.toAverage).toBeLessThan(0.02);
    expect(warm?.toMaximum).toBeGreaterThan(0.1);
  });

  it.each([
    [max, 0],
    [average(), 1e-14],
  ] as const)(
    'takes adaptive pooling that divides for plain pooling (%#)',
    (reducer, tolerance) => {
      const plan = planOf({ kind: 'adaptive', outputSize: [3, 2] }, reducer, [1, 2, 6, 8]);
      expect(run('adaptive-as-plain', plan).maximalError).toBeLessThanOrEqual(tolerance);
      const uneven = planOf({ kind: 'adaptive', outputSize: [3, 3] }, reducer, [1, 2, 6, 8]);
      expect(equivalencesOf(uneven)).toEqual([]);
    },
  );

  it.each([
    [5, 2, '3×3'],
    [7, 3, '3×3'],
    [9, 2, '5×5'],
    [13, 3, '5×5'],
  ])('stacks a maximum of %i from %i smaller ones', (kernel, count, name) => {
    const plan = planOf(both(kernel, 1, (kernel - 1) / 2), max, [1, 2, 15, 15]);
    const result = run('max-as-stack', plan);
    expect(result.maximalError).toBe(0);
    expect(result.steps.map((step) => step.name)).toEqual(
      Array.from({ length: count }, (_, i) => `${name}, time ${String(i + 1)}`),
    );
  });

  it('offers nothing where windows have no common kernel or padding is a number', () => {
    const bins = planOf({ kind: 'adaptive', outputSize: [3] }, max, [1, 1, 5]);
    expect(equivalencesOf(bins)).toEqual([]);
    const filled = planOf(both(2, 2, 0, { rounding: 'ceil' }), max, [1, 1, 5, 5], { fill: 0 });
    expect(equivalencesOf(filled)).toEqual([]);
  });

  it('shows that a maximum does not add: [1, 0] and [0, 1]', () => {
    expect(additivityExample()).toEqual({
      x: [1, 0],
      y: [0, 1],
      sum: [1, 1],
      maxOfX: 1,
      maxOfY: 1,
      maxOfSum: 1,
    });
  });

  it('writes code without a trace of the machine: functions of x with their imports', () => {
    const plans = [
      planOf(both(3, 2, 1), average(), [1, 3, 4, 4]),
      planOf(both(3, 2, 1), average(false), [1, 3, 4, 4]),
      planOf(both(2, 2), max, [1, 3, 4, 4]),
      planOf(
        sliding(
          [3, 2],
          [2, 1],
          [
            [1, 0],
            [0, 1],
          ],
        ),
        max,
        [1, 3, 6, 6],
      ),
    ];
    for (const plan of plans) {
      for (const id of equivalencesOf(plan).filter((entry) => entry !== 'softmax-between')) {
        const { pytorch, keras } = run(id, plan);
        expect(pytorch?.text).toMatch(
          new RegExp(`^import torch[^]*\\ndef ${pytorch?.name ?? ''}\\(x`, 'u'),
        );
        if (keras !== null) expect(keras.text).toContain(`def ${keras.name}(x`);
      }
    }
  });
});
