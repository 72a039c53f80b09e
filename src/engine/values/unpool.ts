import { dialectOf } from '../dialects/index.js';
import type { UnpoolGeometry } from '../geometry/unpool-geometry.js';
import { emptyLike, type Values } from '../plan/walk.js';
import { fail, ok, type PoolError, type Result } from '../result.js';
import { product, indexInWhole } from '../row-major.js';
import type { PoolCall } from '../spec.js';

/** What an unpooling layer gives. */
export interface Unpooled {
  /** In the input's precision. */
  readonly output: Values;
  readonly shape: readonly number[];
  /** Number of planes and elements of an output plane: what {@link unpoolGradient} needs. */
  readonly planes: number;
  readonly outputPlane: number;
}

/** The sizes and windows of an unpooling call on an input of this shape, or the framework's error. */
export const unpoolGeometry = (
  call: PoolCall,
  inputShape: readonly number[],
): Result<UnpoolGeometry> => dialectOf(call.framework).unpool(call, inputShape);

/** The framework's objection to indices of this shape beside an input, or null. */
export const unpoolPartnerError = (
  { framework }: Pick<PoolCall, 'framework'>,
  rank: number,
  inputShape: readonly number[],
  indicesShape: readonly number[],
): PoolError | null => dialectOf(framework).unpoolPartner?.(rank, inputShape, indicesShape) ?? null;

/** The framework's objection to the types of values and indices, or null. */
export const unpoolTypeError = (
  { framework }: Pick<PoolCall, 'framework'>,
  rank: number,
  values: string,
  indices: string,
): PoolError | null => dialectOf(framework).unpoolDataType?.(rank, values, indices) ?? null;

/** Where every value of an unpooling layer goes. */
export interface Unpooling {
  readonly geometry: UnpoolGeometry;
  /**
   * Per value the flat index of its cell in its own output plane, row-major; −1 where the index lies
   * outside the sizes that it counts in.
   */
  readonly places: Int32Array;
}

/**
 * Where each index sends its value, indices outside the output included. Indices are row-major in
 * `inputShape`, channels first, and as the framework counts them. Fails with the framework's own
 * error where its arguments are wrong.
 */
export const unpoolingPlaces = (
  call: PoolCall,
  inputShape: readonly number[],
  indices: ArrayLike<number>,
): Result<Unpooling> => {
  const planned = unpoolGeometry(call, inputShape);
  if (!planned.ok) return planned;
  const geometry = planned.value;
  const { rank, indexed, output: sizes, scope } = geometry;
  const inputPlane = product(inputShape.slice(inputShape.length - rank));
  const indexedPlane = product(indexed);
  const places = Int32Array.from({ length: product(inputShape) }, (_, at) => {
    const plane = Math.floor(at / inputPlane);
    const index = (indices[at] ?? -1) - (scope === 'tensor' ? plane * indexedPlane : 0);
    return index < 0 || index >= indexedPlane ? -1 : indexInWhole(index, indexed, sizes);
  });
  return ok({ geometry, places });
};

/**
 * The framework's error for an index outside the output of a call: `index` as the call takes it, on
 * an input of `planes` planes.
 */
export const invalidIndex = (
  { framework }: Pick<PoolCall, 'framework'>,
  index: number,
  { indexed, output, scope }: UnpoolGeometry,
  planes: number,
): PoolError =>
  dialectOf(framework).indexOutside(
    index,
    output,
    product(indexed) * (scope === 'tensor' ? planes : 1),
  );

/**
 * Undoes max pooling: every value goes to its index, everything else is 0; of several values with
 * one index the last stays. Input and indices are row-major in `inputShape`, channels first. Fails
 * with the framework's own error. Source: `torch.nn.MaxUnpool2d`, ONNX `MaxUnpool`.
 */
export const unpool = (
  call: PoolCall,
  input: Values,
  inputShape: readonly number[],
  indices: ArrayLike<number>,
): Result<Unpooled> => {
  const placed = unpoolingPlaces(call, inputShape, indices);
  if (!placed.ok) return placed;
  const { geometry, places } = placed.value;
  const { rank, output: sizes } = geometry;
  const leading = inputShape.slice(0, inputShape.length - rank);
  const planes = product(leading);
  const outputPlane = product(sizes);
  const inputPlane = planes === 0 ? 0 : input.length / planes;
  const output = emptyLike(input, planes * outputPlane);
  const goesUnread = dialectOf(call.framework).unpoolsNothingUnread === true;
  if (output.length === 0 && goesUnread) {
    return ok({ output, shape: [...leading, ...sizes], planes, outputPlane });
  }
  for (let at = 0; at < input.length; at += 1) {
    const plane = Math.floor(at / inputPlane);
    const place = places[at] ?? -1;
    if (place < 0) {
      return fail(invalidIndex(call, indices[at] ?? -1, geometry, planes));
    }
    output[plane * outputPlane + place] = input[at] ?? 0;
  }
  return ok({ output, shape: [...leading, ...sizes], planes, outputPlane });
};

/** d Σ(output · upstream) / d input of {@link unpool} where indices count within the plane. */
export const unpoolGradient = (
  upstream: Values,
  indices: ArrayLike<number>,
  { planes, outputPlane }: Unpooled,
): Float64Array => {
  const inputPlane = planes === 0 ? 0 : indices.length / planes;
  return Float64Array.from(
    { length: indices.length },
    (_, at) => upstream[Math.floor(at / inputPlane) * outputPlane + (indices[at] ?? 0)] ?? 0,
  );
};
