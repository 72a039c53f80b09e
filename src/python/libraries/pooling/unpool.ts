import {
  unpoolGeometry,
  unpoolPartnerError,
  unpoolTypeError,
  type Framework,
  type PoolError,
} from '../../../engine/index.js';
import { say } from '../../../engine/phrase.js';
import { poolCallOf, type PoolingArguments } from '../../values/layer.js';
import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue, UnknownValue, Value } from '../../values/value.js';
import { arrayLike, arrayOfUnknownShape, knownSizes } from '../arrays/array.js';
import type { LibraryContext } from '../contract.js';
import type { Passage } from '../passage.js';

/** An unpooling layer or call that is about to take values and their indices. */
export interface UnpoolRequest {
  /** The site's kind: `MaxUnpool2d`, `F.max_unpool2d`. */
  readonly kind: string;
  readonly framework: Framework;
  readonly pooling: PoolingArguments;
  /** The layer object, where there is one. */
  readonly built: InstanceValue | null;
  /** As in a passage. */
  readonly isWithinGraph?: NonNullable<Passage['isWithinGraph']>;
}

/**
 * Undoes max pooling and records the flow, with the indices where they are a tensor. Raises the
 * framework's own error where the arguments or the size asked for are wrong.
 */
export function unpool(
  input: TensorValue,
  indices: Value,
  request: UnpoolRequest,
  context: LibraryContext,
): TensorValue {
  const { unknown } = request.pooling;
  const pass = (output: TensorValue, failure: UnknownValue | null = null): TensorValue =>
    context.passThrough({
      ...request,
      isPooling: false,
      geometry: null,
      input,
      indices: indices.kind === 'tensor' ? indices : null,
      output,
      unknown: failure,
    });
  const sizes = input.shape === null ? null : knownSizes(input.shape);
  if (unknown !== null || sizes === null) {
    const reason = unknown?.reason ?? say('the size to unpool to is not known');
    return pass(arrayOfUnknownShape(input, context.unknown(reason)));
  }
  const call = poolCallOf(request.pooling);
  const geometry = unpoolGeometry(call, sizes);
  const refuse = ({ exception, message }: PoolError): TensorValue => {
    const failure = context.unknown(`${exception}: ${message}`);
    const output = arrayOfUnknownShape(input, failure);
    pass(output, failure);
    return request.isWithinGraph === true ? output : context.raise(exception, message);
  };
  if (!geometry.ok) return refuse(geometry.error);
  const partner = unpoolPartnerError(
    call,
    geometry.value.rank,
    sizes,
    indicesSizes(indices) ?? sizes,
  );
  if (partner !== null) return refuse(partner);
  // What isn't known otherwise is taken for `float32`.
  if (indices.kind === 'tensor' && (indices.dtype !== 'float32' || indices.numbers !== null)) {
    const mistyped = unpoolTypeError(call, geometry.value.rank, input.dtype, indices.dtype);
    if (mistyped !== null) return refuse(mistyped);
  }
  const { rank, output } = geometry.value;
  return pass(arrayLike(input, [...sizes.slice(0, sizes.length - rank), ...output]));
}

const indicesSizes = (indices: Value): readonly number[] | null =>
  indices.kind === 'tensor' && indices.shape !== null ? knownSizes(indices.shape) : null;
