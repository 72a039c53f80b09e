import { describe, expect, it } from 'vitest';
import {
  gradient,
  plan,
  pool,
  specify,
  type ArgumentValue,
  type Framework,
  type Plan,
} from '../../../../src/engine/index.js';
import { continueWork } from '../../../../src/present/large-plane/background-work.js';
import { gradientInView } from '../../../../src/present/large-plane/gradient-in-view.js';
import {
  isDrawnInParts,
  partPictureOf,
  type PartsBudget,
} from '../../../../src/present/picture/part-picture.js';
import type { PlaneSource } from '../../../../src/present/large-plane/plane-source.js';
import {
  planeOverview,
  type WorkBudget,
} from '../../../../src/present/large-plane/plane-overview.js';
import { pictureOf } from '../../../../src/present/picture/picture.js';
import { planePlan } from '../../../../src/present/plane/plane-plan.js';
import { valuesIn, type ValueAt } from '../../../../src/present/input/value-at.js';
import { levelOf } from '../../../../src/picture/colours/heat-levels.js';
import type { Overview } from '../../../../src/protocol/index.js';

interface Case {
  readonly framework?: Framework;
  readonly operation: string;
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
  readonly sizes: readonly number[];
  readonly last?: boolean;
}

const FLAT = [300, 230];
const LONG = [70_000];
const DEEP = [12, 80, 75];

/** Layers of every rank and window source, on planes that are just too large to be sent whole. */
const CASES: Readonly<Record<string, Case>> = {
  'global average': { operation: 'AdaptiveAvgPool2d', arguments: { output_size: 1 }, sizes: FLAT },
  'adaptive maximum of a few large bins': {
    operation: 'AdaptiveMaxPool2d',
    arguments: { output_size: [4, 3] },
    sizes: FLAT,
  },
  'adaptive average of more bins than cells': {
    operation: 'AdaptiveAvgPool2d',
    arguments: { output_size: [300, 230] },
    sizes: [5, 7],
  },
  'adaptive maximum of more bins than cells': {
    operation: 'AdaptiveMaxPool2d',
    arguments: { output_size: [70, 1000] },
    sizes: [30, 40],
  },
  'fractional maximum': {
    operation: 'FractionalMaxPool2d',
    arguments: { kernel_size: 3, output_size: [100, 90] },
    sizes: FLAT,
  },
  'fractional average of TensorFlow': {
    framework: 'tensorflow',
    operation: 'fractional_avg_pool',
    arguments: { pooling_ratio: [1, 1.44, 1.73, 1], overlapping: true, seed: 7 },
    sizes: FLAT,
    last: true,
  },
  'maximum of very large windows': {
    operation: 'MaxPool2d',
    arguments: { kernel_size: [150, 120], stride: [60, 50], padding: [70, 60] },
    sizes: FLAT,
  },
  'dilated average of large windows': {
    operation: 'MaxPool2d',
    arguments: { kernel_size: [40, 30], stride: 40, dilation: [5, 4] },
    sizes: FLAT,
  },
  'norm of large windows': {
    operation: 'LPPool2d',
    arguments: { norm_type: 2, kernel_size: 100 },
    sizes: FLAT,
  },
  'maximum of a signal': {
    operation: 'MaxPool1d',
    arguments: { kernel_size: 3, stride: 2, padding: 1 },
    sizes: LONG,
  },
  'average of a signal that overlaps': {
    operation: 'AvgPool1d',
    arguments: { kernel_size: 9, stride: 4, padding: 4, ceil_mode: true },
    sizes: LONG,
  },
  'global maximum of a signal': {
    operation: 'AdaptiveMaxPool1d',
    arguments: { output_size: 1 },
    sizes: LONG,
  },
  'maximum of a volume': {
    operation: 'MaxPool3d',
    arguments: { kernel_size: 3, stride: 2, padding: 1 },
    sizes: DEEP,
  },
  'average of a volume': {
    operation: 'AvgPool3d',
    arguments: { kernel_size: [2, 3, 3], stride: [1, 2, 2], padding: [1, 1, 1] },
    sizes: DEEP,
  },
  'adaptive average of a volume': {
    operation: 'AdaptiveAvgPool3d',
    arguments: { output_size: [2, 3, 2] },
    sizes: DEEP,
  },
  'holes in the data': {
    framework: 'jax',
    operation: 'reduce_window',
    arguments: {
      computation: 'max',
      init_value: -Infinity,
      window_dimensions: [1, 1, 3, 3],
      window_strides: [1, 1, 2, 2],
      padding: 'VALID',
      base_dilation: [1, 1, 2, 2],
    },
    sizes: FLAT,
  },
};

function planOf({ framework = 'torch', sizes, last = false, ...layer }: Case): Plan {
  const shape = last ? [1, ...sizes, 1] : [1, 1, ...sizes];
  const spec = specify({ framework, ...layer, version: null }, shape);
  const planned = spec.ok ? plan(spec.value, shape) : spec;
  if (!planned.ok) throw new Error(planned.error.message);
  return planePlan(planned.value, 0);
}

/** Values without a pattern, below and above 0, and with ties. */
const value: ValueAt = (at) =>
  (at.reduce((sum, each, axis) => sum + each * (7919 + 96_810 * axis), 0) % 101) - 50;

let named = 0;
function sourceOf(sizes: readonly number[], at = value): PlaneSource {
  named += 1;
  return {
    sizes,
    at,
    key: `test ${String(named)}`,
    box: (box) => valuesIn(at, sizes, box),
  };
}

/** So little that every way of doing things in parts is taken. */
const WORK_BUDGET: WorkBudget = {
  atOnce: 0,
  every: 2 ** 20,
  row: 2 ** 18,
  passage: {
    pixels: 24,
    band: 3000,
    atOnce: 2000,
    taps: 2 ** 28,
    walkedTaps: 2 ** 28,
    gradientTaps: 2 ** 28,
    step: { taps: 2 ** 15, walked: 2 ** 13 },
  },
};
const BUDGET: PartsBudget = {
  workBudget: WORK_BUDGET,
  effort: { read: 4000, taps: 20_000, pieces: 2 ** 20, held: 2 ** 15, band: 3000 },
};

const finish = (): void => {
  while (continueWork(1000) !== 'idle');
};

/** A statistic of the blocks of a plane, without any cleverness. */
function blocksOf(
  values: ArrayLike<number>,
  sizes: readonly number[],
  like: Overview,
  statistic: 'largest' | 'mean',
): readonly number[] {
  const [columns = 1, rows = 1] = sizes.toReversed();
  const sums = new Map<number, number[]>();
  Array.from(values).forEach((each, flat) => {
    const slice = Math.floor(flat / (rows * columns));
    const row = Math.floor(flat / columns) % rows;
    // A picture looks for the level of a cell here.
    const blockAlong = (at: number, size: number, blocks: number): number =>
      Math.floor((at * blocks) / size);
    const block =
      (slice * like.rows + blockAlong(row, rows, like.rows)) * like.columns +
      blockAlong(flat % columns, columns, like.columns);
    const held = sums.get(block);
    if (held === undefined) sums.set(block, [each]);
    else held.push(each);
  });
  return Array.from({ length: like.levels.length }, (_, block) => {
    const held = sums.get(block) ?? [];
    return statistic === 'largest'
      ? held.reduce((most, each) => Math.max(most, each), -Infinity)
      : held.reduce((sum, each) => sum + each, 0) / held.length;
  });
}

const whole = (sizes: readonly number[]) => ({ origin: sizes.map(() => 0), size: sizes });

describe('a plane of any rank and window', () => {
  it.each(Object.entries(CASES))('is seen in overview by every value of it: %s', (_, layer) => {
    const own = planOf(layer);
    const { sizes } = layer;
    const source = sourceOf(sizes);
    expect(planeOverview(own, source, false, WORK_BUDGET).share).not.toBeNull();
    finish();
    const { seen, share } = planeOverview(own, source, false, WORK_BUDGET);
    expect(share).toBeNull();
    const values = source.box(whole(sizes));
    const statistic = own.spec.reducer.kind === 'max' ? 'largest' : 'mean';
    const { inputRange } = seen;
    expect(inputRange).toEqual({ min: Math.min(...values), max: Math.max(...values) });
    expect(seen.overviewMeaning).toMatchObject({ statistic, taken: null });
    expect(Array.from(seen.input.levels)).toEqual(
      blocksOf(values, sizes, seen.input, statistic).map((each) => levelOf(each, inputRange)),
    );
    const outSizes = own.axes.map((axis) => axis.outputSize);
    const output = Float32Array.from(pool(own, values).output);
    if (seen.output === null) {
      expect(own.spec.reducer.kind).toBe('lp');
      return;
    }
    expect(seen.overviewMeaning.outputs).toBe('all');
    const levels = blocksOf(output, outSizes, seen.output, statistic).map((each) =>
      levelOf(each, inputRange),
    );
    seen.output.levels.forEach((level, block) => {
      // A mean that lies between two levels may be rounded to either.
      expect(Math.abs(level - (levels[block] ?? -9))).toBeLessThanOrEqual(
        statistic === 'mean' ? 1 : 0,
      );
    });
    expect(seen.outputRange.max).toBeCloseTo(Math.max(...output), 4);
  });

  it.each(Object.entries(CASES))('has the gradient of the whole in overview: %s', (_, layer) => {
    const own = planOf(layer);
    const { sizes } = layer;
    const source = sourceOf(sizes);
    planeOverview(own, source, false, WORK_BUDGET);
    finish();
    const { seen } = planeOverview(own, source, false, WORK_BUDGET);
    if (seen.gradient === null) {
      // Windows that can't be put together from pieces.
      expect(own.spec.reducer.kind).toBe('lp');
      return;
    }
    const values = source.box(whole(sizes));
    const upstream = new Float32Array(pool(own, values).output.length).fill(1);
    const slopes = Float32Array.from(gradient(own, values, upstream), Math.abs);
    const range = { min: 0, max: Math.max(...slopes) };
    const levels = blocksOf(slopes, sizes, seen.gradient, 'largest').map((each) =>
      levelOf(each, range),
    );
    seen.gradient.levels.forEach((level, block) => {
      expect(Math.abs(level - (levels[block] ?? -9))).toBeLessThanOrEqual(1);
    });
  });

  it.each(Object.entries(CASES))('has the results and gradient of the whole: %s', (_, layer) => {
    const own = planOf(layer);
    const { sizes } = layer;
    expect(isDrawnInParts(own)).toBe(true);
    const values = valuesIn(value, sizes, whole(sizes));
    const all = pictureOf({ plan: own, plane: 0, values, viewport: null });
    const outSizes = own.axes.map((axis) => axis.outputSize);
    const output = pool(own, values).output;
    for (const share of [0, 0.4, 1]) {
      const asked = sizes.map((size) => Math.floor(share * (size - 1) * 0.8));
      const inHand = outSizes.map((size) => Math.floor(share * (size - 1)));
      const viewport = { origin: asked, size: sizes.map(() => 9), output: inHand };
      const source = sourceOf(sizes);
      const ask = () =>
        partPictureOf({ plan: own, plane: 0, source, viewport, summaryOnly: false }, BUDGET);
      ask();
      finish();
      const parts = ask();
      expect(parts.unfinished).toBeNull();
      expect(parts.sampled).toBe(false);
      expect(parts.counts).toEqual(all.counts);
      const { origin } = parts.input;
      expect(parts.input.data).toEqual(valuesIn(value, sizes, { origin, size: parts.input.size }));
      const strange = parts.output.data.findIndex((each, index) => {
        const expected =
          output[flatOf(index, parts.output.origin, parts.output.size, outSizes)] ?? NaN;
        return Math.abs(each - expected) > 1e-4 * Math.max(1, Math.abs(expected));
      });
      expect(strange).toBe(-1);
      const sent = parts.output.size.reduce((count, size) => count * size, 1);
      expect(sent > 0 || parts.withheld !== null).toBe(true);
      if (parts.winners !== null && parts.output.size.join() === all.output.size.join()) {
        expect(parts.winners).toEqual(all.winners);
        expect(parts.ties).toEqual(all.ties);
      }
      const box = { origin, size: parts.input.size, shape: sizes };
      const slopes = gradientInView(own, box, source.box, null, Infinity).gradient;
      const upstream = new Float32Array(output.length).fill(1);
      const exact = gradient(own, values, upstream);
      slopes?.forEach((slope, index) => {
        const expected = exact[flatOf(index, origin, box.size, sizes)] ?? NaN;
        expect(slope).toBeCloseTo(expected, 4);
      });
      expect(slopes).not.toBeNull();
      parts.gradient?.forEach((slope, index) => {
        expect(slope).toBeCloseTo(slopes?.[index] ?? NaN, 4);
      });
    }
  });
});

describe('a maximum over more values than are held at once', () => {
  it('says that NaN is among them instead of a result', () => {
    const sizes = FLAT;
    const layer = { operation: 'AdaptiveMaxPool2d', arguments: { output_size: 1 }, sizes };
    const own = planOf(layer);
    const source = sourceOf(sizes, (at, flat) => (at.join() === '7,5' ? NaN : value(at, flat)));
    const viewport = { origin: [0, 0], size: [9, 9], output: [0, 0] };
    const ask = () =>
      partPictureOf({ plan: own, plane: 0, source, viewport, summaryOnly: false }, BUDGET);
    ask();
    finish();
    const { output, unfinished, withheld } = ask();
    expect(output.data).toHaveLength(0);
    expect(unfinished).toBeNull();
    expect(withheld).toEqual({ reason: 'nan', values: 300 * 230 });
  });
});

function flatOf(
  index: number,
  origin: readonly number[],
  size: readonly number[],
  sizes: readonly number[],
): number {
  let rest = index;
  let flat = 0;
  let stride = 1;
  for (let axis = sizes.length - 1; axis >= 0; axis -= 1) {
    flat += ((rest % (size[axis] ?? 1)) + (origin[axis] ?? 0)) * stride;
    rest = Math.floor(rest / (size[axis] ?? 1));
    stride *= sizes[axis] ?? 1;
  }
  return flat;
}

describe('the gradient of a plane that is sent whole', () => {
  it.each([
    {
      windows: 'windows that read no data',
      parameters: { kernel_size: 2, stride: 3, dilation: 9, padding: 1 },
    },
    {
      windows: 'windows that overlap',
      parameters: { kernel_size: 3, stride: 1, padding: 1 },
    },
  ])('is the engine’s, with $windows', ({ parameters }) => {
    const layer = { operation: 'MaxPool2d', arguments: parameters, sizes: [9, 10] };
    const own = planOf(layer);
    const values = valuesIn(value, layer.sizes, whole(layer.sizes));
    const { output } = pool(own, values);
    const exact = gradient(own, values, new Float32Array(output.length).fill(1));
    const picture = pictureOf({ plan: own, plane: 0, values, viewport: null });
    expect(picture.gradient).toEqual(Float32Array.from(exact));
  });
});
