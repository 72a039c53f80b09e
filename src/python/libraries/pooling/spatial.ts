import { assumedSymbol, type Dimension } from '../../dimension.js';
import type { Layout } from '../../../engine/index.js';
import type { Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';

const AXES: Readonly<Record<number, readonly string[]>> = {
  1: ['L'],
  2: ['H', 'W'],
  3: ['D', 'H', 'W'],
};

/** The usual batched shape of a layer's input in symbols: `N×C×H×W`, or `N×H×W×C`. */
export function symbolicInput(rank: number, layout: Layout, channels: Dimension | null): Shape {
  const spatial = (AXES[rank] ?? Array.from({ length: rank }, (_, axis) => `D${axis}`)).map(
    assumedSymbol,
  );
  const depth = channels ?? assumedSymbol('C');
  return layout === 'channels-first'
    ? [assumedSymbol('N'), depth, ...spatial]
    : [assumedSymbol('N'), ...spatial, depth];
}

/** The input with a shape: its own, or where nothing is known of it the usual one in symbols. */
export function spatialInput(
  input: TensorValue,
  rank: number,
  layout: Layout,
  channels: Dimension | null = null,
): TensorValue & { readonly shape: Shape } {
  const shape = input.shape ?? symbolicInput(rank, layout, channels);
  return { ...input, shape };
}

/** Where the spatial axes of an input begin. */
export function firstSpatialAxis(shape: Shape, rank: number, layout: Layout): number {
  return shape.length - rank - (layout === 'channels-last' ? 1 : 0);
}
