import type { AxisPlan } from '../axis.js';
import type { Tensor } from '../correlate.js';
import { grid } from './grid.js';
import type { Plan } from '../plan.js';
import { pool } from '../reduce.js';
import type { Reducer } from '../spec.js';
import { difference, filled } from './arithmetic.js';
import { toChannelsFirst, toOwnLayout } from './channels-first.js';
import type { Equivalence, Recipe, RecipeCode } from './equivalence.js';
import {
  assigned,
  geometryOf,
  kerasFunction,
  kerasPad,
  torchFunction,
  torchPad,
  type Geometry,
} from './python-code.js';
import { pooled } from './windows.js';

/**
 * Padding put in by hand, side by side as one likes, and pooling without padding: with −∞ for a
 * maximum, +∞ for a minimum, 0 for a sum and for an average that counts padding.
 */
export const paddingByHand: Recipe = {
  id: 'padding-by-hand',
  applies: (plan) =>
    plan.spec.source.kind === 'sliding' &&
    plan.spec.fill === undefined &&
    !plan.outputShape.includes(0) &&
    fillOf(plan) !== null &&
    plan.axes.every(canPad) &&
    plan.axes.some(({ padBefore, padAfter }) => padBefore !== 0 || padAfter !== 0),
  run: (plan, input): Equivalence => {
    const padded = pad(plan, toChannelsFirst(plan, input), fillOf(plan) ?? 0);
    const bare = unpaddedPlan(plan, padded.shape);
    const values = input instanceof Float32Array ? Float32Array.from(padded.data) : padded.data;
    const result = { shape: plan.outputShape, data: Float64Array.from(pool(bare, values).output) };
    const output = toOwnLayout(plan, result);
    const expected = pooled(plan, plan.spec.reducer, input);
    return {
      id: 'padding-by-hand',
      kernels: [],
      steps: [{ name: 'padded input', tensor: padded }],
      output,
      expected,
      ...difference(output, expected),
      caution:
        plan.spec.reducer.kind === 'max'
          ? 'Zeros are the wrong padding for a maximum: they win over negative values.'
          : null,
      pytorch: pytorch(plan),
      keras: keras(plan),
    };
  },
};

/** What padding holds for a reducer; null where no number does. */
const fillOf = ({ spec: { reducer } }: Plan): number | null => {
  switch (reducer.kind) {
    case 'max':
      return Number.NEGATIVE_INFINITY;
    case 'min':
      return Number.POSITIVE_INFINITY;
    case 'sum':
      return 0;
    case 'avg':
      return reducer.countIncludePad || reducer.divisorOverride !== null ? 0 : null;
    case 'lp':
    case 'lse':
    case 'softmax':
    case 'stochastic':
    case 'mixed':
    case 'median':
    case 'gem':
    case 'weighted':
      return null;
    default:
      return reducer satisfies never;
  }
};

/** Whether the windows read nothing beyond the padding, and the data is not spread or cropped. */
const canPad = (axis: AxisPlan): boolean =>
  axis.windows.kind === 'regular' &&
  (axis.windows.baseDilation ?? 1) === 1 &&
  axis.padBefore >= 0 &&
  axis.padAfter >= 0 &&
  axis.windows.firstStart +
    (axis.outputSize - 1) * axis.windows.stride +
    (axis.windows.kernel - 1) * axis.windows.dilation <
    axis.inputSize + axis.padAfter;

const pad = (plan: Plan, input: Tensor, value: number): Tensor => {
  const sizes = plan.axes.map((axis) => axis.inputSize);
  const wide = plan.axes.map((axis) => axis.padBefore + axis.inputSize + axis.padAfter);
  const padded = filled([plan.batch, plan.channels, ...wide], value);
  const plane = sizes.reduce((all, size) => all * size, 1);
  const widePlane = wide.reduce((all, size) => all * size, 1);
  const places = Array.from(grid(sizes), (position) =>
    position.reduce((at, i, a) => at * (wide[a] ?? 1) + i + (plan.axes[a]?.padBefore ?? 0), 0),
  );
  for (let p = 0; p < plan.batch * plan.channels; p += 1) {
    places.forEach((place, i) => {
      padded.data[p * widePlane + place] = input.data[p * plane + i] ?? 0;
    });
  }
  return padded;
};

/** The layer without its padding, on the padded data, channels first. */
const unpaddedPlan = (plan: Plan, inputShape: readonly number[]): Plan => {
  const axes = plan.axes.map((axis): AxisPlan => {
    const inputSize = axis.padBefore + axis.inputSize + axis.padAfter;
    const windows =
      axis.windows.kind === 'regular' ? { ...axis.windows, firstStart: 0 } : axis.windows;
    return { ...axis, inputSize, padBefore: 0, padAfter: 0, windows };
  });
  const outputShape = [plan.batch, plan.channels, ...axes.map((axis) => axis.outputSize)];
  return {
    ...plan,
    spec: { ...plan.spec, layout: 'channels-first' },
    inputShape,
    outputShape,
    axes,
  };
};

const pytorch = (plan: Plan): RecipeCode | null => {
  const geometry = geometryOf(plan);
  if (geometry === null) return null;
  const { reducer } = plan.spec;
  const kernel = geometry.rank === 1 ? geometry.kernel : `(${geometry.kernel})`;
  const dilation = geometry.dilated ? `, dilation=${geometry.dilation}` : '';
  const call = (name: string, x: string, rest: string): string =>
    `F.${name}_pool${String(geometry.rank)}d(${x}, ${kernel}, stride=${geometry.stride}${rest})`;
  const lines = byReducer(reducer, geometry, {
    max: (sign) => `return ${sign}${call('max', 'x', dilation)}`,
    average: () => `return ${call('avg', 'x', '')}`,
    sum: (times) => `return ${call('avg', 'x', '')} * ${times}`,
  });
  if (lines === null || (geometry.dilated && reducer.kind !== 'max' && reducer.kind !== 'min')) {
    return null;
  }
  return torchFunction('padding_by_hand', [
    ...assigned(torchPad(reducer.kind === 'min' ? '-x' : 'x', geometry, lines.fill)),
    lines.line,
  ]);
};

const keras = (plan: Plan): RecipeCode | null => {
  const geometry = geometryOf(plan);
  if (geometry === null || geometry.dilated) return null;
  const { reducer } = plan.spec;
  const kernel = geometry.rank === 1 ? geometry.kernel : `(${geometry.kernel})`;
  const call = (name: string): string =>
    `ops.${name}_pool(x, ${kernel}, strides=${geometry.stride}, padding="valid")`;
  const lines = byReducer(reducer, geometry, {
    max: (sign) => `return ${sign}${call('max')}`,
    average: () => `return ${call('average')}`,
    sum: (times) => `return ${call('average')} * ${times}`,
  });
  if (lines === null) return null;
  return kerasFunction('padding_by_hand', [
    ...assigned(kerasPad(reducer.kind === 'min' ? '-x' : 'x', geometry, lines.fill)),
    lines.line,
  ]);
};

interface Lines {
  readonly max: (sign: string) => string;
  readonly average: () => string;
  readonly sum: (times: string) => string;
}

const byReducer = (
  reducer: Reducer,
  { taps }: Geometry,
  lines: Lines,
): { readonly fill: string; readonly line: string } | null => {
  const lowest = 'float("-inf")';
  if (reducer.kind === 'max') return { fill: lowest, line: lines.max('') };
  if (reducer.kind === 'min') return { fill: lowest, line: lines.max('-') };
  if (reducer.kind === 'sum') return { fill: '', line: lines.sum(String(taps)) };
  if (reducer.kind !== 'avg') return null;
  const { divisorOverride } = reducer;
  if (divisorOverride === null) return { fill: '', line: lines.average() };
  return { fill: '', line: lines.sum(`${String(taps)} / ${String(divisorOverride)}`) };
};
