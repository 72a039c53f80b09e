import type { DivisorRule } from '../geometry/axis.js';
import type { CeilRule } from '../geometry/output-size.js';
import type { UnpoolGeometry } from '../geometry/unpool-geometry.js';
import type { Plan } from '../plan/plan.js';
import type { Values } from '../plan/walk.js';
import type { MedianRule } from '../reducers/median.js';
import type { ArgumentValue, PoolError, Result } from '../result.js';
import type { IndexLayout, PoolCall, PoolSpec, SlidingWindow } from '../spec.js';
import type { Arguments } from './binding/arguments.js';
import type { Signature } from './binding/bind.js';

/**
 * What a maximum does with NaN: it wins and the last one is chosen, it wins, it loses, it stays only
 * as the first value read, or the search starts again after it, so that it wins only as the last
 * (`larger > so far ? so far : larger` the wrong way round, as processors have it).
 */
export type NanRule = 'last-wins' | 'first-wins' | 'ignored' | 'stays-if-first' | 'restarts';

/** What an empty window gives, and one that holds nothing larger. */
export type MaxStart = 'negative-infinity' | 'lowest-finite';

/** Equal largest values: the first gets the gradient, they share it, or each gets it whole. */
export type TieRule = 'first' | 'split' | 'each';

/** In which order a kernel compares values; with NaN and −∞ about, that shows. */
export type MaxOrder =
  | 'row-major'
  /** Down the columns of a window first, then across; columns of padding hold the start value. */
  | 'columns-first'
  /** Every fourth value of a plane first, then those four. */
  | 'four-lanes';

/** What one kernel for maxima does; minima are −max(−x). */
export interface MaximumRule {
  readonly nan: NanRule;
  readonly start: MaxStart;
  readonly ties: TieRule;
  /** Missing: row-major. */
  readonly order?: MaxOrder;
  /** How near to the largest a value counts as equal to it in the gradient; missing: it must be it. */
  readonly nearness?: number;
  /**
   * Where the gradient of a maximum goes if not to the one chosen: to the last of equal values, whose
   * place in the window is reckoned by its height for its width (TensorFlow.js over three axes),
   * nowhere if NaN was chosen, to the first value whatever it is unless a larger one follows
   * (TensorFlow), as XLA selects and scatters (JAX), or to padding too, which was put around the data
   * first (timm).
   */
  readonly gradient?:
    'last-by-height' | 'not-to-nan' | 'first-stays' | 'select-and-scatter' | 'padded-first';
  /** Padding is compared too, as the lowest finite number; else it is passed over. */
  readonly comparesPadding?: boolean;
  /** A value that only equals the start isn't chosen: there is no index then. */
  readonly mustExceedStart?: boolean;
}

/** The rules by which one framework's pooling differs from another's. */
export interface Dialect {
  /** What rounding up does with a window that starts past the data. */
  readonly ceil: CeilRule;
  /** What an average divides by when padding counts. */
  readonly includedPadding: DivisorRule | ((spec: PoolSpec) => DivisorRule);
  /** What the gradient of an average divides by where not by what the average did. */
  readonly averageGradient?: DivisorRule;
  /** Whether an average over nothing is 0; missing: NaN. */
  readonly emptyAverage?: (spec: PoolSpec) => 'zero' | 'nan';
  /** The rule of the kernel that takes a layer's maxima (or minima) on its input. */
  readonly maximum: (plan: Plan) => MaximumRule;
  /** Sliding windows as reckoned on data of these sizes, where that is not as they say. */
  readonly windows?: (
    source: SlidingWindow,
    sizes: readonly number[],
    spec: PoolSpec,
  ) => SlidingWindow;
  /** How many windows of each axis take part in the gradient; null or missing: all. */
  readonly windowsWithGradient?: (plan: Plan) => readonly number[] | null;
  /** The values that windows read, in place of the input's own; missing: those. */
  readonly reads?: (plan: Plan, input: Values) => Values;
  /** The windows of a gradient where SAME padding crops forwards only; missing: the same. */
  readonly uncropped?: (plan: Plan) => Plan;
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
  /** Gives positional arguments their names where that is not Python's own way; see `bind`. */
  readonly bind?: (
    operation: string,
    signature: Signature,
    positional: readonly ArgumentValue[],
    keywords: Arguments,
  ) => Result<Arguments>;
  /**
   * The framework's checks, in its order, of a layer on an input shape; those that need the shape
   * are passed over while it is not known.
   */
  readonly check: (spec: PoolSpec, shape: readonly number[] | null) => PoolError | null;
  /**
   * The refusal of values of a type on a CPU, by NumPy's name of it, where the output has this shape
   * (null: not known); missing: not known.
   */
  readonly dataType?: (
    spec: PoolSpec,
    dtype: string,
    output: readonly number[] | null,
  ) => PoolError | null;
  /** Whether that refusal comes before those of sizes; missing: it never does. */
  readonly typeComesFirst?: (spec: PoolSpec, shape: readonly number[], dtype: string) => boolean;
  /** Where the values of an unpooling call go, on an input of this shape. */
  readonly unpool: (call: PoolCall, inputShape: readonly number[]) => Result<UnpoolGeometry>;
  /** The framework's objection to indices of another shape than the input's; missing: none. */
  readonly unpoolPartner?: (
    rank: number,
    inputShape: readonly number[],
    indicesShape: readonly number[],
  ) => PoolError | null;
  /** The refusal of values and indices of these types; missing: not known. */
  readonly unpoolDataType?: (rank: number, values: string, indices: string) => PoolError | null;
  /** Whether indices go unread where the output is empty. */
  readonly unpoolsNothingUnread?: boolean;
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
  readonly keywords?: readonly string[];
  readonly version: string | null;
  readonly shape: readonly number[] | null;
}
