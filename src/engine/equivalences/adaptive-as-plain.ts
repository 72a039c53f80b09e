import type { Plan } from '../plan.js';
import { pool } from '../reduce.js';
import { difference } from './arithmetic.js';
import type { Equivalence, Recipe, RecipeCode } from './equivalence.js';
import { geometryOf, kerasFunction, torchFunction } from './python-code.js';
import { kernelSizes, pooled, regularAxes } from './windows.js';

/** Adaptive pooling to a size that divides the input is plain pooling with kernel = stride = n/o. */
export const adaptiveAsPlain: Recipe = {
  id: 'adaptive-as-plain',
  applies: (plan) =>
    plan.spec.source.kind === 'adaptive' &&
    kernelSizes(plan) !== null &&
    !plan.outputShape.includes(0),
  run: (plan, input): Equivalence => {
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
      id: 'adaptive-as-plain',
      kernels: [],
      steps: [],
      output,
      expected,
      ...difference(output, expected),
      caution: 'Only while the output size divides the input size.',
      pytorch: pytorch(plan),
      keras: keras(plan),
    };
  },
};

const pytorch = (plan: Plan): RecipeCode | null => {
  const geometry = geometryOf(plan);
  const name = nameOf(plan, { max: 'max_pool', avg: 'avg_pool' });
  if (geometry === null || name === null) return null;
  const kernel = geometry.rank === 1 ? geometry.kernel : `(${geometry.kernel})`;
  return torchFunction('adaptive_as_plain', [
    `return F.${name}${String(geometry.rank)}d(x, ${kernel})`,
  ]);
};

const keras = (plan: Plan): RecipeCode | null => {
  const geometry = geometryOf(plan);
  const name = nameOf(plan, { max: 'max_pool', avg: 'average_pool' });
  if (geometry === null || name === null) return null;
  const kernel = geometry.rank === 1 ? geometry.kernel : `(${geometry.kernel})`;
  return kerasFunction('adaptive_as_plain', [`return ops.${name}(x, ${kernel}, padding="valid")`]);
};

const nameOf = (
  { spec: { reducer } }: Plan,
  names: { readonly max: string; readonly avg: string },
): string | null => (reducer.kind === 'max' || reducer.kind === 'avg' ? names[reducer.kind] : null);
