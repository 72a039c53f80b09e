import { planAxes } from '../plan/plan-axes.js';
import type { Plan } from '../plan/plan.js';
import { pool } from '../values/reduce.js';
import type { PoolSpec } from '../spec.js';

/** Two inputs whose sum shows that a maximum is not linear. */
export interface AdditivityExample {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly sum: readonly number[];
  readonly maxOfX: number;
  readonly maxOfY: number;
  /** Below `maxOfX + maxOfY`, where a convolution would give their sum. */
  readonly maxOfSum: number;
}

/** `[1, 0] + [0, 1] = [1, 1]`, but `1 + 1` is not the maximum of the sum, which is 1. */
export const additivityExample = (): AdditivityExample => {
  const [x, y] = [Float64Array.of(1, 0), Float64Array.of(0, 1)];
  const sum = x.map((value, i) => value + (y[i] ?? 0));
  const most = (values: Float64Array): number => pool(twoCells, values).output[0] ?? 0;
  return {
    x: [...x],
    y: [...y],
    sum: [...sum],
    maxOfX: most(x),
    maxOfY: most(y),
    maxOfSum: most(sum),
  };
};

const spec: PoolSpec = {
  framework: 'torch',
  rank: 1,
  layout: 'channels-first',
  source: { kind: 'global', keepDims: true },
  reducer: { kind: 'max', returnIndices: false },
  call: null,
};

const twoCells: Plan = {
  spec,
  inputShape: [1, 1, 2],
  outputShape: [1, 1, 1],
  batch: 1,
  channels: 1,
  axes: planAxes(spec, [2], 1),
};
