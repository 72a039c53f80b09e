import type { AxisPlan } from '../geometry/axis.js';
import { correlate, type Tensor } from '../convolution/correlate.js';
import { divisorRule } from '../plan/divisor.js';
import type { Plan } from '../plan/plan.js';
import { combine, filled, precisionOf, rounder } from './arithmetic.js';
import { toChannelsFirst, toOwnLayout } from './channels-first.js';
import { commonDivisor } from './average-as-convolution.js';
import type { Computation, Recipe, WriteLines } from './equivalence.js';
import type { Geometry } from './geometry.js';
import { kerasConv, kerasKernelShape } from './keras-convolution.js';
import { assigned, kerasPad, torchConv, torchPad, torchPaddedConv } from './python-code.js';
import { depthwise, kernelSizes, pooled, regularAxes } from './windows.js';

const pytorch: WriteLines = (geometry, plan) => {
  const { inside, beyond } = countedPads(plan, geometry);
  const ones = torchPad('torch.ones_like(x)', { pads: inside }, '1.0');
  const count = countsPadding(plan)
    ? torchConv(geometry, 'cells', 'ones')
    : torchPaddedConv(geometry, 'cells', 'ones');
  return [
    'channels = x.shape[1]',
    `ones = torch.ones((channels, 1, ${geometry.kernel}), dtype=x.dtype)`,
    ...(countsPadding(plan)
      ? [`cells = ${ones}`, `cells = ${torchPad('cells', { pads: beyond })}`]
      : ['cells = torch.ones_like(x)']),
    `total = ${torchPaddedConv(geometry, 'x', 'ones')}`,
    `count = ${count}`,
    'return total / count',
  ];
};

const keras: WriteLines = (geometry, plan) => {
  const { inside, beyond } = countedPads(plan, geometry);
  return [
    'channels = x.shape[-1]',
    `ones = ops.ones(${kerasKernelShape(geometry)}, dtype=x.dtype)`,
    ...(countsPadding(plan)
      ? [
          `cells = ${kerasPad('ops.ones_like(x)', { pads: inside }, '1.0')}`,
          `cells = ${kerasPad('cells', { pads: beyond })}`,
        ]
      : [`cells = ${kerasPad('ops.ones_like(x)', geometry)}`]),
    ...assigned(kerasPad('x', geometry)),
    `total = ${kerasConv(geometry, 'x', 'ones')}`,
    `count = ${kerasConv(geometry, 'cells', 'ones')}`,
    'return total / count',
  ];
};

/**
 * An average whose divisor differs by position is the ratio of two convolutions with ones: the sum
 * of the values over the number of cells that count.
 */
export const averageAsRatio: Recipe = {
  id: 'average-as-ratio',
  applies: (plan) =>
    plan.spec.reducer.kind === 'avg' &&
    plan.spec.fill === undefined &&
    kernelSizes(plan) !== null &&
    !plan.outputShape.includes(0) &&
    commonDivisor(plan) === null,
  compute: (plan, input): Computation => {
    const precision = precisionOf(input);
    const source = toChannelsFirst(plan, input);
    const ones = filled([plan.channels, 1, ...(kernelSizes(plan) ?? [])], 1);
    const total = depthwise(plan, source, ones, precision);
    const counted = countsPadding(plan) ? countPadded(plan, ones) : countData(plan, source, ones);
    const round = rounder(precision);
    const ratio = combine(total, counted, (sum, count) => round(sum / count));
    const output = toOwnLayout(plan, ratio);
    const expected = pooled(plan, plan.spec.reducer, input);
    return {
      kernels: [{ name: 'ones', tensor: ones }],
      steps: [
        { name: 'conv(x)', tensor: total },
        { name: 'conv(1)', tensor: counted },
      ],
      output,
      expected,
      caution: null,
    };
  },
  code: {
    name: 'average_as_ratio',
    torch: pytorch,
    keras,
  },
};

const countsPadding = (plan: Plan): boolean => divisorRule(plan.spec) !== 'data';

/** How many data cells each window reads. */
const countData = (plan: Plan, { shape }: Tensor, ones: Tensor): Tensor =>
  depthwise(plan, filled(shape, 1), ones, 'float64');

/** How many data and padding cells each window reads: padding made part of the data. */
const countPadded = (plan: Plan, ones: Tensor): Tensor => {
  const axes = regularAxes(plan).map(padded);
  const shape = [plan.batch, plan.channels, ...axes.map((axis) => axis.inputSize)];
  return correlate({
    axes,
    layout: 'channels-first',
    input: filled(shape, 1),
    weights: ones,
    bias: null,
    groups: plan.channels,
    precision: 'float64',
  });
};

const padded = (axis: AxisPlan): AxisPlan => {
  const { windows, padBefore, padAfter, inputSize } = axis;
  if (windows.kind !== 'regular') return axis;
  return {
    ...axis,
    inputSize: inputSize + padBefore + padAfter,
    padBefore: 0,
    padAfter: 0,
    windows: { ...windows, firstStart: windows.firstStart + padBefore },
  };
};

/** The pads whose cells count, and what the windows cover beyond them. */
const countedPads = (plan: Plan, geometry: Geometry) => ({
  inside: plan.axes.map(({ padBefore, padAfter }) => ({ before: padBefore, after: padAfter })),
  beyond: geometry.pads.map(({ after }, i) => ({
    before: 0,
    after: after - (plan.axes[i]?.padAfter ?? 0),
  })),
});
