import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jobOf } from '../../../../src/engine/kernels/index.js';
import { runPortable } from '../../../../src/engine/kernels/portable/run.js';
import { runSimd } from '../../../../src/engine/kernels/simd/run.js';
import { plan, type Plan } from '../../../../src/engine/plan.js';
import { reduce } from '../../../../src/engine/reduce.js';
import type { Layout, PoolSpec, Reducer, SpatialRank } from '../../../../src/engine/spec.js';

const special = [Number.NaN, Infinity, -Infinity, 0, -0, 1e38, -1e38, 2 ** -149];

const value = fc.oneof(
  { weight: 12, arbitrary: fc.integer({ min: -9, max: 9 }) },
  { weight: 4, arbitrary: fc.float({ noNaN: true, min: -100, max: 100 }) },
  { weight: 1, arbitrary: fc.constantFrom(...special) },
);

const reducers: readonly Reducer[] = [
  { kind: 'max', returnIndices: false },
  { kind: 'min' },
  { kind: 'sum' },
  { kind: 'avg', countIncludePad: true, divisorOverride: null },
  { kind: 'avg', countIncludePad: false, divisorOverride: null },
  { kind: 'avg', countIncludePad: true, divisorOverride: -3 },
];

interface Case {
  readonly plan: Plan;
  readonly input: Float32Array;
}

const axis = fc.record({
  size: fc.integer({ min: 1, max: 23 }),
  kernel: fc.integer({ min: 1, max: 8 }),
  stride: fc.integer({ min: 1, max: 4 }),
  dilation: fc.constantFrom(1, 1, 1, 2),
  bins: fc.integer({ min: 1, max: 6 }),
});

const layer: fc.Arbitrary<Case | null> = fc
  .record({
    axes: fc.array(axis, { minLength: 1, maxLength: 3 }),
    reducer: fc.constantFrom(...reducers),
    layout: fc.constantFrom<Layout>('channels-first', 'channels-last'),
    source: fc.constantFrom('sliding', 'sliding', 'same', 'adaptive', 'global'),
    rounding: fc.constantFrom<'floor' | 'ceil'>('floor', 'ceil'),
    channels: fc.integer({ min: 1, max: 9 }),
    batch: fc.integer({ min: 1, max: 2 }),
  })
  .chain(({ axes, reducer, layout, source, rounding, channels, batch }) => {
    const spatial = axes.map(({ size }) => size);
    const shape =
      layout === 'channels-first' ? [batch, channels, ...spatial] : [batch, ...spatial, channels];
    const dilated = reducer.kind === 'max';
    const spec: PoolSpec = {
      framework: 'torch',
      rank: rankOf(axes.length),
      layout,
      reducer,
      call: null,
      source:
        source === 'adaptive'
          ? { kind: 'adaptive', outputSize: axes.map(({ bins }) => bins) }
          : source === 'global'
            ? { kind: 'global', keepDims: true }
            : {
                kind: 'sliding',
                kernel: axes.map(({ kernel }) => kernel),
                stride: axes.map(({ stride }) => stride),
                dilation: axes.map(({ dilation }) => (dilated ? dilation : 1)),
                rounding,
                padding:
                  source === 'same'
                    ? { kind: 'same', extra: 'after' }
                    : {
                        kind: 'explicit',
                        axes: axes.map(({ kernel }) => ({
                          before: kernel >> 1,
                          after: kernel >> 1,
                        })),
                      },
              },
    };
    const planned = plan(spec, shape);
    if (!planned.ok) return fc.constant(null);
    const count = shape.reduce((all, n) => all * n, 1);
    return fc
      .array(value, { minLength: count, maxLength: count })
      .map((values) => ({ plan: planned.value, input: Float32Array.from(values) }));
  });

const rankOf = (axes: number): SpatialRank => (axes === 1 ? 1 : axes === 2 ? 2 : 3);

describe.each([
  ['SIMD', runSimd],
  ['portable', runPortable],
])('%s kernels', (_name, run) => {
  it('give what the reference gives, special values included, or refuse', () => {
    let ran = 0;
    fc.assert(
      fc.property(layer, (drawn) => {
        const job = drawn === null ? null : jobOf(drawn.plan);
        if (drawn === null || job === null) return;
        const count = drawn.plan.outputShape.reduce((all, n) => all * n, 1);
        const output = new Float32Array(count);
        if (!run(job, drawn.input, output)) return;
        const expected = new Float32Array(count);
        reduce(drawn.plan, drawn.input, expected, null);
        ran += 1;
        if (job.operation !== 'sum') expect(output).toEqual(expected);
        else expectSumsWithin(drawn.plan, drawn.input, output, expected);
      }),
      { numRuns: 400 },
    );
    expect(ran).toBeGreaterThan(100);
  });
});

/** The stated bound of a pairwise float32 sum, before its division. */
function expectSumsWithin(
  { axes }: Plan,
  input: Float32Array,
  output: Float32Array,
  expected: Float32Array,
): void {
  const taps = axes.reduce((all, { inputSize }) => all * inputSize, 1);
  const largest = input.reduce((m, v) => (Number.isFinite(v) ? Math.max(m, Math.abs(v)) : m), 0);
  const bound = Math.ceil(Math.log2(taps + 1)) * 2 ** -23 * largest * taps;
  // Near the largest float a partial sum may overflow in another order than the reference's.
  if (largest > 1e37) return;
  for (const [i, value] of expected.entries()) {
    if (Number.isFinite(value)) expect(Math.abs(output[i] - value)).toBeLessThanOrEqual(bound);
    else expect(output[i]).toBe(value);
  }
}
