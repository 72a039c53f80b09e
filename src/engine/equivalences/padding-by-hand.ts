import { emptyWindows } from '../notices/empty-windows.js';
import type { Plan } from '../plan/plan.js';
import { traitsOf } from '../reducer-traits.js';
import type { Reducer } from '../spec.js';
import { pool } from '../values/reduce.js';
import { toChannelsFirst, toOwnLayout } from './channels-first.js';
import type { Computation, Recipe, WriteLines } from './equivalence.js';
import type { Geometry } from './geometry.js';
import { kerasSlices } from './keras-convolution.js';
import { canPad, withPadding, withoutPadding } from './padded.js';
import { assigned, kerasPad, torchPad } from './python-code.js';
import { pooled } from './windows.js';

const pytorch: WriteLines = (geometry, { spec: { reducer } }) => {
  const negatable = traitsOf(reducer).winner !== null;
  if (geometry.dilated && !negatable) return null;
  const dilation = geometry.dilated ? `, dilation=${geometry.dilation}` : '';
  const call = (name: string): string =>
    `F.${name}_pool${String(geometry.rank)}d(x, ${geometry.kernelArgument}, stride=${geometry.stride}${dilation})`;
  return linesOf(reducer, geometry, { max: call('max'), average: call('avg'), pad: torchPad });
};

const keras: WriteLines = (geometry, { spec: { reducer } }) => {
  const sliced = (operation: string): string =>
    `ops.${operation}(ops.stack(${kerasSlices(geometry)}, axis=-1), axis=-1)`;
  if (geometry.dilated) {
    return linesOf(reducer, geometry, {
      max: sliced('max'),
      average: sliced('mean'),
      pad: kerasPad,
    });
  }
  const call = (name: string): string =>
    `ops.${name}_pool(x, ${geometry.kernelArgument}, strides=${geometry.stride}, padding="valid")`;
  return linesOf(reducer, geometry, { max: call('max'), average: call('average'), pad: kerasPad });
};

/** How a library pads and pools `x`. */
interface Calls {
  readonly max: string;
  readonly average: string;
  readonly pad: (x: string, geometry: Geometry, value: string) => string;
}

const linesOf = (
  reducer: Reducer,
  geometry: Geometry,
  { max, average, pad }: Calls,
): readonly string[] | null => {
  const lines = (x: string, fill: string, result: string): readonly string[] => [
    ...assigned(pad(x, geometry, fill)),
    `return ${result}`,
  ];
  const lowest = 'float("-inf")';
  const taps = String(geometry.taps);
  if (reducer.kind === 'max') return lines('x', lowest, max);
  if (reducer.kind === 'min') return lines('-x', lowest, `-${max}`);
  if (reducer.kind === 'sum') return lines('x', '', `${average} * ${taps}`);
  if (reducer.kind !== 'avg') return null;
  const { divisorOverride } = reducer;
  return lines(
    'x',
    '',
    divisorOverride === null ? average : `${average} * ${taps} / ${String(divisorOverride)}`,
  );
};

/**
 * Padding put in by hand, side by side as one likes, and pooling without padding: with −∞ for a
 * maximum, +∞ for a minimum, 0 for a sum and for an average that counts padding. What a maximum of
 * nothing is differs between kernels, so it stands for no layer with such windows.
 */
export const paddingByHand: Recipe = {
  id: 'padding-by-hand',
  applies: (plan) =>
    plan.spec.source.kind === 'sliding' &&
    plan.spec.fill === undefined &&
    !plan.outputShape.includes(0) &&
    fillOf(plan) !== null &&
    canPad(plan) &&
    (!isExtreme(plan) || emptyWindows(plan, {}) === null) &&
    plan.axes.some(({ padBefore, padAfter }) => padBefore !== 0 || padAfter !== 0),
  compute: (plan, input): Computation => {
    const padded = withPadding(plan, toChannelsFirst(plan, input), fillOf(plan) ?? 0);
    const bare = withoutPadding(plan, padded.shape);
    const values = input instanceof Float32Array ? Float32Array.from(padded.data) : padded.data;
    const result = { shape: plan.outputShape, data: Float64Array.from(pool(bare, values).output) };
    const output = toOwnLayout(plan, result);
    const expected = pooled(plan, plan.spec.reducer, input);
    return {
      kernels: [],
      steps: [{ name: 'padded input', tensor: padded }],
      output,
      expected,
      caution:
        plan.spec.reducer.kind === 'max'
          ? 'Zeros are the wrong padding for a maximum: they win over negative values.'
          : null,
    };
  },
  code: {
    name: 'padding_by_hand',
    torch: pytorch,
    keras,
  },
};

/** A window of nothing but padding has a value that depends on the kernel, not on the padding. */
const isExtreme = ({ spec: { reducer } }: Plan): boolean => traitsOf(reducer).winner !== null;

/** What padding holds for a reducer; null where no number does. */
const fillOf = ({ spec: { reducer } }: Plan): number | null => {
  if (reducer.kind === 'avg') {
    return reducer.countIncludePad || reducer.divisorOverride !== null ? 0 : null;
  }
  return fills[reducer.kind] ?? null;
};

const fills: Readonly<Partial<Record<Reducer['kind'], number>>> = {
  max: Number.NEGATIVE_INFINITY,
  min: Number.POSITIVE_INFINITY,
  sum: 0,
};
