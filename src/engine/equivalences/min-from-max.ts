import { emptyWindows } from '../notices/empty-windows.js';
import { pool } from '../values/reduce.js';
import type { Values } from '../plan/walk.js';
import type { Computation, Recipe, WriteLines } from './equivalence.js';
import { kerasSlices } from './keras-convolution.js';
import { kerasPad, torchPad } from './python-code.js';
import { maximum, pooled } from './windows.js';

const pytorch: WriteLines = (geometry) => {
  const dilation = geometry.dilated ? `, dilation=${geometry.dilation}` : '';
  const padded = torchPad('-x', geometry, 'float("-inf")');
  return [
    `return -F.max_pool${String(geometry.rank)}d(${padded}, ${geometry.kernelArgument}, stride=${geometry.stride}${dilation})`,
  ];
};

const keras: WriteLines = (geometry) => {
  if (geometry.dilated) {
    return [
      `x = ${kerasPad('-x', geometry, 'float("-inf")')}`,
      `taps = ${kerasSlices(geometry)}`,
      'return -ops.max(ops.stack(taps, axis=-1), axis=-1)',
    ];
  }
  const padded = kerasPad('-x', geometry, 'float("-inf")');
  return [
    `return -ops.max_pool(${padded}, ${geometry.kernelArgument}, strides=${geometry.stride}, padding="valid")`,
  ];
};

/** Min pooling is max pooling of the negated input, negated: `min(x) = −max(−x)`. */
export const minFromMax: Recipe = {
  id: 'min-from-max',
  applies: (plan) =>
    plan.spec.reducer.kind === 'min' &&
    plan.spec.fill === undefined &&
    emptyWindows(plan, {}) === null,
  compute: (plan, input): Computation => {
    const negated = negate(input);
    const most = pool({ ...plan, spec: { ...plan.spec, reducer: maximum } }, negated).output;
    const output = { shape: plan.outputShape, data: Float64Array.from(negate(most)) };
    const expected = pooled(plan, { kind: 'min' }, input);
    return {
      kernels: [],
      steps: [
        { name: '−x', tensor: { shape: plan.inputShape, data: Float64Array.from(negated) } },
        { name: 'max(−x)', tensor: { shape: plan.outputShape, data: Float64Array.from(most) } },
      ],
      output,
      expected,
      caution: null,
    };
  },
  code: {
    name: 'min_from_max',
    torch: pytorch,
    keras,
  },
};

const negate = (values: Values): Values => values.map((value) => -value);
