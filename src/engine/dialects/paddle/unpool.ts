import { product } from '../../row-major.js';
import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import { unpooledSize, type UnpoolGeometry } from '../../geometry/unpool-geometry.js';
import type { Dialect } from '../dialect.js';
import { numbersOf } from '../layers.js';
import { repeat, text } from '../binding/python-values.js';
import { rejection } from '../rejection.js';
import { askedOutputSize } from '../unpooled-output-size.js';

const FORMATS = ['NCL', 'NCHW', 'NCDHW'] as const;
const NAMES = ['N, C, L', 'N, C, H, W', 'N, C, D, H, W'] as const;

/**
 * `MaxUnPool1D/2D/3D`. One axis is unpooled as two with a height of 1, so its `output_size` has two
 * entries or four. Source: `paddle.nn.functional.pooling._unpool_output_size`.
 */
export const paddleUnpool: Dialect['unpool'] = (call, inputShape): Result<UnpoolGeometry> => {
  const rank = Number(/(\d)d$/iu.exec(call.operation)?.[1] ?? 2);
  const { arguments: args } = call;
  const format = FORMATS[rank - 1] ?? 'NCHW';
  if (rank > 1 && inputShape.length !== rank + 2) return fail(notBatched(inputShape, rank));
  if ((args['data_format'] ?? format) !== format) {
    return fail(otherFormat(args['data_format'] ?? null, format));
  }
  const kernel = perAxis(args['kernel_size'] ?? 1, rank);
  const stride = perAxis(args['stride'] ?? args['kernel_size'] ?? 1, rank);
  const padding = perAxis(args['padding'] ?? 0, rank);
  const usual = inputShape.slice(inputShape.length - rank).map((size, axis) => {
    const pad = padding[axis] ?? 0;
    return unpooledSize(size, kernel[axis] ?? 1, stride[axis] ?? 1, pad, pad);
  });
  const flat = rank === 1;
  const asked = askedOutputSize({
    wanted: args['output_size'] ?? null,
    usual: flat ? [1, ...usual] : usual,
    stride: flat ? [1, ...stride] : stride,
    shown: (sizes) => `[${sizes.map(text).join(', ')}]`,
  });
  if (!asked.ok) return asked;
  const output = flat ? asked.value.slice(1) : asked.value;
  return ok({
    rank,
    kernel,
    stride,
    padding: padding.map((pad) => ({ before: pad, after: pad })),
    indexed: output,
    output,
    scope: 'plane',
  });
};

/** An index outside the output, as the kernels for the CPU say it. */
export const paddleIndexOutside: Dialect['indexOutside'] = (index, sizes) => {
  const cells = product(sizes);
  const depth = sizes.length === 3 ? 'depth * output tensor ' : '';
  return rejection({
    code: 'index-out-of-range',
    exception: 'ValueError',
    message: `index should less than output tensor ${depth}height * output tensor width. Expected ${String(index)} < ${String(cells)}, but got ${String(index)} >= ${String(cells)}. Please check input value.`,
    parameter: 'indices',
    hint: say(
      'The indices must come from a pooling layer whose input had the size that is unpooled to; give output_size.',
    ),
  });
};

const perAxis = (value: ArgumentValue, rank: number): readonly number[] =>
  numbersOf(value, rank) ?? repeat(rank, 1);

const notBatched = (shape: readonly number[], rank: number): PoolError =>
  rejection({
    code: 'input-rank',
    exception: 'ValueError',
    message: `The x should have [${NAMES[rank - 1] ?? ''}] format, but received [${shape.join(', ')}].`,
    hint: say('Batch and channels come first; give an input with all of its axes.'),
  });

const otherFormat = (format: ArgumentValue, only: string): PoolError =>
  rejection({
    code: 'data-format-unknown',
    exception: 'ValueError',
    message: `Attr(data_format) should be '${only}'. Received Attr(data_format): ${text(format)}.`,
    parameter: 'data_format',
    hint: say('Unpooling takes channels first alone.'),
    fixes: [{ parameter: 'data_format', value: only }],
  });
