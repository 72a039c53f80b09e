import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  english,
  plan,
  pool,
  specify,
  type ArgumentValue,
  type Framework,
  type Plan,
} from '../../../../src/engine/index.js';
import { localPlan } from '../../../../src/present/large-plane/local-plan.js';
import { isDrawnInParts, partPictureOf } from '../../../../src/present/picture/part-picture.js';
import { sampledPlan } from '../../../../src/present/large-plane/sampled-plan.js';
import type { PlaneSource } from '../../../../src/present/large-plane/plane-source.js';
import { pictureOf } from '../../../../src/present/picture/picture.js';
import { planePlan } from '../../../../src/present/plane/plane-plan.js';
import { layOut } from '../../../../src/picture/layout/picture-layout.js';
import { DEFAULT_REQUEST } from '../../../../src/picture/layout/layout.js';
import { staticScene } from '../../../../src/picture/shapes/static-scene.js';
import { valuesIn, type ValueAt } from '../../../../src/present/input/value-at.js';

interface Layer {
  readonly framework?: Framework;
  readonly operation: string;
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
}

function planOf({ framework = 'torch', ...layer }: Layer, sizes: readonly number[]): Plan {
  const shape = [1, 1, ...sizes];
  const spec = specify({ framework, ...layer, version: null }, shape);
  const planned = spec.ok ? plan(spec.value, shape) : spec;
  if (!planned.ok) throw new Error(planned.error.message);
  return planePlan(planned.value, 0);
}

/** Values without a pattern, and with ties. */
const value: ValueAt = ([row = 0, column = 0]) => ((row * 7919 + column * 104_729) % 101) - 50;

function sourceOf(sizes: readonly number[], at: ValueAt = value) {
  const asked: number[] = [];
  const source: PlaneSource = {
    sizes,
    at,
    key: null,
    box: (box) => {
      asked.push(box.size.reduce((all, size) => all * size, 1));
      return valuesIn(at, sizes, box);
    },
  };
  return { source, asked };
}

const LAYERS: Readonly<Record<string, Layer>> = {
  'padded maximum': {
    operation: 'MaxPool2d',
    arguments: { kernel_size: 3, stride: 2, padding: 1 },
  },
  'dilated maximum': {
    operation: 'MaxPool2d',
    arguments: { kernel_size: [2, 3], stride: [3, 2], dilation: [3, 2] },
  },
  'average that counts padding under a ceiling': {
    operation: 'AvgPool2d',
    arguments: { kernel_size: [3, 2], stride: 2, padding: 1, ceil_mode: true },
  },
  'average that ignores padding': {
    operation: 'AvgPool2d',
    arguments: { kernel_size: 3, stride: 1, padding: 1, count_include_pad: false },
  },
  'adaptive average': { operation: 'AdaptiveAvgPool2d', arguments: { output_size: [70, 61] } },
  'mirrored blur': {
    framework: 'timm',
    operation: 'BlurPool2d',
    arguments: { filt_size: 4, stride: 2, pad_mode: 'reflect' },
  },
  norm: { operation: 'LPPool2d', arguments: { norm_type: 2, kernel_size: 2 } },
};

const SIZES = [301, 260];

describe('a plane drawn in parts', () => {
  it.each(Object.entries(LAYERS))('shows what the whole plane would: %s', (_, layer) => {
    const own = planOf(layer, SIZES);
    expect(isDrawnInParts(own)).toBe(true);
    const values = valuesIn(value, SIZES, { origin: [0, 0], size: SIZES });
    const spot = fc.record({
      row: fc.integer({ min: 0, max: 300 }),
      column: fc.integer({ min: 0, max: 259 }),
      rows: fc.integer({ min: 1, max: 90 }),
      columns: fc.integer({ min: 1, max: 90 }),
    });
    fc.assert(
      fc.property(spot, ({ row, column, rows, columns }) => {
        const viewport = { origin: [row, column], size: [rows, columns] };
        const { source } = sourceOf(SIZES);
        const parts = partPictureOf({ plan: own, plane: 0, source, viewport, summaryOnly: false });
        const whole = pictureOf({ plan: own, plane: 0, values, viewport });
        expect(parts.input).toEqual(whole.input);
        expect(parts.output.origin).toEqual(whole.output.origin);
        expect(parts.output.size).toEqual(whole.output.size);
        expect(Array.from(parts.output.data)).toEqual(Array.from(whole.output.data));
        expect(parts.winners).toEqual(whole.winners);
        expect(parts.ties).toEqual(whole.ties);
        expect(parts.divisors).toEqual(whole.divisors);
        expect(parts.counts).toEqual(whole.counts);
        expect(parts.inputRange).toEqual(whole.inputRange);
        expect(parts.outputRange).toEqual(whole.outputRange);
        expect(parts.inputOverview).toEqual(whole.inputOverview);
        if (whole.gradient !== null && parts.gradient !== null) {
          parts.gradient.forEach((slope, index) => {
            expect(slope).toBeCloseTo(whole.gradient?.[index] ?? NaN, 5);
          });
        }
      }),
      { numRuns: 8 },
    );
  });

  it('holds no more than a band of it at a time', () => {
    const sizes = [2000, 1900];
    const own = planOf(LAYERS['padded maximum'] ?? { operation: '', arguments: {} }, sizes);
    const { source, asked } = sourceOf(sizes, () => 1);
    partPictureOf({ plan: own, plane: 0, source, viewport: null, summaryOnly: false });
    expect(Math.max(...asked)).toBeLessThan(2 ** 19);
  });

  it('does not look at all of a plane of many million values', () => {
    const sizes = [40_000, 30_000];
    let looked = 0;
    const own = planOf(LAYERS['padded maximum'] ?? { operation: '', arguments: {} }, sizes);
    const { source, asked } = sourceOf(sizes, (at, index) => {
      looked += 1;
      return value(at, index);
    });
    const viewport = { origin: [39_000, 29_000], size: [200, 200] };
    const picture = partPictureOf({ plan: own, plane: 0, source, viewport, summaryOnly: false });
    expect(looked).toBeLessThan(6_000_000);
    expect(Math.max(...asked)).toBeLessThan(100_000);
    expect(picture.overviewMeaning).toEqual({
      statistic: 'largest',
      block: [79, 59],
      taken: 9,
      outputs: 'one',
    });
    expect(picture.input.data[0]).toBe(value([39_000, 29_000], 0));
    const first = picture.output.origin.map((at) => at * 2 - 1);
    const taps = [0, 1, 2].flatMap((r) =>
      [0, 1, 2].map((c) => value([(first[0] ?? 0) + r, (first[1] ?? 0) + c], 0)),
    );
    expect(picture.output.data[0]).toBe(Math.max(...taps));
  });

  it('is a large one', () => {
    expect(
      isDrawnInParts(planOf({ operation: 'MaxPool2d', arguments: { kernel_size: 2 } }, [64, 64])),
    ).toBe(false);
  });
});

describe('a video in overview', () => {
  const sizes = [20, 120, 140];
  const shape = [1, 1, ...sizes];
  const call = { framework: 'torch', operation: 'MaxPool3d', version: null } as const;
  const spec = specify({ ...call, arguments: { kernel_size: 2 } }, shape);
  const planned = spec.ok ? plan(spec.value, shape) : spec;
  if (!planned.ok) throw new Error(planned.error.message);
  const values = Float32Array.from({ length: 20 * 120 * 140 }, (_, index) => index);
  const picture = pictureOf({ plan: planned.value, plane: 0, values, viewport: null });

  it('has every slice, each as large as there is room for', () => {
    const seen = picture.inputOverview;
    if (seen === null) throw new Error('not seen');
    expect(seen).toMatchObject({ slices: 20, rows: 114, columns: 114 });
    expect(seen.levels.length).toBe(20 * 114 * 114);
    expect(seen.levels.at(-1)).toBe(255);
    expect(picture.overviewMeaning).toEqual({
      statistic: 'largest',
      block: [2, 2],
      taken: null,
      outputs: 'all',
    });
    for (let slice = 1; slice < 20; slice += 1) {
      const at = slice * 114 * 114;
      expect(seen.levels[at]).toBeGreaterThan(seen.levels[at - 114 * 114] ?? 255);
    }
  });

  it('draws each slice with its own values', () => {
    const layout = layOut(picture, { ...DEFAULT_REQUEST, slice: 10 });
    const means = staticScene(picture, layout, 'heat', english)
      .shapes.filter((shape) => shape.kind === 'heat')
      .map(({ levels }) => levels.reduce((sum, level) => sum + level, 0) / levels.length);
    expect(means.length).toBeGreaterThan(4);
    const inputs = means.slice(0, layout.inputs.length);
    expect(inputs.toSorted((a, b) => a - b)).toEqual(inputs);
    expect(inputs[0]).toBeGreaterThan(80);
  });
});

describe('some outputs of a plane', () => {
  it.each(Object.entries(LAYERS))('are those of the whole: %s', (_, layer) => {
    const own = planOf(layer, SIZES);
    const whole = pool(own, valuesIn(value, SIZES, { origin: [0, 0], size: SIZES })).output;
    const { plan: sampled, coordinates } = sampledPlan(own, 24);
    const [down = [], across = []] = coordinates;
    const read = Float32Array.from(
      down.flatMap((row) => across.map((column) => value([row, column], 0))),
    );
    const all = new Set(Array.from(whole, (each) => Math.fround(each)));
    const some = Array.from(pool(sampled, read).output);
    expect(some.length).toBeGreaterThan(100);
    for (const each of some) expect(all.has(Math.fround(each))).toBe(true);
  });
});

describe('the plan of a box of outputs', () => {
  it('reads nothing but what its windows reach', () => {
    const own = planOf(LAYERS['padded maximum'] ?? { operation: '', arguments: {} }, SIZES);
    const { input, plan: local } = localPlan(own, { origin: [10, 20], size: [3, 4] });
    expect(input).toEqual({ origin: [19, 39], size: [7, 9] });
    expect(local.outputShape).toEqual([1, 1, 3, 4]);
  });
});
