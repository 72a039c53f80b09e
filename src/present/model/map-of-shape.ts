import type { Dimension } from '../../python/dimension.js';
import type { Shape } from '../../python/site.js';
import type { ModelRun, TraceStep } from '../../python/trace.js';

/** A tensor seen as maps: channels of so many rows and columns. */
export interface FeatureMap {
  readonly channels: Dimension | null;
  /** Rows and columns; 1D: one size, 3D: depth first. */
  readonly sizes: readonly Dimension[];
}

/** How the tensors of a run are laid out. */
export interface MapLayout {
  /** How many spatial axes maps have; 0: nothing in the run has any. */
  readonly rank: number;
  /** Axes before the channels: 1 with a batch, 0 without. */
  readonly batchAxes: number;
  readonly hasChannels: boolean;
  readonly isChannelsLast: boolean;
}

/** The layout that a run's first layer with windows tells; else its input's number of axes. */
export function layoutOf({ steps, inputs }: ModelRun): MapLayout {
  const first = steps.find(isWindowed);
  const shape = first?.inputShapes.find((one) => one !== null) ?? null;
  if (first !== undefined && typeof first.window === 'object' && first.window !== null) {
    const rank = first.window.kernel.length;
    const axes = shape === null ? rank + 2 : shape.length;
    return {
      rank,
      batchAxes: axes > rank + 1 ? 1 : 0,
      hasChannels: axes > rank,
      isChannelsLast: first.isChannelsLast,
    };
  }
  const pooling = steps.find((one) => one.kind === 'pooling');
  const axes = (pooling?.inputShapes[0] ?? inputs[0] ?? null)?.length ?? 0;
  return {
    rank: axes >= 3 && axes <= 5 ? axes - 2 : 0,
    batchAxes: 1,
    hasChannels: true,
    isChannelsLast: pooling?.isChannelsLast ?? steps[0]?.isChannelsLast ?? false,
  };
}

/** A shape as maps; null: it has no rows and columns. */
export function mapOf(shape: Shape | null, layout: MapLayout): FeatureMap | null {
  const { rank, batchAxes, hasChannels, isChannelsLast } = layout;
  if (shape === null || rank === 0) return null;
  if (shape.length !== batchAxes + (hasChannels ? 1 : 0) + rank) return null;
  if (!hasChannels) return { channels: null, sizes: shape.slice(batchAxes) };
  return isChannelsLast
    ? { channels: shape.at(-1) ?? null, sizes: shape.slice(batchAxes, -1) }
    : { channels: shape[batchAxes] ?? null, sizes: shape.slice(batchAxes + 1) };
}

/** A shape without its batch. */
export function withoutBatch(shape: Shape, { batchAxes }: MapLayout): Shape {
  return shape.length > 1 ? shape.slice(batchAxes) : shape;
}

/** The sizes that are numbers; null where one is a symbol. */
export function known(sizes: readonly Dimension[]): readonly number[] | null {
  const numbers = sizes.filter((size) => typeof size === 'number');
  return numbers.length === sizes.length ? numbers : null;
}

/** Whether two sizes are the same, symbols by their text. */
export function sameSizes(a: readonly Dimension[], b: readonly Dimension[]): boolean {
  return a.length === b.length && a.every((size, at) => sizeKey(size) === sizeKey(b[at]));
}

/** `28×28`; symbols as they are written. */
export function sizesText(sizes: readonly Dimension[]): string {
  return sizes.map(sizeKey).join('×');
}

function sizeKey(size: Dimension | undefined): string {
  if (typeof size === 'number') return String(size);
  if (size === undefined) return '?';
  return /[\s+*×/−-]/u.test(size.text) ? `(${size.text})` : size.text;
}

function isWindowed({ kind, window }: TraceStep): boolean {
  const isMap = kind === 'pooling' || kind === 'convolution';
  return isMap && typeof window === 'object' && window !== null;
}
