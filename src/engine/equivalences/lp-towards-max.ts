import type { Plan } from '../plan/plan.js';
import { filled, largest, map, precisionOf, rounder } from './arithmetic.js';
import { toChannelsFirst, toOwnLayout } from './channels-first.js';
import type { Computation, EquivalenceOptions, Recipe, WriteLines } from './equivalence.js';
import { kerasConv, kerasKernelShape } from './keras-convolution.js';
import { kerasPad, torchPaddedConv } from './python-code.js';
import { canShift } from './shifts.js';
import { depthwise, kernelSizes, maximum, pooled } from './windows.js';

const pytorch: WriteLines = (geometry) => {
  return [
    'channels = x.shape[1]',
    'scale = x.abs().amax()',
    `ones = torch.ones((channels, 1, ${geometry.kernel}), dtype=x.dtype)`,
    'powers = (x.abs() / scale) ** p',
    `return scale * ${torchPaddedConv(geometry, 'powers', 'ones')} ** (1 / p)`,
  ];
};

const keras: WriteLines = (geometry) => {
  return [
    'channels = x.shape[-1]',
    'scale = ops.max(ops.abs(x))',
    `ones = ops.ones(${kerasKernelShape(geometry)}, dtype=x.dtype)`,
    `powers = ${kerasPad('(ops.abs(x) / scale) ** p', geometry)}`,
    `return scale * ${kerasConv(geometry, 'powers', 'ones')} ** (1 / p)`,
  ];
};

/**
 * The p-norm of a window, `(Σ|x|ᵖ)^(1/p)`, comes down to the largest absolute value as p grows, at
 * most K^(1/p) times too large for K taps. The input is divided by its largest absolute value
 * first, or the powers overflow; values far below it vanish instead.
 */
export const lpTowardsMax: Recipe = {
  id: 'lp-towards-max',
  applies: (plan) => towards.has(plan.spec.reducer.kind) && canShift(plan),
  compute: (plan, input, options): Computation => {
    const p = exponentOf(plan, options);
    const precision = precisionOf(input);
    const round = rounder(precision);
    const sizes = map(toChannelsFirst(plan, input), Math.abs);
    const scale = largest(sizes) === 0 ? 1 : largest(sizes);
    const powers = map(sizes, (value) => round(round(value / scale) ** p));
    const ones = filled([plan.channels, 1, ...(kernelSizes(plan) ?? [])], 1);
    const sums = depthwise(plan, powers, ones, precision);
    const norm = map(sums, (sum) => round(scale * round(sum ** (1 / p))));
    const output = toOwnLayout(plan, norm);
    const expected = pooled(plan, maximum, input.map(Math.abs));
    return {
      kernels: [{ name: 'ones', tensor: ones }],
      steps: [
        { name: '|x| / largest', tensor: map(sizes, (value) => round(value / scale)) },
        { name: 'to the power p', tensor: powers },
        { name: 'conv with ones', tensor: sums },
      ],
      output,
      expected,
      caution:
        'It comes close to the maximum but never reaches it, and reads absolute values. A large p makes small values vanish: a window without large ones gives 0.',
    };
  },
  code: {
    name: 'lp_towards_max',
    parameters: (plan, options) => `x, p=${String(exponentOf(plan, options))}`,
    torch: pytorch,
    keras,
  },
};

const towards: ReadonlySet<string> = new Set(['max', 'lp', 'gem']);

const exponentOf = ({ spec: { reducer } }: Plan, { p }: EquivalenceOptions): number =>
  p ?? (reducer.kind === 'lp' || reducer.kind === 'gem' ? reducer.p : 64);
