import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tapCount } from '../../../../src/engine/axis.js';
import { jobOf, runKernels } from '../../../../src/engine/kernels/index.js';
import { runPortable } from '../../../../src/engine/kernels/portable/run.js';
import { runSimd } from '../../../../src/engine/kernels/simd/run.js';
import { plan, type Plan } from '../../../../src/engine/plan.js';
import { reduce } from '../../../../src/engine/reduce.js';
import type { PoolSpec, Reducer } from '../../../../src/engine/spec.js';
import type { Values } from '../../../../src/engine/walk.js';
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
        { numRuns: 600 },
      );
      expect(ran).toBeGreaterThan(250);
    },
    30_000,
  );
});

describe('kernels on more planes than they take at once', () => {
  it.each([
    ['max 2×2', 2, 2, 0],
    ['max 3×3 of stride 1', 3, 1, 1],
    ['max 3×3 of stride 2', 3, 2, 1],
    ['max 5×5', 5, 1, 2],
    ['max 13×13', 13, 1, 6],
    ['max 4×4 of stride 3', 4, 3, 1],
  ])('%s', (_name, kernel, stride, padding) => {
    const max = { kind: 'max', returnIndices: false } as const;
    expectKernels(layerOf(max, kernel, stride, padding));
    const average = { kind: 'avg', countIncludePad: false, divisorOverride: null } as const;
    expectKernels(layerOf(average, kernel, stride, padding));
  });

  it('an average of whole planes', () => {
    const average = { kind: 'avg', countIncludePad: false, divisorOverride: null } as const;
    expectKernels({ ...layerOf(average, 1, 1, 0), source: { kind: 'global', keepDims: true } });
  });
});

function layerOf(reducer: Reducer, kernel: number, stride: number, padding: number): PoolSpec {
  const both = { before: padding, after: padding };
  return {
    framework: 'torch',
    rank: 2,
    layout: 'channels-first',
    reducer,
    call: null,
    source: {
      kind: 'sliding',
      kernel: [kernel, kernel],
      stride: [stride, stride],
      dilation: [1, 1],
      rounding: 'floor',
      padding: { kind: 'explicit', axes: [both, both] },
    },
  };
}

function expectKernels(spec: PoolSpec): void {
  const planned = plan(spec, [2, 151, 19, 13]);
  if (!planned.ok) throw new Error(planned.error.message);
  const input = Float32Array.from({ length: 2 * 151 * 19 * 13 }, (_, i) => Math.sin(i * i));
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
