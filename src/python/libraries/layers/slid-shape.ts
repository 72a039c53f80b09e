import { add, ceilDivide, floorDivide, maximum, multiply, subtract } from '../../dimension.js';
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

/** What the settings that tell of windows are called. */
interface WindowNames {
  readonly kernel: string;
  readonly stride: string;
  readonly dilation: string;
}

/** Along an axis: the stride, the dilated kernel's length, and padding; null for `SAME`. */
interface AxisWindow {
  readonly step: number;
  readonly reach: number;
  readonly cells: number | null;
}

function windowsOf(settings: Arguments, names: WindowNames, rank: number): readonly AxisWindow[] {
  const kernel = each(settings, names.kernel, rank);
  const stride = each(settings, names.stride, rank);
  const dilation = each(settings, names.dilation, rank);
  return Array.from({ length: rank }, (_, axis) => ({
    step: stride[axis] ?? 1,
    reach: (dilation[axis] ?? 1) * ((kernel[axis] ?? 1) - 1) + 1,
    cells: cellsAt(settings.get('padding'), axis),
  }));
}

/** Spatial sizes after a convolution, by the names that its settings have. */
export function slidSizes(spatial: Shape, settings: Arguments, names: WindowNames): Shape {
  return windowsOf(settings, names, spatial.length).map(({ step, reach, cells }, axis) => {
    const size = spatial[axis] ?? 1;
    if (cells === null) return ceilDivide(size, step);
    return add(floorDivide(subtract(add(size, cells), reach), step), 1);
  });
}

/** Spatial sizes after a transposed convolution. */
export function spreadSizes(spatial: Shape, settings: Arguments, names: WindowNames): Shape {
  const extra = each(settings, 'output_padding', spatial.length, 0);
  return windowsOf(settings, names, spatial.length).map(({ step, reach, cells }, axis) => {
    const size = spatial[axis] ?? 1;
    if (cells === null) return multiply(size, step);
    if (settings.get('padding').kind === 'string')
      return add(multiply(size, step), maximum(0, reach - step));
    return add(multiply(subtract(size, 1), step), reach - cells + (extra[axis] ?? 0));
  });
}
