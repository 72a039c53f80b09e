import type { Plan } from '../plan.js';
import { pool } from '../reduce.js';
import type { Values } from '../walk.js';
import { difference } from './arithmetic.js';
import type { Equivalence, Recipe, RecipeCode } from './equivalence.js';
import { geometryOf, kerasFunction, kerasPad, torchFunction, torchPad } from './python-code.js';
import { maximum, pooled } from './windows.js';

/** Min pooling is max pooling of the negated input, negated: `min(x) = −max(−x)`. */
export const minFromMax: Recipe = {
  id: 'min-from-max',
  applies: (plan) => plan.spec.reducer.kind === 'min' && plan.spec.fill === undefined,
  run: (plan, input): Equivalence => {
    const negated = negate(input);
    const most = pool({ ...plan, spec: { ...plan.spec, reducer: maximum } }, negated).output;
    const output = { shape: plan.outputShape, data: Float64Array.from(negate(most)) };
    const expected = pooled(plan, { kind: 'min' }, input);
    return {
      id: 'min-from-max',
      kernels: [],
      steps: [
        { name: '−x', tensor: { shape: plan.inputShape, data: Float64Array.from(negated) } },
        { name: 'max(−x)', tensor: { shape: plan.outputShape, data: Float64Array.from(most) } },
      ],
      output,
      expected,
      ...difference(output, expected),
      caution: null,
      pytorch: pytorch(plan),
      keras: keras(plan),
    };
  },
};

const negate = (values: Values): Values => values.map((value) => -value);

const pytorch = (plan: Plan): RecipeCode | null => {
  const geometry = geometryOf(plan);
  if (geometry === null) return null;
  const dilation = geometry.dilated ? `, dilation=${geometry.dilation}` : '';
  const padded = torchPad('-x', geometry, 'float("-inf")');
  const kernel = geometry.rank === 1 ? geometry.kernel : `(${geometry.kernel})`;
  return torchFunction('min_from_max', [
    `return -F.max_pool${String(geometry.rank)}d(${padded}, ${kernel}, stride=${geometry.stride}${dilation})`,
  ]);
};

const keras = (plan: Plan): RecipeCode | null => {
  const geometry = geometryOf(plan);
  if (geometry === null || geometry.dilated) return null;
  const padded = kerasPad('-x', geometry, 'float("-inf")');
  const kernel = geometry.rank === 1 ? geometry.kernel : `(${geometry.kernel})`;
  return kerasFunction('min_from_max', [
    `return -ops.max_pool(${padded}, ${kernel}, strides=${geometry.stride}, padding="valid")`,
  ]);
};
