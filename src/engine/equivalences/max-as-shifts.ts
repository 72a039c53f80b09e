import { combine, precisionOf } from './arithmetic.js';
import { toChannelsFirst, toOwnLayout } from './channels-first.js';
import type { Computation, Recipe, WriteLines } from './equivalence.js';
import { canShift, oneHotKernels, shiftedCopies, torchTaps, kerasTaps } from './shifts.js';
import { maximum, pooled } from './windows.js';

const pytorch: WriteLines = (geometry) => [...torchTaps(geometry), 'return taps.amax(2)'];

const keras: WriteLines = (geometry) => [...kerasTaps(geometry), 'return ops.max(taps, axis=-1)'];

/**
 * A maximum as shifted copies, one per tap, and the largest of them: convolution does the shifting
 * and a maximum over channels the rest. Exact, and no max pooling without a maximum.
 */
export const maxAsShifts: Recipe = {
  id: 'max-as-shifts',
  applies: (plan) => plan.spec.reducer.kind === 'max' && canShift(plan),
  compute: (plan, input): Computation => {
    const kernels = oneHotKernels(plan);
    const copies = shiftedCopies(plan, toChannelsFirst(plan, input), kernels, precisionOf(input));
    const most = copies.reduce((a, b) => combine(a, b, Math.max));
    const output = toOwnLayout(plan, most);
    const expected = pooled(plan, maximum, input);
    return {
      kernels: [{ name: 'one-hot', tensor: kernels }],
      steps: copies.map((tensor, i) => ({ name: `copy ${String(i)}`, tensor })),
      output,
      expected,
      caution: 'Pad with the smallest input value: zeros win over negative values, −∞ gives NaN.',
    };
  },
  code: {
    name: 'max_as_shifts',
    torch: pytorch,
    keras,
  },
};
