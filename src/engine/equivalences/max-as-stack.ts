import type { AxisPlan } from '../geometry/axis.js';
import type { Plan } from '../plan/plan.js';
import { pool } from '../values/reduce.js';
import type { Values } from '../plan/walk.js';
import type { Computation, NamedTensor, Recipe, WriteLines } from './equivalence.js';
import { kernelSizes, maximum, pooled } from './windows.js';

const pytorch: WriteLines = (_geometry, plan) => {
  const stage = stageOf(plan);
  if (stage === null) return null;
  const { kernel, count } = stage;
  const call = `F.max_pool${String(plan.axes.length)}d(x, ${String(kernel)}, stride=1, padding=${String((kernel - 1) / 2)})`;
  return [`for _ in range(${String(count)}):`, `    x = ${call}`, 'return x'];
};

const keras: WriteLines = (_geometry, plan) => {
  const stage = stageOf(plan);
  if (stage === null) return null;
  return [
    `for _ in range(${String(stage.count)}):`,
    `    x = ops.max_pool(x, ${String(stage.kernel)}, strides=1, padding="same")`,
    'return x',
  ];
};

/**
 * A large maximum of stride 1 that keeps the size is a stack of small ones: three of 5 are one of
 * 13 (SPPF's trick), two of 3 are one of 5. In general `r` of kernel `k` reach `r·(k − 1) + 1`.
 */
export const maxAsStack: Recipe = {
  id: 'max-as-stack',
  applies: (plan) => {
    const stage = stageOf(plan);
    return plan.spec.reducer.kind === 'max' && plan.spec.fill === undefined && stage !== null;
  },
  compute: (plan, input): Computation => {
    const { kernel, count } = stageOf(plan) ?? { kernel: 3, count: 0 };
    const small = stagePlan(plan, kernel);
    const steps: NamedTensor[] = [];
    let values: Values = input;
    for (let i = 0; i < count; i += 1) {
      values = pool(small, values).output;
      const tensor = { shape: plan.outputShape, data: Float64Array.from(values) };
      steps.push({ name: `${String(kernel)}×${String(kernel)}, time ${String(i + 1)}`, tensor });
    }
    const output = { shape: plan.outputShape, data: Float64Array.from(values) };
    const expected = pooled(plan, maximum, input);
    return {
      kernels: [],
      steps,
      output,
      expected,
      caution: null,
    };
  },
  code: {
    name: 'max_as_stack',
    torch: pytorch,
    keras,
  },
};

/** The small kernel and how often it is applied: 5 where it fits, else 3; null where neither. */
const stageOf = (plan: Plan): { readonly kernel: number; readonly count: number } | null => {
  const sizes = kernelSizes(plan);
  const size = sizes?.[0] ?? 0;
  if (sizes === null || plan.spec.source.kind !== 'sliding' || size < 5 || size % 2 === 0) {
    return null;
  }
  const keepsSize = plan.axes.every(({ windows, padBefore, padAfter }, i) => {
    const half = (size - 1) / 2;
    return (
      sizes[i] === size &&
      windows.kind === 'regular' &&
      windows.stride === 1 &&
      windows.dilation === 1 &&
      padBefore === half &&
      padAfter === half
    );
  });
  if (!keepsSize) return null;
  const kernel = size > 5 && (size - 1) % 4 === 0 ? 5 : 3;
  return { kernel, count: (size - 1) / (kernel - 1) };
};

const stagePlan = (plan: Plan, kernel: number): Plan => {
  const half = (kernel - 1) / 2;
  const axes = plan.axes.map((axis): AxisPlan => ({
    ...axis,
    padBefore: half,
    padAfter: half,
    windows: { kind: 'regular', firstStart: -half, stride: 1, kernel, dilation: 1 },
  }));
  const { source } = plan.spec;
  if (source.kind !== 'sliding') return plan;
  const all = (value: number): readonly number[] => plan.axes.map(() => value);
  const padding = {
    kind: 'explicit',
    axes: axes.map(() => ({ before: half, after: half })),
  } as const;
  const small = { ...source, kernel: all(kernel), stride: all(1), padding };
  return { ...plan, axes, spec: { ...plan.spec, reducer: maximum, source: small } };
};
