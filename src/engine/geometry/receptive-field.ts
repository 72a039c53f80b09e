import { say, type Phrase } from '../phrase.js';
import {
  dataExtent,
  evenBinSize,
  inputIndexAt,
  tapStep,
  windowEnd,
  windowStart,
  type AxisPlan,
} from './axis.js';

/** What one layer of a chain does along one axis, as far as its receptive field goes. */
export interface FieldLink {
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly padBefore: number;
  readonly padAfter: number;
}

/** A layer of a chain: its axes, or why its windows are not known. */
export type ChainLink =
  | { readonly kind: 'known'; readonly axes: readonly FieldLink[] }
  | { readonly kind: 'unknown'; readonly reason: Phrase };

/**
 * What one output of a chain reads of the chain's input along one axis: output `i` reads the cells
 * `[start + i·jump, start + i·jump + size)`, of which those outside the data are padding.
 */
export interface AxisField {
  readonly size: number;
  /** Distance between the fields of neighbouring outputs, in input cells. */
  readonly jump: number;
  /** First cell of output 0's field; negative where it starts in padding. */
  readonly start: number;
}

/** The receptive field of a chain, or why it isn't known. */
export type ReceptiveField =
  | { readonly kind: 'known'; readonly axes: readonly AxisField[] }
  | { readonly kind: 'unknown'; readonly reason: Phrase; readonly link: number };

/**
 * The receptive field of a chain of layers, first layer first. Per layer
 * `size += (k − 1)·d·jump`, `start −= padBefore·jump`, `jump ·= s`; only the padding before moves
 * it. An unknown layer makes the answer unknown from there on.
 * Source: Araujo, Norris, Sim: Computing receptive fields of convolutional neural networks (2019).
 */
export const receptiveField = (chain: readonly ChainLink[]): ReceptiveField => {
  let fields: readonly AxisField[] | null = null;
  for (const [index, link] of chain.entries()) {
    if (link.kind === 'unknown') return { kind: 'unknown', reason: link.reason, link: index };
    const before: readonly AxisField[] = fields ?? link.axes.map(() => oneCell);
    if (before.length !== link.axes.length) {
      return { kind: 'unknown', reason: say('the number of axes changes'), link: index };
    }
    fields = before.map((field, axis) => grow(field, link.axes[axis] ?? identity));
  }
  return { kind: 'known', axes: fields ?? [] };
};

/** The cells of the chain's input that output `i` reads: `[from, to)`, padding included. */
export const fieldOf = (field: AxisField, i: number): { from: number; to: number } => {
  const from = field.start + i * field.jump;
  return { from, to: from + field.size };
};

/**
 * A planned axis as a link of a chain; null where its windows have no common kernel and stride,
 * as in adaptive pooling whose output size does not divide the input.
 */
export const fieldLink = (axis: AxisPlan): FieldLink | null => {
  const { windows, padBefore, padAfter } = axis;
  switch (windows.kind) {
    case 'regular':
      if ((windows.baseDilation ?? 1) !== 1) return null;
      return {
        kernel: windows.kernel,
        stride: windows.stride,
        dilation: windows.dilation,
        padBefore,
        padAfter,
      };
    case 'adaptive': {
      const kernel = evenBinSize(axis);
      return kernel === null ? null : { kernel, stride: kernel, dilation: 1, padBefore, padAfter };
    }
    case 'listed':
      return null;
    default:
      return windows satisfies never;
  }
};

/**
 * The exact cells of the first input that each output of a chain of planned axes reads, whatever
 * their windows: `[from, to)` in data coordinates, clipped to the data. For chains that
 * {@link receptiveField} can't put in closed form. Null for an output that reads no data.
 */
export const fieldThrough = (
  chain: readonly AxisPlan[],
  output: number,
): { from: number; to: number } | null => {
  if (chain.some((axis) => tapStep(axis) > 1)) return fieldOfTaps(chain, output);
  let range = { from: output, to: output + 1 };
  for (const axis of chain.toReversed()) {
    const spacing = axis.windows.kind === 'regular' ? (axis.windows.baseDilation ?? 1) : 1;
    const from = Math.max(windowStart(axis, range.from), 0);
    const to = Math.min(windowEnd(axis, range.to - 1), dataExtent(axis));
    range = { from: Math.ceil(from / spacing), to: Math.ceil(to / spacing) };
    if (range.to <= range.from) return null;
  }
  return range;
};

/** More cells than this of one layer are not looked at one by one. */
const mostCells = 1 << 16;

/** The same where windows have gaps: from the first to the last cell that some tap really reads. */
const fieldOfTaps = (
  chain: readonly AxisPlan[],
  output: number,
): { from: number; to: number } | null => {
  let read: ReadonlySet<number> = new Set([output]);
  for (const axis of chain.toReversed()) {
    const cells = new Set<number>();
    const step = tapStep(axis);
    for (const i of read) {
      const end = windowEnd(axis, i);
      for (let tap = windowStart(axis, i); tap < end; tap += step) {
        const index = inputIndexAt(axis, tap);
        if (index >= 0) cells.add(index);
      }
      if (cells.size > mostCells) break;
    }
    read = cells;
  }
  let [from, to] = [Infinity, -Infinity];
  for (const index of read) {
    from = Math.min(from, index);
    to = Math.max(to, index + 1);
  }
  return from < to ? { from, to } : null;
};

const oneCell: AxisField = { size: 1, jump: 1, start: 0 };

const identity: FieldLink = { kernel: 1, stride: 1, dilation: 1, padBefore: 0, padAfter: 0 };

const grow = ({ size, jump, start }: AxisField, link: FieldLink): AxisField => ({
  size: size + (link.kernel - 1) * link.dilation * jump,
  jump: jump * link.stride,
  start: start - link.padBefore * jump,
});
