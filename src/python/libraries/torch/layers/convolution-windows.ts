import type { Dimension } from '../../../dimension.js';
import type { Value } from '../../../values/value.js';
import { dimensionOf } from '../../arguments.js';
import { samePadding, type AxisWindow } from '../../shapes/convolution.js';

/** One value per axis, from an int or as many. */
export function perAxis(value: Value, rank: number, name: string): readonly Dimension[] {
  const list = value.kind === 'tuple' || value.kind === 'list' ? value.items : [value];
  const sizes = list.map((item) => dimensionOf(item, name));
  return sizes.length === 1 ? Array.from({ length: rank }, () => sizes[0] ?? 1) : sizes;
}

/** Windows from stride, padding (`'same'` and `'valid'` too) and dilation. */
export function windowsOf(
  kernel: readonly Dimension[],
  settings: { readonly stride: Value; readonly padding: Value; readonly dilation: Value },
): readonly AxisWindow[] {
  const rank = kernel.length;
  const stride = perAxis(settings.stride, rank, 'stride');
  const dilation = perAxis(settings.dilation, rank, 'dilation');
  const word = settings.padding.kind === 'string' ? settings.padding.value : null;
  const cells = word === null ? perAxis(settings.padding, rank, 'padding') : [];
  return kernel.map((size, axis) => {
    const at = cells[axis] ?? 0;
    const same = word === 'same' && typeof size === 'number';
    return {
      kernel: size,
      stride: stride[axis] ?? 1,
      dilation: dilation[axis] ?? 1,
      padding: same ? samePadding(size, Number(dilation[axis] ?? 1)) : { before: at, after: at },
    };
  });
}
