import type { Plan } from '../plan.js';
import { combine, difference, precisionOf } from './arithmetic.js';
import { toChannelsFirst, toOwnLayout } from './channels-first.js';
import type { Equivalence, Recipe, RecipeCode } from './equivalence.js';
import { canShift } from './max-as-tree.js';
import {
  assigned,
  geometryOf,
  kerasConv,
  kerasFunction,
  kerasHasDepthwise,
  kerasPad,
  torchConv,
  torchFunction,
  torchPad,
} from './python-code.js';
import { oneHotKernels, shiftedCopies } from './shifts.js';
import { maximum, pooled } from './windows.js';

/**
 * A maximum as shifted copies, one per tap, and the largest of them: convolution does the shifting
 * and a maximum over channels the rest. Exact, and no max pooling without a maximum.
 */
export const maxAsShifts: Recipe = {
  id: 'max-as-shifts',
  applies: (plan) => plan.spec.reducer.kind === 'max' && canShift(plan),
  run: (plan, input): Equivalence => {
    const kernels = oneHotKernels(plan);
    const copies = shiftedCopies(plan, toChannelsFirst(plan, input), kernels, precisionOf(input));
    const most = copies.reduce((a, b) => combine(a, b, Math.max));
    const output = toOwnLayout(plan, most);
    const expected = pooled(plan, maximum, input);
    return {
      id: 'max-as-shifts',
      kernels: [{ name: 'one-hot', tensor: kernels }],
      steps: copies.map((tensor, i) => ({ name: `copy ${String(i)}`, tensor })),
      output,
      expected,
      ...difference(output, expected),
      caution: 'Pad with the smallest input value: zeros win over negative values, −∞ gives NaN.',
      pytorch: pytorch(plan),
      keras: keras(plan),
    };
  },
};

const pytorch = (plan: Plan): RecipeCode | null => {
  const geometry = geometryOf(plan);
  if (geometry === null) return null;
  const taps = String(geometry.taps);
  return torchFunction('max_as_shifts', [
    'channels = x.shape[1]',
    ...assigned(torchPad('x', geometry, 'x.min().item()')),
    `one_hot = torch.eye(${taps}, dtype=x.dtype).reshape(${taps}, 1, ${geometry.kernel})`,
    `one_hot = one_hot.repeat(channels, *[1] * ${String(geometry.rank + 1)})`,
    `copies = ${torchConv(geometry, 'x', 'one_hot')}`,
    `return copies.unflatten(1, (channels, ${taps})).amax(2)`,
  ]);
};

const keras = (plan: Plan): RecipeCode | null => {
  const geometry = geometryOf(plan);
  if (geometry === null || !kerasHasDepthwise(geometry)) return null;
  const taps = String(geometry.taps);
  return kerasFunction('max_as_shifts', [
    'channels = x.shape[-1]',
    ...assigned(kerasPad('x', geometry, 'float(ops.min(x))')),
    `one_hot = ops.reshape(ops.eye(${taps}, dtype=x.dtype), (${geometry.kernel}, 1, ${taps}))`,
    'one_hot = ops.repeat(one_hot, channels, axis=-2)',
    `copies = ${kerasConv(geometry, 'x', 'one_hot')}`,
    `copies = ops.reshape(copies, (*copies.shape[:-1], channels, ${taps}))`,
    'return ops.max(copies, axis=-1)',
  ]);
};
