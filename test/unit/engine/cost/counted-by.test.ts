import { describe, expect, it } from 'vitest';
import { countedBy } from '../../../../src/engine/cost/counted-by.js';
import { textOf } from '../../../../src/engine/phrase.js';
import type { Plan } from '../../../../src/engine/plan/plan.js';
import { average, max, planOf, sliding } from '../plans.js';

const values = (plan: Plan): Record<string, number | null> =>
  Object.fromEntries(
    countedBy(plan).map(({ tool, value, counted }) => [tool, counted ? value : null]),
  );

/** The same plan, written as a call of the given name. */
const called = (plan: Plan, operation: string): Plan => ({
  ...plan,
  spec: {
    ...plan.spec,
    call: { framework: plan.spec.framework, operation, arguments: {}, version: null },
  },
});

const d2l = planOf(
  sliding(
    [3, 3],
    [2, 2],
    [
      [1, 1],
      [1, 1],
    ],
  ),
  max,
  [1, 1, 4, 4],
);

describe('counted by', () => {
  it('gives every PyTorch tool its number for a max pooling module', () => {
    expect(values(d2l)).toEqual({
      fvcore: null,
      ptflops: 32,
      'ptflops (aten)': null,
      thop: 0,
      calflops: 16,
      torchinfo: null,
      torchlens: 4,
      FlopCounterMode: null,
    });
  });

  it('tells a function call from a module: ptflops counts it once, thop not at all', () => {
    expect(values(called(d2l, 'max_pool2d'))).toMatchObject({
      ptflops: 16,
      thop: null,
      calflops: 16,
    });
    expect(values(called(d2l, 'MaxPool2d'))).toMatchObject({ ptflops: 32, thop: 0, calflops: 16 });
  });

  it('counts one sample in ptflops and the whole batch elsewhere', () => {
    const batch = planOf(sliding([2, 2]), average(), [8, 3, 4, 4]);
    expect(values(batch)).toMatchObject({ ptflops: 96, calflops: 384, thop: 96, torchlens: 96 });
  });

  it('gives adaptive averages a number in fvcore (2D only) and thop', () => {
    const bins = planOf({ kind: 'adaptive', outputSize: [2, 2] }, average(), [1, 3, 5, 5]);
    expect(values(bins)).toMatchObject({ fvcore: 75, thop: 87, ptflops: 150, torchlens: 75 });
    const line = planOf({ kind: 'adaptive', outputSize: [2] }, average(), [1, 3, 5]);
    expect(values(line)).toMatchObject({ fvcore: null });
  });

  it('counts the parts of Lp pooling', () => {
    const lp = planOf(sliding([2, 2]), { kind: 'lp', p: 2 }, [1, 1, 4, 4]);
    expect(values(lp)).toMatchObject({ ptflops: 24, calflops: 24, thop: null });
  });

  it('reads a mean over the plane as a reduction', () => {
    const mean = called(
      planOf({ kind: 'global', keepDims: false }, average(), [1, 3, 4, 4]),
      'mean',
    );
    expect(values(mean)).toMatchObject({ fvcore: null, ptflops: null, torchlens: 48 });
  });

  it('has the TensorFlow profiler count kernel × outputs, NHWC in two dimensions', () => {
    const framework = 'keras';
    const layout = 'channels-last';
    const flat = planOf(sliding([3, 3], [2, 2]), max, [2, 9, 9, 4], { framework, layout });
    expect(values(flat)).toEqual({ 'TF profiler': 9 * 2 * 4 * 4 * 4 });
    const deep = planOf(sliding([2, 2, 2]), max, [1, 4, 4, 4, 1], { framework, layout });
    expect(values(deep)).toEqual({ 'TF profiler': null });
    const first = planOf(sliding([2, 2]), max, [1, 1, 4, 4], { framework });
    expect(values(first)).toEqual({ 'TF profiler': null });
    const global = { kind: 'global', keepDims: false } as const;
    const mean = planOf(global, average(), [1, 4, 4, 2], { framework, layout });
    expect(values(mean)).toEqual({ 'TF profiler': 32 });
  });

  it('gives a reason in one line for every number', () => {
    for (const { reason } of countedBy(d2l)) expect(textOf(reason)).toMatch(/^[^\n]{5,60}$/);
  });

  it('has no tool to quote for other frameworks', () => {
    const plan = planOf(sliding([2, 2]), max, [1, 4, 4, 1], {
      framework: 'flax',
      layout: 'channels-last',
    });
    expect(countedBy(plan)).toEqual([]);
  });
});
