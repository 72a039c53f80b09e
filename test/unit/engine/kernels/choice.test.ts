import { describe, expect, it } from 'vitest';
import { jobOf, runKernels } from '../../../../src/engine/kernels/index.js';
import { runPortable } from '../../../../src/engine/kernels/portable/run.js';
import { runSimd } from '../../../../src/engine/kernels/simd/run.js';
import type { Plan } from '../../../../src/engine/plan/plan.js';
import type { Values } from '../../../../src/engine/plan/walk.js';
import type { Framework, Reducer } from '../../../../src/engine/spec.js';
import { reduce } from '../../../../src/engine/values/reduce.js';
import { average, max, planOf, sliding } from '../plans.js';

const sizeOf = (shape: readonly number[]): number => shape.reduce((all, size) => all * size, 1);

const filled = (plan: Plan, Precision: typeof Float32Array | typeof Float64Array): Values => {
  const values = new Precision(sizeOf(plan.inputShape));
  for (const at of values.keys()) values[at] = ((at * 7919) % 1009) / 64 - 8;
  return values;
};

/** Four reads per window of 2×2: so many windows along each axis. */
const squares = (
  count: number,
  reducer: Reducer = max,
  framework: Framework = 'torch',
  planes = 1,
): Plan => planOf(sliding([2, 2]), reducer, [1, planes, 2 * count, 2 * count], { framework });

const outputOf = (plan: Plan, input: Values): Values =>
  input instanceof Float32Array
    ? new Float32Array(sizeOf(plan.outputShape))
    : new Float64Array(sizeOf(plan.outputShape));

const serves = (plan: Plan, input: Values): boolean =>
  runKernels(plan, input, outputOf(plan, input));

describe('fast kernels', () => {
  it('serve from 32,768 reads on', () => {
    const just = planOf(sliding([2]), max, [1, 1, 32768]);
    const fewer = planOf(sliding([2]), max, [1, 1, 32766]);
    expect(serves(just, filled(just, Float32Array))).toBe(true);
    expect(serves(fewer, filled(fewer, Float32Array))).toBe(false);
  });

  it.each<[string, Plan, boolean]>([
    ['maxima', squares(96), true],
    ['minima', squares(96, { kind: 'min' }), true],
    ['sums', squares(96, { kind: 'sum' }), true],
    ['averages', squares(96, average()), true],
    ['averages with a divisor', squares(96, average(true, -3)), true],
    ['indices', squares(96, { kind: 'max', returnIndices: true }), false],
    ['norms', squares(96, { kind: 'lp', p: 2 }), false],
    ['windows of nothing', planOf(sliding([1], [1], [[1, 0]]), max, [1, 1, 40000]), false],
    [
      'padding that is read',
      planOf(
        sliding(
          [2, 2],
          [2, 2],
          [
            [1, 1],
            [1, 1],
          ],
        ),
        max,
        [1, 1, 200, 200],
        { fill: 0 },
      ),
      false,
    ],
  ])('serve %s or leave them to the reference', (_name, plan, served) => {
    for (const Precision of [Float32Array, Float64Array]) {
      const input = filled(plan, Precision);
      expect(serves(plan, input)).toBe(served);
    }
  });

  it('take input and output of one precision only', () => {
    const plan = squares(96);
    expect(runKernels(plan, filled(plan, Float32Array), new Float64Array(96 * 96))).toBe(false);
  });

  it.each<[Framework, number, boolean]>([
    ['torch', Infinity, true],
    ['torch', NaN, false],
    ['tensorflow', Infinity, false],
    ['tensorflow', NaN, false],
    ['onnx', -Infinity, false],
    ['mxnet', -Infinity, false],
  ])('of %s with %d in the data: served %s', (framework, special, served) => {
    const plan = squares(96, max, framework);
    for (const Precision of [Float32Array, Float64Array]) {
      const input = filled(plan, Precision).fill(special, 40, 300);
      expect(serves(plan, input)).toBe(served);
    }
  });

  it.each([runSimd, runPortable])('%o does maxima and sums, several planes too', (run) => {
    for (const reducer of [max, average(), { kind: 'min' } as const]) {
      const plan = squares(48, reducer, 'torch', 3);
      const job = jobOf(plan);
      if (job === null) throw new Error('there is a job');
      for (const Precision of [Float32Array, Float64Array]) {
        const input = filled(plan, Precision);
        const output = outputOf(plan, input);
        expect(run(job, input, output)).toBe(true);
        const expected = outputOf(plan, input);
        reduce(plan, input, expected, null);
        for (const [at, value] of expected.entries()) expect(output[at]).toBeCloseTo(value, 4);
      }
    }
  });
});
