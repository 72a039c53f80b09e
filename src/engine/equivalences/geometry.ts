import type { Plan } from '../plan/plan.js';
import { pythonOf } from '../python-text.js';
import { product } from '../row-major.js';
import { coveringPads, kernelSizes, regularAxes } from './windows.js';

/** The numbers of a plan as Python text, for both libraries. */
export interface Geometry {
  readonly rank: number;
  /** Size of the kernel, stride and dilation on each axis. */
  readonly sizes: readonly number[];
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** `3, 3` */
  readonly kernel: string;
  /** `3` or `(3, 3)` */
  readonly kernelArgument: string;
  /** Number of taps of a window. */
  readonly taps: number;
  /** `2` or `(2, 1)` */
  readonly stride: string;
  readonly dilation: string;
  readonly dilated: boolean;
  /** Cells around the data that the windows cover, per axis; negative ones crop. */
  readonly pads: readonly { readonly before: number; readonly after: number }[];
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
    sizes,
    strides,
    dilations,
    kernel: sizes.join(', '),
    kernelArgument: sizes.length === 1 ? String(sizes[0]) : `(${sizes.join(', ')})`,
    taps: product(sizes),
    stride: oneOrTuple(strides),
    dilation: oneOrTuple(dilations),
    dilated: dilations.some((d) => d !== 1),
    pads: coveringPads(plan),
  };
};

/** `2` where all numbers are equal, else `(2, 1)`. */
export const oneOrTuple = (values: readonly number[]): string =>
  pythonOf(values.every((value) => value === values[0]) ? (values[0] ?? 1) : values);
