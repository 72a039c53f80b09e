import { ok, type ArgumentValue, type Result } from '../../result.js';
import type { PoolCall } from '../../spec.js';
import { unpooledSize, type UnpoolGeometry } from '../../unpool-geometry.js';
import { isList, repeat, repr } from '../python-values.js';
import { askedOutputSize } from '../unpooled-output-size.js';

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
  const asked = askedOutputSize({
    wanted: args['output_size'] ?? null,
    usual,
    stride,
    shown: repr,
  });
  if (!asked.ok) return asked;
  return ok({ rank, ...windows, indexed: asked.value, output: asked.value, scope: 'plane' });
};

const perAxis = (value: ArgumentValue, rank: number): readonly number[] =>
  isList(value) && value.length > 1
    ? value.map(Number)
    : repeat(rank, Number(isList(value) ? (value[0] ?? 1) : value));
