import { say } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type Result } from '../../result.js';
import type { PoolCall } from '../../spec.js';
import { unpooledSize, type UnpoolGeometry } from '../../unpool-geometry.js';
import { isList, repeat, repr } from '../python-values.js';
import { rejection } from '../rejection.js';

/** The output of `MaxUnpool1d/2d/3d`. Source: `torch.nn.functional._unpool_output_size`. */
export const unpoolGeometry = (
  call: PoolCall,
  inputShape: readonly number[],
): Result<UnpoolGeometry> => {
  const rank = Number(/(\d)d$/.exec(call.operation)?.[1] ?? 2);
  const { arguments: args } = call;
  const kernel = perAxis(args['kernel_size'] ?? 1, rank);
  const stride = perAxis(args['stride'] ?? args['kernel_size'] ?? 1, rank);
  const padding = perAxis(args['padding'] ?? 0, rank);
  const sizes = inputShape.slice(inputShape.length - rank);
  const windows = { kernel, stride, padding: padding.map((pad) => ({ before: pad, after: pad })) };
  const usual = sizes.map((size, axis) => {
    const pad = padding[axis] ?? 0;
    return unpooledSize(size, kernel[axis] ?? 1, stride[axis] ?? 1, pad, pad);
  });
  const wanted = args['output_size'] ?? null;
  if (!isList(wanted)) {
    return ok({ rank, ...windows, indexed: usual, output: usual, scope: 'plane' });
  }
  const given = (wanted.length === rank + 2 ? wanted.slice(2) : wanted).map(Number);
  if (given.length !== rank) {
    return invalid(
      'argument-length',
      `output_size should be a sequence containing ${String(rank)} or ${String(rank + 2)} elements, but it has a length of '${String(given.length)}'`,
      usual,
    );
  }
  for (const [axis, size] of given.entries()) {
    const least = (usual[axis] ?? 0) - (stride[axis] ?? 1);
    const most = (usual[axis] ?? 0) + (stride[axis] ?? 1);
    if (size > least && size < most) continue;
    return invalid(
      'output-size-out-of-range',
      `invalid output_size "${repr(given)}" (dim ${String(axis)} must be between ${String(least)} and ${String(most)})`,
      usual,
    );
  }
  return ok({ rank, ...windows, indexed: given, output: given, scope: 'plane' });
};

const perAxis = (value: ArgumentValue, rank: number): readonly number[] =>
  isList(value) && value.length > 1
    ? value.map(Number)
    : repeat(rank, Number(isList(value) ? (value[0] ?? 1) : value));

const invalid = (code: string, message: string, usual: readonly number[]) =>
  fail(
    rejection({
      code,
      exception: 'ValueError',
      message,
      parameter: 'output_size',
      hint: say(
        'Without output_size this layer gives {usual}; both bounds named are out of range themselves.',
        { usual: usual.join('×') },
      ),
      fixes: [{ parameter: 'output_size', value: usual }],
    }),
  );
