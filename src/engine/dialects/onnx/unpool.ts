import { say } from '../../phrase.js';
import { fail, ok, type PoolError, type Result } from '../../result.js';
import { unpooledSize, type UnpoolGeometry } from '../../geometry/unpool-geometry.js';
import type { Dialect } from '../dialect.js';
import { numbersOf } from '../layers.js';
import { attribute, noKernel } from './attribute.js';
import { isList, repeat } from '../binding/python-values.js';
import { rejection } from '../rejection.js';

/**
 * `MaxUnpool`: indices count over a tensor of the default size, which sits in the first corner of a
 * larger `output_shape`. So the operator's text and its reference have it; ONNX Runtime counts in
 * the larger tensor instead.
 */
export const onnxUnpool: Dialect['unpool'] = (call, inputShape): Result<UnpoolGeometry> => {
  const { arguments: args } = call;
  const kernel = numbersOf(args['kernel_shape'], 1);
  if (kernel === null) return fail(noKernel());
  const rank = kernel.length;
  const stride = listOf(args['strides'], rank, 1);
  if (stride === null) return fail(attribute('strides', 'has incorrect size'));
  const pads = listOf(args['pads'], rank * 2, 0);
  if (pads === null) return fail(attribute('pads', 'has incorrect size'));
  const leading = inputShape.slice(0, inputShape.length - rank);
  const indexed = inputShape
    .slice(inputShape.length - rank)
    .map((size, axis) =>
      unpooledSize(
        size,
        kernel[axis] ?? 1,
        stride[axis] ?? 1,
        pads[axis] ?? 0,
        pads[axis + rank] ?? 0,
      ),
    );
  const wanted = numbersOf(args['output_shape'] ?? undefined, 1);
  if (wanted !== null && wanted.length !== inputShape.length) {
    return fail(
      refused(
        'argument-length',
        'InferenceError',
        "'output_shape' must have same number of elements as the shape of input tensor X.",
        [...leading, ...indexed],
      ),
    );
  }
  const output = wanted?.slice(-rank) ?? indexed;
  if (wanted !== null && output.some((size, axis) => size < (indexed[axis] ?? 0))) {
    return fail(
      refused(
        'output-size-out-of-range',
        'RuntimeException',
        `output_shape is smaller than minimum required. output_shape:{${wanted.join(',')}} inferred output shape:{${[...leading, ...indexed].join(',')}}`,
        [...leading, ...indexed],
      ),
    );
  }
  return ok({
    rank,
    kernel,
    stride,
    padding: kernel.map((_, axis) => ({ before: pads[axis] ?? 0, after: pads[axis + rank] ?? 0 })),
    indexed,
    output,
    scope: 'tensor',
  });
};

/** An index outside the tensor, as ONNX Runtime says it. */
export const onnxIndexOutside: Dialect['indexOutside'] = (index, _sizes, count) =>
  rejection({
    code: 'index-out-of-range',
    exception: 'InvalidArgument',
    message: `Index value out of bounds. Got: ${String(index)}. Valid range is [0, ${String(count)}).`,
    parameter: 'I',
    hint: say(
      'The indices count over the whole tensor that was pooled: they are MaxPool’s second output.',
    ),
  });

/** A list of so many entries; all of them `missing` where it is not given, null where it is wrong. */
const listOf = (
  value: Parameters<typeof numbersOf>[0],
  length: number,
  missing: number,
): readonly number[] | null => {
  if (!isList(value)) return repeat(length, missing);
  const list = value.map(Number);
  return list.length === length ? list : null;
};

const refused = (
  code: string,
  exception: string,
  message: string,
  usual: readonly number[],
): PoolError =>
  rejection({
    code,
    exception,
    message,
    parameter: 'output_shape',
    hint: say('Without output_shape this operator gives {usual}.', { usual: usual.join('×') }),
    fixes: [{ parameter: 'output_shape', value: usual }],
  });
