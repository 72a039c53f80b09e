import fc from 'fast-check';
import { planAxes } from '../../../src/engine/plan/plan-axes.js';
import type { Plan } from '../../../src/engine/plan/plan.js';
import type {
  Framework,
  PoolSpec,
  Reducer,
  SpatialRank,
  WindowSource,
} from '../../../src/engine/spec.js';
import {
  inputIndexAt,
  tapStep,
  windowEnd,
  windowStart,
} from '../../../src/engine/geometry/axis.js';

/** A plan by its parts; sizes as they come, no framework's checks. */
export const planOf = (
  source: WindowSource,
  reducer: Reducer,
  inputShape: readonly number[],
  options: { framework?: Framework; layout?: PoolSpec['layout']; fill?: PoolSpec['fill'] } = {},
): Plan => {
  const layout = options.layout ?? 'channels-first';
  const spatial = layout === 'channels-first' ? inputShape.slice(2) : inputShape.slice(1, -1);
  const rank: SpatialRank = spatial.length === 1 ? 1 : spatial.length === 2 ? 2 : 3;
  const batch = inputShape[0] ?? 1;
  const channels = (layout === 'channels-first' ? inputShape[1] : inputShape.at(-1)) ?? 1;
  const spec: PoolSpec = {
    framework: options.framework ?? 'torch',
    rank,
    layout,
    source,
    reducer,
    ...(options.fill === undefined ? {} : { fill: options.fill }),
    call: null,
  };
  const axes = planAxes(spec, spatial, batch * channels);
  const sizes = axes.map((axis) => axis.outputSize);
  const outputShape =
    layout === 'channels-first' ? [batch, channels, ...sizes] : [batch, ...sizes, channels];
  return { spec, inputShape, outputShape, batch, channels, axes };
};

/** A sliding source; one number per axis, padding as pairs. */
export const sliding = (
  kernel: readonly number[],
  stride: readonly number[] = kernel,
  padding: readonly (readonly [number, number])[] = kernel.map(() => [0, 0]),
  options: { dilation?: readonly number[]; rounding?: 'floor' | 'ceil' } = {},
): WindowSource => ({
  kind: 'sliding',
  kernel,
  stride,
  padding: { kind: 'explicit', axes: padding.map(([before, after]) => ({ before, after })) },
  dilation: options.dilation ?? kernel.map(() => 1),
  rounding: options.rounding ?? 'floor',
});

export const max: Reducer = { kind: 'max', returnIndices: false };

/** An average with these rules for its divisor. */
export const average = (
  countIncludePad = true,
  divisorOverride: number | null = null,
): Reducer => ({
  kind: 'avg',
  countIncludePad,
  divisorOverride,
});

const axisArbitrary = fc.record({
  size: fc.integer({ min: 1, max: 9 }),
  kernel: fc.integer({ min: 1, max: 4 }),
  stride: fc.integer({ min: 1, max: 5 }),
  before: fc.integer({ min: 0, max: 3 }),
  after: fc.integer({ min: 0, max: 3 }),
  dilation: fc.integer({ min: 1, max: 3 }),
});

/** Any sliding geometry of one to three axes, asymmetric padding and dilation included. */
export const slidingCases = fc
  .record({
    axes: fc.array(axisArbitrary, { minLength: 1, maxLength: 3 }),
    batch: fc.integer({ min: 1, max: 2 }),
    channels: fc.integer({ min: 1, max: 3 }),
    ceil: fc.boolean(),
  })
  .map(({ axes, batch, channels, ceil }) => ({
    shape: [batch, channels, ...axes.map((axis) => axis.size)],
    source: sliding(
      axes.map((axis) => axis.kernel),
      axes.map((axis) => axis.stride),
      axes.map((axis) => [axis.before, axis.after] as const),
      { dilation: axes.map((axis) => axis.dilation), rounding: ceil ? 'ceil' : 'floor' },
    ),
  }));

/** Any window source: sliding, adaptive, fractional (one sample per plane) and global. */
export const anyCase: fc.Arbitrary<{ shape: readonly number[]; source: WindowSource }> = fc.oneof(
  slidingCases,
  fc
    .record({
      sizes: fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 11 })), {
        minLength: 1,
        maxLength: 3,
      }),
    })
    .map(({ sizes }) => ({
      shape: [1, 2, ...sizes.map(([size]) => size)],
      source: { kind: 'adaptive' as const, outputSize: sizes.map(([, count]) => count) },
    })),
  fc
    .record({
      sizes: fc.array(fc.integer({ min: 5, max: 9 }), { minLength: 2, maxLength: 2 }),
      samples: fc.array(fc.tuple(unit(), unit()), { minLength: 2, maxLength: 2 }),
    })
    .map(({ sizes, samples }) => ({
      shape: [1, 2, ...sizes],
      source: { kind: 'fractional' as const, kernel: [2, 3], outputSize: [3, 2], samples },
    })),
  fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 1, maxLength: 3 }).map((sizes) => ({
    shape: [2, 1, ...sizes],
    source: { kind: 'global' as const, keepDims: true },
  })),
);

function unit(): fc.Arbitrary<number> {
  return fc.double({ min: 0, max: 0.999, noNaN: true });
}

/** One tap: where it reads along each axis, and which output and plane it belongs to. */
export interface Tap {
  readonly plane: number;
  readonly output: readonly number[];
  readonly coordinate: readonly number[];
  /** The input index per axis, −1 outside. */
  readonly index: readonly number[];
}

/** Every tap of every window of a plan, one after the other: the brute-force view of a plan. */
export function* everyTap(plan: Plan): Generator<Tap> {
  for (let plane = 0; plane < plan.batch * plan.channels; plane += 1) {
    for (const output of grid(plan.axes.map((axis) => axis.outputSize))) {
      const lists = plan.axes.map((axis, a) => {
        const list: number[] = [];
        const end = windowEnd(axis, output[a] ?? 0, plane);
        for (let t = windowStart(axis, output[a] ?? 0, plane); t < end; t += tapStep(axis)) {
          list.push(t);
        }
        return list;
      });
      for (const pick of grid(lists.map((list) => list.length))) {
        const coordinate = pick.map((entry, a) => lists[a]?.[entry] ?? 0);
        const index = coordinate.map((c, a) => {
          const axis = plan.axes[a];
          return axis === undefined ? -1 : inputIndexAt(axis, c);
        });
        yield { plane, output, coordinate, index };
      }
    }
  }
}

/** Every index tuple of a grid, row-major. */
export function* grid(sizes: readonly number[]): Generator<readonly number[]> {
  const [first, ...rest] = sizes;
  if (first === undefined) {
    yield [];
    return;
  }
  for (let i = 0; i < first; i += 1) {
    for (const tail of grid(rest)) yield [i, ...tail];
  }
}
