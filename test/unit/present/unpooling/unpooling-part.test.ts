import { describe, expect, it } from 'vitest';
import { plan, specify, unpoolGeometry, type PoolCall } from '../../../../src/engine/index.js';
import { continueWork } from '../../../../src/present/large-plane/background-work.js';
import { resultsAtOnce } from '../../../../src/present/large-plane/window-results.js';
import { planePlan } from '../../../../src/present/plane/plane-plan.js';
import { unpoolingPartOf } from '../../../../src/present/unpooling/unpooling-part.js';
import { unpoolingPictureOf } from '../../../../src/present/unpooling/unpooling-picture.js';
import { valuesIn, type ValueAt } from '../../../../src/present/input/value-at.js';

interface Case {
  readonly rank: 1 | 2 | 3;
  readonly kernel: number;
  readonly stride: number;
  readonly picture: readonly number[];
}

const CASES: Readonly<Record<string, Case>> = {
  'windows side by side': { rank: 2, kernel: 2, stride: 2, picture: [600, 540] },
  'windows that overlap': { rank: 2, kernel: 3, stride: 2, picture: [601, 541] },
  'a signal': { rank: 1, kernel: 3, stride: 2, picture: [180_001] },
  'a volume': { rank: 3, kernel: 2, stride: 2, picture: [48, 130, 120] },
};

const value: ValueAt = (at) =>
  (at.reduce((sum, each, axis) => sum + each * (7919 + 96_810 * axis), 0) % 1009) - 500;

describe.each(Object.entries(CASES))('a large plane unpooled in parts: %s', (_, layer) => {
  const { rank, kernel, stride, picture } = layer;
  const shape = [1, 1, ...picture];
  const spec = specify(
    {
      framework: 'torch',
      operation: `max_pool${String(rank)}d`,
      arguments: { kernel_size: kernel, stride, return_indices: true },
      version: null,
    },
    shape,
  );
  const planned = spec.ok ? plan(spec.value, shape) : spec;
  if (!planned.ok) throw new Error(planned.error.message);
  const pooling = planePlan(planned.value, 0);
  const sizes = pooling.axes.map((axis) => axis.outputSize);
  const call: PoolCall = {
    framework: 'torch',
    operation: `max_unpool${String(rank)}d`,
    arguments: { kernel_size: kernel, stride, output_size: [...picture] },
    version: null,
  };
  const geometry = unpoolGeometry(call, [1, 1, ...sizes]);
  if (!geometry.ok) throw new Error(geometry.error.message);
  const origin = sizes.map(() => 0);
  const pooled = resultsAtOnce(pooling, { shape: sizes, origin, size: sizes }, (box) =>
    valuesIn(value, picture, box),
  );
  if (pooled.winners === null) throw new Error('nothing wins');
  const plane = { values: pooled.output, indices: pooled.winners };

  it.each([0, 0.5, 1])('is drawn as the whole plane is', (share) => {
    const viewport = {
      origin: sizes.map((size) => Math.floor(share * (size - 12))),
      size: sizes.map(() => 12),
    };
    const shared = { geometry: geometry.value, sizes, viewport };
    const whole = unpoolingPictureOf({ ...shared, ...plane, call, plane: 0 });
    const ask = () =>
      unpoolingPartOf(
        {
          ...shared,
          pooling,
          source: {
            sizes: picture,
            at: value,
            box: (box) => valuesIn(value, picture, box),
            key: `unpooled ${picture.join()}`,
          },
          valuesIn: (_box, values) => values,
          key: `unpooled ${picture.join()}`,
          firstIndex: 0,
        },
        { pixels: 512, band: 5000, every: 2 ** 24, row: 2 ** 20 },
      );
    const first = ask();
    if (first.unfinished !== null) while (continueWork(1000) !== 'idle');
    const parts = ask();
    expect(parts.unfinished).toBeNull();
    const { range, inputOverview, outputOverview, ...rest } = parts;
    expect(rest).toEqual({
      ...whole.picture,
      range: undefined,
      inputOverview: undefined,
      outputOverview: undefined,
    });
    expect(range).toEqual(whole.picture.range);
    if (whole.picture.inputOverview !== null) {
      expect(inputOverview).toEqual(whole.picture.inputOverview);
    }
    expect(outputOverview).toEqual(whole.picture.outputOverview);
  });
});
