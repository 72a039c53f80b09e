import type { Plan } from '../plan/plan.js';
import { pool } from '../values/reduce.js';
import type { Computation, Recipe, WriteLines } from './equivalence.js';
import { kernelSizes, pooled, regularAxes } from './windows.js';

const pytorch: WriteLines = ({ rank, kernelArgument }, plan) => {
  const name = nameOf(plan, { max: 'max_pool', avg: 'avg_pool' });
  return name === null ? null : [`return F.${name}${String(rank)}d(x, ${kernelArgument})`];
};

const keras: WriteLines = ({ kernelArgument }, plan) => {
  const name = nameOf(plan, { max: 'max_pool', avg: 'average_pool' });
  return name === null
    ? null
    : [`return ops.${name}(x, ${kernelArgument}, strides=${kernelArgument}, padding="valid")`];
};

const nameOf = (
  { spec: { reducer } }: Plan,
  names: { readonly max: string; readonly avg: string },
): string | null => (reducer.kind === 'max' || reducer.kind === 'avg' ? names[reducer.kind] : null);

/** Adaptive pooling to a size that divides the input is plain pooling with kernel = stride = n/o. */
export const adaptiveAsPlain: Recipe = {
  id: 'adaptive-as-plain',
  applies: (plan) =>
    plan.spec.source.kind === 'adaptive' &&
    kernelSizes(plan) !== null &&
    !plan.outputShape.includes(0),
  compute: (plan, input): Computation => {
    const kernel = kernelSizes(plan) ?? [];
    const plain: Plan = {
      ...plan,
      axes: regularAxes(plan),
      spec: {
        ...plan.spec,
        source: {
          kind: 'sliding',
          kernel,
          stride: kernel,
          padding: { kind: 'valid' },
          dilation: kernel.map(() => 1),
          rounding: 'floor',
        },
      },
    };
    const output = { shape: plan.outputShape, data: Float64Array.from(pool(plain, input).output) };
    const expected = pooled(plan, plan.spec.reducer, input);
    return {
      kernels: [],
      steps: [],
      output,
      expected,
      caution: 'Only while the output size divides the input size.',
    };
  },
  code: {
    name: 'adaptive_as_plain',
    torch: pytorch,
    keras,
  },
};
