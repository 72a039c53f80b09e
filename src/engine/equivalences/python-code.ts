import { torchPad as padText } from '../dialects/torch/torch-pad.js';
import { oneOrTuple, type Geometry } from './geometry.js';

/** A fraction as Python writes it: `1 / 9`, or `1` for a divisor of 1. */
export const reciprocal = (divisor: number): string =>
  divisor === 1 ? '1' : `1 / ${String(divisor)}`;

/** Padding by hand in PyTorch; `x` itself where nothing is added. */
export const torchPad = (
  x: string,
  { pads }: Pick<Geometry, 'pads'>,
  value = '',
  mode = '',
): string => padText(x, pads, { value, mode });

/** `ops.pad(x, [[0, 0], [1, 0], [1, 0], [0, 0]])`; crops by slicing where cells are taken away. */
export const kerasPad = (
  x: string,
  { pads }: Pick<Geometry, 'pads'>,
  value = '',
  mode = '',
): string => {
  const slices = pads.map(({ before, after }) =>
    before >= 0 && after >= 0
      ? ':'
      : `${before < 0 ? String(-before) : ''}:${after < 0 ? String(after) : ''}`,
  );
  const cropped = slices.every((slice) => slice === ':') ? x : `${x}[:, ${slices.join(', ')}, :]`;
  if (pads.every(({ before, after }) => before <= 0 && after <= 0)) return cropped;
  const constant = value === '' ? '' : `, constant_values=${value}`;
  const how = mode === '' ? '' : `, mode="${mode}"`;
  return `ops.pad(${cropped}, ${padWidths(pads)}${how}${constant})`;
};

/** Pad widths of all axes of an N[D]HWC tensor: `[[0, 0], [1, 0], [1, 0], [0, 0]]`. */
export const padWidths = (pads: Geometry['pads']): string => {
  const added = pads.map(
    ({ before, after }) => `[${String(Math.max(before, 0))}, ${String(Math.max(after, 0))}]`,
  );
  return `[[0, 0], ${added.join(', ')}, [0, 0]]`;
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
