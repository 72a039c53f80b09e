import type { frameworks } from './dialects/index.js';
import type { ArgumentValue, PoolError } from './result.js';

/** The library whose rules decide: sizes, divisors, NaN, ties, argument checks and their texts. */
export type Framework = keyof typeof frameworks;

/** How many spatial axes a layer slides over. */
export type SpatialRank = 1 | 2 | 3;

/** Where the channels are. `channels-first` is NC[D]HW, `channels-last` is N[D]HWC. */
export type Layout = 'channels-first' | 'channels-last';

/** The types of values that are told apart. */
export const dataTypes = [
  'float32',
  'float64',
  'float16',
  'bfloat16',
  'int64',
  'int32',
  'uint8',
] as const;

export type DataType = (typeof dataTypes)[number];

/** Padding cells before and after the data along one axis. Negative values crop (JAX). */
export interface AxisPadding {
  readonly before: number;
  readonly after: number;
}

/** Padding as asked for; the plan turns it into cells. */
export type Padding =
  | { readonly kind: 'explicit'; readonly axes: readonly AxisPadding[] }
  /** As little as the stride needs; `extra` is the side that takes the odd cell. */
  | {
      readonly kind: 'same';
      readonly extra: 'before' | 'after';
      /**
       * Where a stride is larger than its window, the padding that is left over is negative: it
       * crops the front by half of that, rounded so. Missing: such padding counts as none.
       */
      readonly crops?: 'toward-zero' | 'down';
    }
  | { readonly kind: 'valid' };

/** Which cells each window reads. Every list has one entry per spatial axis. */
export type WindowSource =
  | {
      readonly kind: 'sliding';
      readonly kernel: readonly number[];
      readonly stride: readonly number[];
      readonly padding: Padding;
      readonly dilation: readonly number[];
      readonly rounding: 'floor' | 'ceil';
      /** The numbers of windows where a framework reckons them otherwise than from these numbers. */
      readonly outputSize?: readonly number[];
      /** JAX: holes between the data cells, `baseDilation − 1` of them. Missing: none. */
      readonly baseDilation?: readonly number[];
    }
  /** `null` keeps the size of that axis. */
  | { readonly kind: 'adaptive'; readonly outputSize: readonly (number | null)[] }
  | {
      readonly kind: 'fractional';
      readonly kernel: readonly number[];
      readonly outputSize: readonly number[];
      /** One number in [0, 1) per plane and axis, axes in the input's order; null: a seeded sample. */
      readonly samples: readonly (readonly number[])[] | null;
      /** The output size as a share of the input's; where given, it decides. */
      readonly outputRatio?: readonly number[];
    }
  /**
   * TensorFlow's fractional pooling: regions between the cuts `0 = c₀ < c₁ < … = n` of each axis;
   * an overlapping region also reads the first cell of the next.
   */
  | {
      readonly kind: 'regions';
      readonly cuts: readonly (readonly number[])[];
      readonly overlapping: boolean;
      /**
       * Input size over output size of each axis, from which seeded cuts are drawn once the input's
       * size is known; where given, `cuts` is empty.
       */
      readonly ratio?: readonly number[];
    }
  | { readonly kind: 'global'; readonly keepDims: boolean };

/** Windows that slide. */
export type SlidingWindow = Extract<WindowSource, { kind: 'sliding' }>;

/** Who gets the gradient of equal largest values: the first, all in equal shares, or each whole. */
export type Ties = 'first' | 'split' | 'each';

/** What becomes of the values that a window reads. */
export type Reducer =
  | {
      readonly kind: 'max';
      readonly returnIndices: boolean;
      /** `split`: equal largest values share the gradient (`amax`). Missing: the first takes it. */
      readonly ties?: Ties;
    }
  | { readonly kind: 'min'; readonly ties?: Ties }
  | {
      readonly kind: 'avg';
      readonly countIncludePad: boolean;
      readonly divisorOverride: number | null;
    }
  | { readonly kind: 'sum' }
  | { readonly kind: 'lp'; readonly p: number }
  | { readonly kind: 'lse'; readonly temperature: number; readonly normalised: boolean }
  | { readonly kind: 'softmax'; readonly temperature: number }
  | { readonly kind: 'stochastic'; readonly mode: 'train' | 'test'; readonly seed: number }
  | {
      readonly kind: 'mixed';
      readonly lambda: number;
      /** As for a maximum: who gets the maximum's share of the gradient. */
      readonly ties?: Ties;
    }
  /**
   * A weighted sum: a tap's weight is the product of its entries in the rows, one row per axis (a
   * separable filter). Beyond the end of a row the weight is 0; padding that is skipped counts as 0.
   */
  | { readonly kind: 'weighted'; readonly rows: readonly (readonly number[])[] }
  | { readonly kind: 'median' }
  | { readonly kind: 'gem'; readonly p: number; readonly epsilon: number };

/** How an index names an input element. */
export type IndexLayout =
  /** Offset within the channel's plane, row-major. */
  | 'plane'
  /** Offset within the batch entry, channels innermost: `(y·W + x)·C + c`. */
  | 'entry'
  /** Offset within the whole tensor in its own layout. */
  | 'tensor'
  /** Offset within the whole tensor, planes read column by column (ONNX `storage_order=1`). */
  | 'tensor-column-major';

/**
 * Padding by copies of data, as in `F.pad`: mirrored about the outermost cell, the outermost cell
 * again and again, or the data from the other end.
 */
export type EdgeCopy = 'reflect' | 'replicate' | 'circular';

/** A pooling layer, normalised once: any window source goes with any reducer. */
export interface PoolSpec {
  readonly framework: Framework;
  readonly rank: SpatialRank;
  readonly layout: Layout;
  readonly source: WindowSource;
  readonly reducer: Reducer;
  /**
   * What padding and overhang hold where windows read them like data: a number (`block_reduce`'s
   * `cval`, zeros that a layer pads with itself) or copies of data. Missing: windows skip padding.
   */
  readonly fill?: number | EdgeCopy;
  /** Whether everything but the batch ends in one axis (`flatten`). Missing: no. */
  readonly flattens?: boolean;
  /** A value that every window starts from besides what it reads (JAX's `init_value`). */
  readonly initial?: number;
  /** How this layer's indices count, where its call says so itself; missing: as the framework does. */
  readonly indexLayout?: IndexLayout;
  /** The call it was made from: argument checks and error texts speak of it. Null: made by hand. */
  readonly call: PoolCall | null;
}

/**
 * A pooling call as written, its arguments bound to parameter names but not yet understood.
 * `specify` turns it into a {@link PoolSpec}, or into the framework's error.
 */
export interface PoolCall {
  readonly framework: Framework;
  /**
   * The framework's own name without its module path: `MaxPool2d` or `max_pool2d` (torch),
   * `MaxPooling2D` (keras), `max_pool2d` (tensorflow), `max_pool` (flax), `AveragePool` (onnx) …
   */
  readonly operation: string;
  /** Arguments by the framework's own parameter names; a missing one takes the default. */
  readonly arguments: Readonly<Record<string, ArgumentValue>>;
  /** Those of the arguments that were given by name, in order; missing: not known. */
  readonly keywords?: readonly string[];
  /** The library's version where a rule changed between versions; null: the newest known. */
  readonly version: string | null;
  /**
   * Whether the call runs on values at once, where a framework checks less than when it puts a
   * model together of symbolic inputs (Keras); missing: not known.
   */
  readonly isEager?: boolean;
  /** Whether the batch is a number where the call is made: what Keras says prints `None` else. */
  readonly isBatchKnown?: boolean;
  /** What the layer is called in messages; missing: as the first of its class. */
  readonly layerName?: string;
  /** Why the arguments as written fit no parameters, where those above don't tell. */
  readonly misbound?: PoolError;
}
