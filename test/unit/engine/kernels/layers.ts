import fc from 'fast-check';
import { plan, type Plan } from '../../../../src/engine/plan/plan.js';
import type { Layout, PoolSpec, Reducer, SpatialRank } from '../../../../src/engine/spec.js';

/** Values of one kind, so that a tensor with NaN does not hide what one without does. */
const values = fc.constantFrom(
  fc.integer({ min: -9, max: 9 }),
  fc.float({ noNaN: true, min: -100, max: 100 }),
  fc.constantFrom(-0, 0, -1, 2 ** -149),
  fc.constantFrom(-0, 0),
  fc.oneof({ weight: 9, arbitrary: fc.nat(9) }, fc.constantFrom(Infinity, -Infinity)),
  fc.oneof({ weight: 99, arbitrary: fc.integer() }, fc.constant(Number.NaN)),
  fc.constantFrom(1e38, -1e38, 1),
);

const reducers: readonly Reducer[] = [
  { kind: 'max', returnIndices: false },
  { kind: 'min' },
  { kind: 'sum' },
  { kind: 'avg', countIncludePad: true, divisorOverride: null },
  { kind: 'avg', countIncludePad: false, divisorOverride: null },
  { kind: 'avg', countIncludePad: true, divisorOverride: -3 },
  { kind: 'avg', countIncludePad: true, divisorOverride: 8 },
];

interface Window {
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
}

const anyWindow: fc.Arbitrary<Window> = fc.record({
  kernel: fc.integer({ min: 1, max: 14 }),
  stride: fc.integer({ min: 1, max: 4 }),
  dilation: fc.constantFrom(1, 1, 2),
});

/** Those that have kernels of their own. */
const commonWindow: fc.Arbitrary<Window> = fc.constantFrom(
  ...[
    [2, 2],
    [3, 1],
    [3, 2],
    [5, 1],
    [8, 1],
    [9, 1],
    [13, 1],
  ].map(([kernel, stride]) => ({ kernel, stride, dilation: 1 })),
);

const windowsOf = (rank: number): fc.Arbitrary<readonly Window[]> =>
  fc.oneof(
    fc.array(anyWindow, { minLength: rank, maxLength: rank }),
    commonWindow.map((window) => Array.from({ length: rank }, () => window)),
  );

const rankOf = (axes: number): SpatialRank => (axes === 1 ? 1 : axes === 2 ? 2 : 3);

const axis = fc.record({
  size: fc.integer({ min: 1, max: 23 }),
  bins: fc.integer({ min: 1, max: 7 }),
  /** Of the padding there may be: none, a part or all. */
  padding: fc.constantFrom(0, 0.5, 1, 1),
});

export interface Layer {
  readonly plan: Plan;
  readonly input: number[];
}

/** Layers with an input, of which those that a framework would refuse are null. */
export const layers: fc.Arbitrary<Layer | null> = fc
  .array(axis, { minLength: 1, maxLength: 3 })
  .chain((axes) => fc.tuple(fc.constant(axes), windowsOf(axes.length)))
  .chain(([axes, windows]) =>
    fc.record({
      axes: fc.constant(axes.map((each, i) => ({ ...each, ...windows[i] }))),
      reducer: fc.constantFrom(...reducers),
      layout: fc.constantFrom<Layout>('channels-first', 'channels-first', 'channels-last'),
      source: fc.constantFrom('sliding', 'sliding', 'same', 'adaptive', 'global'),
      rounding: fc.constantFrom<'floor' | 'ceil'>('floor', 'ceil'),
      channels: fc.integer({ min: 1, max: 9 }),
      batch: fc.integer({ min: 1, max: 2 }),
    }),
  )
  .chain(({ axes, reducer, layout, source, rounding, channels, batch }) => {
    const spatial = axes.map(({ size }) => size);
    const shape =
      layout === 'channels-first' ? [batch, channels, ...spatial] : [batch, ...spatial, channels];
    const explicit = axes.map(({ kernel, padding }) => {
      const each = Math.floor((kernel >> 1) * padding);
      return { before: each, after: each };
    });
    const sliding: PoolSpec['source'] = {
      kind: 'sliding',
      kernel: axes.map(({ kernel }) => kernel),
      stride: axes.map(({ stride }) => stride),
      dilation: axes.map(({ dilation }) => (reducer.kind === 'max' ? dilation : 1)),
      rounding,
      padding:
        source === 'same' ? { kind: 'same', extra: 'after' } : { kind: 'explicit', axes: explicit },
    };
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
            : sliding,
    };
    const planned = plan(spec, shape);
    if (!planned.ok) return fc.constant(null);
    const count = shape.reduce((all, n) => all * n, 1);
    return values
      .chain((value) => fc.array(value, { minLength: count, maxLength: count }))
      .map((input) => ({ plan: planned.value, input }));
  });
