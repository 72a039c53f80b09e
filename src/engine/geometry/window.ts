/**
 * What one window read: the values of its taps in row-major order. One object is filled again for
 * every window, so that walking allocates nothing.
 */
export interface Window {
  readonly values: Float64Array;
  /** Where each value came from: offset within its plane, row-major; −1 for a fill value. */
  readonly positions: Int32Array;
  /** How many entries of `values` and `positions` are this window's. */
  count: number;
  /** The same along depth, height and width; their product is the count unless a value was put first. */
  readonly extents: Int32Array;
  /** Taps before and after those that read data, along depth, height and width. */
  readonly before: Int32Array;
  readonly after: Int32Array;
  /** Number of taps, wherever they fell. */
  taps: number;
  /** Product of the axes' divisors for the layer's own divisor rule. */
  divisor: number;
  /** The index of a window that read nothing (see PyTorch's dilated padding); else unused. */
  emptyPosition: number;
  /** This window's place in the output, counted row-major over the whole tensor. */
  ordinal: number;
}

/** How a window's values become one: the value, who was chosen, and the derivative. */
export interface WindowReducer {
  readonly value: (window: Window) => number;
  /** The tap that `value` took, as an entry of `window.positions`; −1: none. Only for max. */
  readonly pick?: (window: Window) => number;
  /**
   * Writes d value / d tap, times `upstream`, for every tap into `slopes`. Missing: this reducer
   * has no derivative.
   */
  readonly slopes?: (window: Window, upstream: number, slopes: Float64Array) => void;
  /**
   * Slope of a function that every input element passes before any window reads it: `slopes` are
   * then by that function's value. It also multiplies elements that no window reads, where it can
   * turn 0 into NaN. Missing: elements are read as they are.
   */
  readonly inner?: (value: number) => number;
}
