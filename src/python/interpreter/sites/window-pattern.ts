import { product } from '../../../engine/row-major.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Box } from './window-box.js';

/** A window that slides regularly over the last axes of a tensor. */
export interface Sliding {
  readonly source: TensorValue;
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  /** What the outputs are of their windows; null: neither the largest nor the mean. */
  readonly reducer: 'max' | 'avg' | null;
}

/** What was read of each tensor for each output, by the output's index (`0,1`). */
export type Reads = ReadonlyMap<string, ReadonlyMap<TensorValue, Box>>;

/** Finds a tensor that the outputs read with a regular sliding window; null: there is none. */
export function slidingOf(reads: Reads, output: TensorValue): Sliding | null {
  const sources = new Set([...reads.values()].flatMap((one) => [...one.keys()]));
  sources.delete(output);
  let best: Sliding | null = null;
  for (const source of sources) {
    const found = slidingOver(source, reads, output);
    const isMoving = found !== null && (reads.size === 1 || movesOver(source, reads));
    if (found !== null && isMoving && cells(found) > (best === null ? 0 : cells(best)))
      best = found;
  }
  return best;
}

function slidingOver(source: TensorValue, reads: Reads, output: TensorValue): Sliding | null {
  const axesIn = source.shape?.length ?? 0;
  const axesOut = output.shape?.length ?? 0;
  const spatial = Math.min(axesOut, axesIn <= 2 ? axesIn : Math.max(2, axesIn - 2));
  const kernel: number[] = [];
  const stride: number[] = [];
  for (let axis = -spatial; axis < 0; axis += 1) {
    const along = alongAxis(source, reads, axis);
    if (along === null) return null;
    kernel.push(along.length);
    stride.push(along.step);
  }
  const found = { source, kernel, stride };
  return { ...found, reducer: reducerOf(source, reads, output) };
}

/** The window's length and step along one axis, where both are the same for all outputs. */
function alongAxis(
  source: TensorValue,
  reads: Reads,
  axis: number,
): { readonly length: number; readonly step: number } | null {
  const starts = new Map<number, number>();
  let length: number | null = null;
  for (const [key, boxes] of reads) {
    const side = boxes.get(source)?.at(axis);
    const at = key.split(',').map(Number).at(axis);
    if (side === undefined || at === undefined) return null;
    length ??= side.stop - side.start;
    if (side.stop - side.start !== length) return null;
    const known = starts.get(at);
    if (known !== undefined && known !== side.start) return null;
    starts.set(at, side.start);
  }
  if (length === null || starts.get(0) !== 0) return null;
  const step = starts.get(1) ?? 1;
  const isRegular = [...starts].every(([at, start]) => start === at * step);
  return isRegular && step > 0 ? { length, step } : null;
}

function movesOver(source: TensorValue, reads: Reads): boolean {
  const places = new Set(
    [...reads.values()].map((one) => (one.get(source) ?? []).map((side) => side.start).join(',')),
  );
  return places.size > 1;
}

function cells(sliding: Sliding): number {
  return product(sliding.kernel);
}

function reducerOf(source: TensorValue, reads: Reads, output: TensorValue): Sliding['reducer'] {
  if (source.numbers === null || output.numbers === null) return null;
  let [isMax, isMean] = [true, true];
  for (const [key, boxes] of reads) {
    const box = boxes.get(source);
    const written = valueAt(output, key.split(',').map(Number));
    if (box === undefined || written === null) return null;
    const values = valuesIn(source, box);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    if (Math.max(...values) !== written) isMax = false;
    if (Math.abs(mean - written) > 1e-4 * Math.max(1, Math.abs(mean))) isMean = false;
  }
  if (isMax) return 'max';
  return isMean ? 'avg' : null;
}

function valuesIn(tensor: TensorValue, box: Box): number[] {
  let indices: number[][] = [[]];
  for (const side of box) {
    const along = Array.from({ length: side.stop - side.start }, (_, step) => side.start + step);
    indices = indices.flatMap((index) => along.map((at) => [...index, at]));
  }
  return indices.map((index) => valueAt(tensor, index) ?? Number.NaN);
}

function valueAt(tensor: TensorValue, index: readonly number[]): number | null {
  let offset = 0;
  for (const [axis, length] of (tensor.shape ?? []).entries()) {
    if (typeof length !== 'number') return null;
    offset = offset * length + (index[axis] ?? 0);
  }
  return tensor.numbers?.data[offset] ?? null;
}
