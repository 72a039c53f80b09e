import { expect, it } from 'vitest';
import { english, plan, specify } from '../../../../src/engine/index.js';
import { costStateOf } from '../../../../src/present/inspector/cost-state.js';

it('the cost of a layer that spreads its input counts holes among what windows take', () => {
  const shape = [1, 4, 4, 1];
  const layer = {
    framework: 'jax',
    operation: 'reduce_window',
    arguments: {
      computation: 'max',
      init_value: -Infinity,
      window_dimensions: [1, 3, 3, 1],
      window_strides: [1, 2, 2, 1],
      padding: 'VALID',
      base_dilation: [1, 2, 2, 1],
    },
    version: null,
  } as const;
  const spec = specify(layer, shape);
  const planned = spec.ok ? plan(spec.value, shape) : spec;
  if (!planned.ok) throw new Error(planned.error.message);
  const rows = costStateOf(planned.value, 'float32', english)?.rows ?? [];
  expect(rows.slice(0, 2).map(({ label, value }) => [label, value])).toEqual([
    ['Values read', '36'],
    ['… counting padding and holes', '81'],
  ]);
});

it('the cost of a batch that isn’t known is so many times that of one', () => {
  const shape = [1, 3, 32, 32];
  const layer = {
    framework: 'torch',
    operation: 'MaxPool2d',
    arguments: { kernel_size: 2 },
    version: null,
  } as const;
  const spec = specify(layer, shape);
  const planned = spec.ok ? plan(spec.value, shape) : spec;
  if (!planned.ok) throw new Error(planned.error.message);
  const state = costStateOf(planned.value, 'float32', english, 'N');
  expect(state?.summary).toBe('N × 2,304 comparisons, N × 15.00 KiB moved');
  const value = (name: string) => state?.rows.find(({ label }) => label === name)?.value;
  expect(value('Values read')).toBe('N × 3,072');
  expect(value('Intensity')).toBe('0.15');
  expect(value('Overlap')).toBe('1.00×');
});
