import type { Plan } from '../plan.js';
import { pythonOf } from '../notices/set-argument.js';
import type { RecipeCode } from './equivalence.js';
import { coveringPads, kernelSizes, regularAxes } from './windows.js';

/** The numbers of a plan as Python text, for both libraries. */
export interface Geometry {
  readonly rank: number;
  /** `3, 3` */
  readonly kernel: string;
  /** Number of taps of a window. */
  readonly taps: number;
  /** `2` or `(2, 1)` */
  readonly stride: string;
  readonly dilation: string;
  readonly dilated: boolean;
  /** Cells around the data that the windows cover, per axis; negative ones crop. */
  readonly pads: readonly { readonly before: number; readonly after: number }[];
  readonly sameStride: boolean;
}

/** A plan's geometry; null where its windows have no common kernel. */
export const geometryOf = (plan: Plan): Geometry | null => {
  const sizes = kernelSizes(plan);
  if (sizes === null) return null;
  const windows = regularAxes(plan).flatMap(({ windows: w }) => (w.kind === 'regular' ? [w] : []));
  const strides = windows.map(({ stride }) => stride);
  const dilations = windows.map(({ dilation }) => dilation);
  return {
    rank: plan.axes.length,
    kernel: sizes.join(', '),
    taps: sizes.reduce((all, size) => all * size, 1),
    stride: oneOrTuple(strides),
    dilation: oneOrTuple(dilations),
    dilated: dilations.some((d) => d !== 1),
    pads: coveringPads(plan),
    sameStride: strides.every((stride) => stride === strides[0]),
  };
};

/** `2` where all numbers are equal, else `(2, 1)`. */
export const oneOrTuple = (values: readonly number[]): string =>
  pythonOf(values.every((value) => value === values[0]) ? (values[0] ?? 1) : values);

/** A fraction as Python writes it: `1 / 9`, or `1` for a divisor of 1. */
export const reciprocal = (divisor: number): string =>
  divisor === 1 ? '1' : `1 / ${String(divisor)}`;

/** `F.pad(x, (1, 0, 1, 0), value=…)`; `x` itself where nothing is added. Last axis first. */
export const torchPad = (x: string, { pads }: Pick<Geometry, 'pads'>, value = ''): string => {
  if (pads.every(({ before, after }) => before === 0 && after === 0)) return x;
  const cells = pads.toReversed().flatMap(({ before, after }) => [before, after]);
  return `F.pad(${x}, (${cells.join(', ')})${value === '' ? '' : `, value=${value}`})`;
};

/** `ops.pad(x, [[0, 0], [1, 0], [1, 0], [0, 0]])`; crops by slicing where cells are taken away. */
export const kerasPad = (x: string, { pads }: Pick<Geometry, 'pads'>, value = ''): string => {
  const slices = pads.map(({ before, after }) =>
    before >= 0 && after >= 0
      ? ':'
      : `${before < 0 ? String(-before) : ''}:${after < 0 ? String(after) : ''}`,
  );
  const cropped = slices.every((slice) => slice === ':') ? x : `${x}[:, ${slices.join(', ')}, :]`;
  const added = pads.map(
    ({ before, after }) => `[${String(Math.max(before, 0))}, ${String(Math.max(after, 0))}]`,
  );
  if (pads.every(({ before, after }) => before <= 0 && after <= 0)) return cropped;
  const constant = value === '' ? '' : `, constant_values=${value}`;
  return `ops.pad(${cropped}, [[0, 0], ${added.join(', ')}, [0, 0]]${constant})`;
};

/** A depthwise `F.conv*d` over an input that is padded already. */
export const torchConv = (geometry: Geometry, x: string, weight: string, padding = ''): string => {
  const dilation = geometry.dilated ? `, dilation=${geometry.dilation}` : '';
  return `F.conv${String(geometry.rank)}d(${x}, ${weight}, stride=${geometry.stride}${padding}${dilation}, groups=channels)`;
};

/** The same with zeros around the input: by the `padding` argument, or `F.pad` for uneven sides. */
export const torchPaddedConv = (geometry: Geometry, x: string, weight: string): string => {
  const { pads } = geometry;
  if (pads.some(({ before, after }) => before !== after || before < 0)) {
    return torchConv(geometry, torchPad(x, geometry), weight);
  }
  const cells = pads.map(({ before }) => before);
  const padding = cells.every((cell) => cell === 0) ? '' : `, padding=${oneOrTuple(cells)}`;
  return torchConv(geometry, x, weight, padding);
};

/** `x = …` as a line of its own; no line where nothing is added to `x`. */
export const assigned = (padded: string): readonly string[] =>
  padded === 'x' ? [] : [`x = ${padded}`];

/** The same in Keras. */
export const kerasConv = (geometry: Geometry, x: string, weight: string): string => {
  const dilation = geometry.dilated ? `, dilation_rate=${geometry.dilation}` : '';
  return `ops.depthwise_conv(${x}, ${weight}, strides=${geometry.stride}, padding="valid"${dilation})`;
};

/** Whether Keras has a depthwise convolution for it: one or two axes of one stride. */
export const kerasHasDepthwise = ({ rank, sameStride, dilated, stride }: Geometry): boolean =>
  rank <= 2 && sameStride && (!dilated || stride === '1');

const indented = (line: string): string => (line === '' ? '' : `    ${line}`);

/** A Python function of `x` with its imports; body lines without their indentation. */
export const torchFunction = (
  name: string,
  body: readonly string[],
  parameters = 'x',
): RecipeCode => ({
  name,
  text: [
    'import torch',
    'import torch.nn.functional as F',
    '',
    '',
    `def ${name}(${parameters}):`,
    ...body.map(indented),
    '',
  ].join('\n'),
});

/** The same for Keras 3; `x` has its channels last. */
export const kerasFunction = (
  name: string,
  body: readonly string[],
  parameters = 'x',
): RecipeCode => ({
  name,
  text: [
    body.some((line) => line.includes('keras.'))
      ? 'import keras\nfrom keras import ops'
      : 'from keras import ops',
    '',
    '',
    `def ${name}(${parameters}):  # channels last`,
    ...body.map(indented),
    '',
  ].join('\n'),
});
