import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tapCount } from '../../../../src/engine/geometry/axis.js';
import { jobOf, runKernels } from '../../../../src/engine/kernels/index.js';
import { runPortable } from '../../../../src/engine/kernels/portable/run.js';
import { runSimd } from '../../../../src/engine/kernels/simd/run.js';
import { plan, type Plan } from '../../../../src/engine/plan/plan.js';
import { reduce } from '../../../../src/engine/values/reduce.js';
import type { PoolSpec, Reducer } from '../../../../src/engine/spec.js';
import type { Values } from '../../../../src/engine/plan/walk.js';
import { layers } from './layers.js';

const precisions = [
  ['float32', Float32Array],
  ['float64', Float64Array],
] as const;

describe.each([
  ['SIMD', runSimd],
  ['portable', runPortable],
])('%s kernels', (_name, run) => {
  it.each(precisions)(
    'give what the reference gives in %s, special values included, or refuse',
    (_precision, Precision) => {
      let ran = 0;
      fc.assert(
        fc.property(layers, (layer) => {
          const job = layer === null ? null : jobOf(layer.plan);
          if (layer === null || job === null) return;
          const input = Precision.from(layer.input);
          const output = new Precision(outputsOf(layer.plan));
          if (!run(job, input, output)) return;
          ran += 1;
          expectAgreement(layer.plan, input, output);
        }),
        { numRuns: 400 },
      );
      expect(ran).toBeGreaterThan(150);
    },
    30_000,
  );
});

const max: Reducer = { kind: 'max', returnIndices: false };
const average: Reducer = { kind: 'avg', countIncludePad: false, divisorOverride: null };

describe('kernels on more than they take at once', () => {
  it.each([
    ['2×2', 2, 2, 0],
    ['3×3 of stride 1', 3, 1, 1],
    ['3×3 of stride 2', 3, 2, 1],
    ['5×5', 5, 1, 2],
    ['9×9', 9, 1, 4],
    ['13×13', 13, 1, 6],
    ['4×4 of stride 3', 4, 3, 1],
  ])('maximum and average %s', (_name, kernel, stride, padding) => {
    for (const reducer of [max, average]) {
      const source = slidingBy([kernel, kernel], stride, padding);
      expectKernels({ ...plane, reducer, source }, [2, 151, 19, 13]);
      expectKernels({ ...plane, reducer, source, layout: 'channels-last' }, [7, 19, 13, 41]);
    }
  });

  it.each([
    ['one axis', 1, [3, 40, 1001], [3]],
    ['three axes', 3, [1, 30, 9, 14, 11], [2, 2, 2]],
  ] as const)('maximum and average over %s', (_name, rank, shape, kernel) => {
    for (const reducer of [max, average]) {
      expectKernels({ ...plane, rank, reducer, source: slidingBy(kernel, 2, 0) }, shape);
    }
  });

  it.each([
    ['small', [2, 1501, 7, 7]],
    ['flat', [1, 2, 1, 30_001]],
    ['long', [1, 2, 1, 70_001]],
  ])('maximum and average of whole %s planes', (_name, shape) => {
    for (const reducer of [max, average]) {
      expectKernels({ ...plane, reducer, source: { kind: 'global', keepDims: true } }, shape);
    }
  });
});

describe('wide windows on a single row whose channels come last', () => {
  it.each(['max', 'min'] as const)('keep the first of zeros of either sign for a %s', (kind) => {
    const reducer: Reducer = kind === 'max' ? max : { kind };
    const source = slidingBy([13, 13], 1, 6);
    for (const shape of [
      [1, 1, 40, 7],
      [2, 1, 25, 8],
      [1, 5, 25, 8],
    ]) {
      const spec = { ...plane, reducer, source, layout: 'channels-last' } as const;
      expectKernels(spec, shape, (i) => (i % 3 === 0 ? 0 : -0));
    }
  });
});

const plane = {
  framework: 'torch',
  rank: 2,
  layout: 'channels-first',
  call: null,
} as const;

const slidingBy = (
  kernel: readonly number[],
  stride: number,
  padding: number,
): PoolSpec['source'] => ({
  kind: 'sliding',
  kernel,
  stride: kernel.map(() => stride),
  dilation: kernel.map(() => 1),
  rounding: 'floor',
  padding: { kind: 'explicit', axes: kernel.map(() => ({ before: padding, after: padding })) },
});

function expectKernels(
  spec: PoolSpec,
  shape: readonly number[],
  value = (i: number) => Math.sin(i * i),
): void {
  const planned = plan(spec, shape);
  if (!planned.ok) throw new Error(planned.error.message);
  const count = shape.reduce((all, n) => all * n, 1);
  const input = Float32Array.from({ length: count }, (_, i) => value(i));
  const output = new Float32Array(outputsOf(planned.value));
  expect(runKernels(planned.value, input, output)).toBe(true);
  expectAgreement(planned.value, input, output);
}

const outputsOf = ({ outputShape }: Plan): number => outputShape.reduce((all, n) => all * n, 1);

function expectAgreement(layer: Plan, input: Values, output: Values): void {
  const expected = output.map(() => 0);
  reduce(layer, input, expected, null);
  const { kind } = layer.spec.reducer;
  if (kind === 'max' || kind === 'min') expect(output).toEqual(expected);
  else expectSumsWithin(layer, input, output, expected);
}

/** The bound that `runKernels` states, and what the reference itself may be off in float64. */
function expectSumsWithin(layer: Plan, input: Values, output: Values, expected: Values): void {
  // Near the largest float a partial sum may overflow in another order than the reference's.
  if (input.some((value) => Number.isFinite(value) && Math.abs(value) > 1e37)) return;
  const kernels = layer.axes.map((axis) =>
    Array.from({ length: axis.outputSize }, (_, i) => tapCount(axis, i)).reduce(larger, 0),
  );
  const single = input instanceof Float32Array;
  const ofReference = single ? 0 : kernels.reduce((all, k) => all * k, 1);
  const along = kernels.reduce((all, k) => all + k, ofReference);
  const magnitudes = output.map(() => 0);
  reduce(layer, input.map(Math.abs), magnitudes, null);
  const unit = single ? 2 ** -23 : 2 ** -52;
  const off = expected.findIndex((value, i) => {
    if (!Number.isFinite(value)) return !Object.is(output[i], value);
    return Math.abs(output[i] - value) > along * unit * Math.abs(magnitudes[i]) + 2 ** -149;
  });
  expect(off === -1 ? null : { off, is: output[off], expected: expected[off] }).toBeNull();
}

const larger = (a: number, b: number): number => Math.max(a, b);
