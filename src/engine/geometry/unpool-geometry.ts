/** Where an unpooling layer's values go. */
export interface UnpoolGeometry {
  readonly rank: number;
  /** The windows of the max pooling that is undone, per axis. */
  readonly kernel: readonly number[];
  readonly stride: readonly number[];
  readonly padding: readonly { readonly before: number; readonly after: number }[];
  /** Spatial sizes that the indices count in. */
  readonly indexed: readonly number[];
  /** Spatial sizes of the output; larger ones than `indexed` leave zeros at the far ends. */
  readonly output: readonly number[];
  /** Whether indices start again at every plane, or count over the whole tensor. */
  readonly scope: 'plane' | 'tensor';
}

/** Size of an unpooled axis by default: `(n − 1)·s − pb − pe + k`. */
export const unpooledSize = (
  size: number,
  kernel: number,
  stride: number,
  padBefore: number,
  padAfter: number,
): number => (size - 1) * stride - padBefore - padAfter + kernel;
