import fc from 'fast-check';
import type { PoolSpec, Reducer, SpatialRank, WindowSource } from '../../../src/engine/index.js';

/** A layer by hand with an input that it fits, for any framework's rules. */
export interface LayerOnInput {
  readonly spec: PoolSpec;
  readonly inputShape: readonly number[];
}

const rank = fc.constantFrom<SpatialRank>(1, 2, 3);

const perAxis = (axes: number, least: number, most: number) =>
  fc.array(fc.integer({ min: least, max: most }), { minLength: axes, maxLength: axes });

/** Sliding windows that PyTorch accepts: padding at most half of the kernel. */
const sliding = (axes: number): fc.Arbitrary<WindowSource> =>
  fc
    .record({
      kernel: perAxis(axes, 1, 4),
      stride: perAxis(axes, 1, 4),
      share: perAxis(axes, 0, 2),
      dilation: perAxis(axes, 1, 3),
      rounding: fc.constantFrom('floor' as const, 'ceil' as const),
    })
    .map(({ kernel, stride, share, dilation, rounding }) => ({
      kind: 'sliding',
      kernel,
      stride,
      dilation,
      rounding,
      padding: {
        kind: 'explicit',
        axes: kernel.map((k, axis) => {
          const pad = Math.min(Math.floor(k / 2), share[axis] ?? 0);
          return { before: pad, after: pad };
        }),
      },
    }));

const same = (axes: number): fc.Arbitrary<WindowSource> =>
  fc
    .tuple(sliding(axes), fc.constantFrom('before' as const, 'after' as const))
    .map(([source, extra]) => ({
      ...source,
      padding: { kind: 'same', extra },
    }));

const adaptive = (axes: number): fc.Arbitrary<WindowSource> =>
  perAxis(axes, 1, 7).map((outputSize) => ({ kind: 'adaptive', outputSize }));

const fractional = (axes: number): fc.Arbitrary<WindowSource> =>
  fc
    .record({
      kernel: perAxis(axes, 1, 2),
      outputSize: perAxis(axes, 1, 3),
      sample: fc.array(fc.double({ min: 0, max: 0.999, noNaN: true }), {
        minLength: axes,
        maxLength: axes,
      }),
    })
    .map(({ kernel, outputSize, sample }) => ({
      kind: 'fractional',
      kernel,
      outputSize,
      samples: [sample],
    }));

const whole: fc.Arbitrary<WindowSource> = fc.constant({ kind: 'global', keepDims: true });

/** Every kind of reducer. */
export const reducers: readonly Reducer[] = [
  { kind: 'max', returnIndices: false },
  { kind: 'min' },
  { kind: 'avg', countIncludePad: true, divisorOverride: null },
  { kind: 'avg', countIncludePad: false, divisorOverride: null },
  { kind: 'avg', countIncludePad: true, divisorOverride: 3 },
  { kind: 'sum' },
  { kind: 'lp', p: 2 },
  { kind: 'lse', temperature: 0.7, normalised: true },
  { kind: 'lse', temperature: 2, normalised: false },
  { kind: 'softmax', temperature: 0.5 },
  { kind: 'stochastic', mode: 'test', seed: 1 },
  { kind: 'stochastic', mode: 'train', seed: 1 },
  { kind: 'mixed', lambda: 0.3 },
  { kind: 'median' },
  { kind: 'gem', p: 3, epsilon: 1e-6 },
  {
    kind: 'weighted',
    rows: [
      [0.25, 0.5, 0.25],
      [1, -2, 1],
      [0.5, 0.5],
    ],
  },
];

const layouts = fc.constantFrom('channels-first' as const, 'channels-last' as const);

/** Layers with windows of every source and the given reducer, on inputs large enough for them. */
export const layers = (reducer: fc.Arbitrary<Reducer>): fc.Arbitrary<LayerOnInput> =>
  rank.chain((axes) =>
    fc
      .record({
        source: fc.oneof(sliding(axes), same(axes), adaptive(axes), fractional(axes), whole),
        reducer,
        layout: layouts,
        sizes: perAxis(axes, 10, axes === 3 ? 11 : 13),
        batch: fc.integer({ min: 1, max: 2 }),
        channels: fc.integer({ min: 1, max: 2 }),
      })
      .map(({ source, reducer: chosen, layout, sizes, batch, channels }) => ({
        // JAX's rules accept every geometry, so that no check stands between the law and the maths.
        spec: {
          framework: 'jax' as const,
          rank: axes,
          layout,
          source,
          reducer: chosen,
          call: null,
        },
        inputShape:
          layout === 'channels-first' ? [batch, channels, ...sizes] : [batch, ...sizes, channels],
      })),
  );

/** Repeatable numbers in (−10, 10) without ties. */
export const distinctValues = (count: number, seed: number): Float64Array => {
  const order = Array.from({ length: count }, (_, at) => at);
  let state = seed | 1;
  for (let at = count - 1; at > 0; at -= 1) {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    const other = (state >>> 8) % (at + 1);
    [order[at], order[other]] = [order[other] ?? 0, order[at] ?? 0];
  }
  return Float64Array.from(order, (place) => ((place + 0.5) / count) * 20 - 10);
};
