import type { DivisorRule } from '../axis.js';
import type { CeilRule } from '../output-size.js';
import type { PoolError, Result } from '../result.js';
import type { MedianRule } from '../reducers/median.js';
import type { IndexLayout, PoolCall, PoolSpec } from '../spec.js';
import type { UnpoolGeometry } from '../unpool-geometry.js';
import type { Arguments } from './arguments.js';
import type { Signature } from './bind.js';

/**
 * What a maximum does with NaN: it wins and the last one is chosen, it wins, it loses, or it wins
 * only as the last value read (`y > x ? y : x` the wrong way round).
 */
export type NanRule = 'last-wins' | 'first-wins' | 'ignored' | 'wins-if-last';

/** What an empty window gives, and one that holds nothing larger. */
export type MaxStart = 'negative-infinity' | 'lowest-finite';

/** Equal largest values: the first gets the gradient, they share it, or each gets it whole. */
export type TieRule = 'first' | 'split' | 'each';

/** The rules by which one framework's pooling differs from another's. */
export interface Dialect {
  /** What rounding up does with a window that starts past the data. */
  readonly ceil: CeilRule;
  /** What an average divides by when padding counts. */
  readonly includedPadding: DivisorRule;
  readonly nan: NanRule;
  /** Where a maximum starts from: what an empty or all −∞ window gives. */
  readonly maxStart: MaxStart;
  /** The same for a maximum that also gives indices; missing: no difference. */
  readonly maxStartWithIndices?: MaxStart;
  /** Who gets the gradient of equal largest values over three axes; missing: the first. */
  readonly tiesOverThreeAxes?: TieRule;
  /**
   * Where the gradient of a maximum over nothing goes: nowhere, or to the index that stands for it
   * though it lies outside the plane.
   */
  readonly emptyGradient: 'nowhere' | 'at-index';
  /** Lp pooling: PyTorch's signed average times the kernel's size, or the true norm. */
  readonly lp: 'signed' | 'norm';
  readonly median: MedianRule;
  readonly indices: IndexLayout;
  /** What a framework's call means, by the operation's name. */
  readonly operations: Readonly<Record<string, Operation>>;
  /** The parameters of each operation, where Python binds them. */
  readonly signatures: Readonly<Record<string, Signature>>;
  /**
   * The framework's checks, in its order, of a layer on an input shape; those that need the shape
   * are passed over while it is not known.
   */
  readonly check: (spec: PoolSpec, shape: readonly number[] | null) => PoolError | null;
  /** Where the values of an unpooling call go, on an input of this shape. */
  readonly unpool: (call: PoolCall, inputShape: readonly number[]) => Result<UnpoolGeometry>;
  /**
   * The framework's error for an index of an unpooling call outside an output of these spatial
   * sizes; indices count up to `count`.
   */
  readonly indexOutside: (index: number, sizes: readonly number[], count: number) => PoolError;
}

/** Turns a call's arguments into a layer, or into the framework's error. */
export type Operation = (call: OperationCall) => Result<PoolSpec>;

export interface OperationCall {
  readonly operation: string;
  readonly arguments: Arguments;
  readonly version: string | null;
  readonly shape: readonly number[] | null;
}
