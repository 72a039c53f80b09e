import {
  add,
  ceilDivide,
  floorDivide,
  maximum,
  multiply,
  subtract,
  type Dimension,
} from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { Value } from '../../values/value.js';
import { integerOf, type Arguments } from '../arguments.js';

/** One number per axis, from one or as many. */
export function each(
  settings: Arguments,
  name: string,
  rank: number,
  other = 1,
): readonly number[] {
  const values = settings.isNone(name) ? [other] : settings.integers(name);
  return values.length === 1 ? Array.from({ length: rank }, () => values[0] ?? other) : values;
}

/** Padding cells of one axis; null for `SAME`, which depends on the size. */
function cellsAt(value: Value, axis: number): number | null {
  if (value.kind === 'string') return value.value.toUpperCase() === 'SAME' ? null : 0;
  if (value.kind === 'int') return value.value * 2;
  if (value.kind !== 'tuple' && value.kind !== 'list') return 0;
  const item = value.items[axis];
  if (item?.kind === 'tuple' || item?.kind === 'list')
    return item.items.map((one) => integerOf(one, 'padding')).reduce((all, one) => all + one, 0);
  return item === undefined ? 0 : integerOf(item, 'padding') * 2;
}

/** Spatial sizes after a convolution, by the names that its settings have. */
export function slidSizes(
  spatial: Shape,
  settings: Arguments,
  names: { readonly kernel: string; readonly stride: string; readonly dilation: string },
): Shape {
  const rank = spatial.length;
  const [kernel, stride, dilation] = [names.kernel, names.stride, names.dilation].map((name) =>
    each(settings, name, rank),
  );
  return spatial.map((size, axis): Dimension => {
    const step = stride?.[axis] ?? 1;
    const cells = cellsAt(settings.get('padding'), axis);
    if (cells === null) return ceilDivide(size, step);
    const reach = (dilation?.[axis] ?? 1) * ((kernel?.[axis] ?? 1) - 1) + 1;
    return add(floorDivide(subtract(add(size, cells), reach), step), 1);
  });
}

/** Spatial sizes after a transposed convolution. */
export function spreadSizes(
  spatial: Shape,
  settings: Arguments,
  names: { readonly kernel: string; readonly stride: string; readonly dilation: string },
): Shape {
  const rank = spatial.length;
  const [kernel, stride, dilation] = [names.kernel, names.stride, names.dilation].map((name) =>
    each(settings, name, rank),
  );
  const extra = each(settings, 'output_padding', rank, 0);
  return spatial.map((size, axis): Dimension => {
    const step = stride?.[axis] ?? 1;
    const cells = cellsAt(settings.get('padding'), axis);
    const reach = (dilation?.[axis] ?? 1) * ((kernel?.[axis] ?? 1) - 1) + 1;
    if (cells === null) return multiply(size, step);
    if (settings.get('padding').kind === 'string')
      return add(multiply(size, step), maximum(0, reach - step));
    return add(multiply(subtract(size, 1), step), reach - cells + (extra[axis] ?? 0));
  });
}
