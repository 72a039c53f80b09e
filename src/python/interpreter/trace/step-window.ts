import type { Shape } from '../../site.js';
import type { StepWindow } from '../../trace.js';
import type { ChainLink } from '../../site.js';
import type { InstanceValue } from '../../values/value.js';

type Geometry = ChainLink['geometry'];

/** What a step's window follows from. */
export interface WindowedStep {
  readonly geometry: Geometry | 'elementwise';
  readonly name: string;
  readonly built: InstanceValue | null;
  readonly input: Shape | null;
  readonly output: Shape | null;
  readonly isChannelsLast: boolean;
}

/** The window of a step: what its table says, else what its settings and sizes leave no doubt of. */
export function windowOf(step: WindowedStep): StepWindow | 'point' | null {
  const { geometry, name } = step;
  if (geometry === 'elementwise') return 'point';
  if (geometry !== null) {
    return geometry.kernel.length === 0 ? 'point' : { ...geometry, isTransposed: false };
  }
  if (/transpose|^deconv/iu.test(name)) return transposed(step);
  if (/upsampl|^interpolate$/iu.test(name)) return enlarged(step);
  if (/^conv\d?d?$|conv\dd$/iu.test(name)) return bySettings(step);
  return null;
}

interface Axis {
  readonly kernel: number;
  readonly stride: number;
  readonly dilation: number;
  readonly from: number;
  readonly to: number;
}

/** The spatial axes of a layer that says its kernel, where all their sizes are known. */
function axesOf({ built, input, output, isChannelsLast }: WindowedStep): Axis[] | null {
  if (built === null || input === null || output === null) return null;
  const kernel = numbersAt(built, ['kernel_size', '_kernel_size']);
  if (kernel === null) return null;
  const rank = kernel.length === 1 ? rankOf(built, input) : kernel.length;
  const stride = numbersAt(built, ['strides', 'stride']) ?? [1];
  const dilation = numbersAt(built, ['dilation', 'dilation_rate', 'kernel_dilation']) ?? [1];
  const from = spatialOf(input, rank, isChannelsLast);
  const to = spatialOf(output, rank, isChannelsLast);
  if (from === null || to === null) return null;
  const at = (values: readonly number[], axis: number): number =>
    values[values.length === 1 ? 0 : axis] ?? 1;
  return from.map((size, axis) => ({
    kernel: at(kernel, axis),
    stride: at(stride, axis),
    dilation: at(dilation, axis),
    from: size,
    to: to[axis] ?? 1,
  }));
}

function bySettings(step: WindowedStep): StepWindow | null {
  const axes = axesOf(step);
  const { built } = step;
  if (axes === null || built === null) return null;
  const written = built.attributes.get('padding');
  const cells = numbersAt(built, ['padding']);
  const word = written?.kind === 'string' ? written.value.toLowerCase() : null;
  if (word !== 'same' && word !== 'valid' && cells === null) return null;
  const padding = axes.map(({ kernel, stride, dilation, from, to }, axis) => {
    if (word === 'valid') return { before: 0, after: 0 };
    if (word === 'same') {
      const all = Math.max((to - 1) * stride + dilation * (kernel - 1) + 1 - from, 0);
      return { before: Math.floor(all / 2), after: Math.ceil(all / 2) };
    }
    const side = cells?.[cells.length === 1 ? 0 : axis] ?? 0;
    return { before: side, after: side };
  });
  return { ...columns(axes), padding, isTransposed: false };
}

function transposed(step: WindowedStep): StepWindow | null {
  const axes = axesOf(step);
  if (axes === null || step.built === null) return null;
  const cells = numbersAt(step.built, ['padding']);
  const padding = axes.map(({ kernel, stride }, axis) => {
    const all = Math.max(kernel - stride, 0);
    const side = cells?.[cells.length === 1 ? 0 : axis] ?? Math.floor(all / 2);
    return { before: side, after: side };
  });
  return { ...columns(axes), padding, isTransposed: true };
}

function enlarged({ input, output, isChannelsLast }: WindowedStep): StepWindow | null {
  if (input === null || output === null || input.length < 3) return null;
  const rank = input.length - 2;
  const from = spatialOf(input, rank, isChannelsLast);
  const to = spatialOf(output, rank, isChannelsLast);
  if (from === null || to === null) return null;
  const factors = to.map((size, axis) => size / (from[axis] ?? 1));
  if (!factors.every((one) => Number.isInteger(one) && one > 0)) return null;
  return {
    kernel: factors,
    stride: factors,
    padding: factors.map(() => ({ before: 0, after: 0 })),
    dilation: factors.map(() => 1),
    isTransposed: true,
  };
}

function columns(axes: readonly Axis[]): Pick<StepWindow, 'kernel' | 'stride' | 'dilation'> {
  return {
    kernel: axes.map((axis) => axis.kernel),
    stride: axes.map((axis) => axis.stride),
    dilation: axes.map((axis) => axis.dilation),
  };
}

function rankOf(built: InstanceValue, input: Shape): number {
  const rankInName = /(\d)d/iu.exec(built.type.name)?.[1];
  return rankInName === undefined ? input.length - 2 : Number(rankInName);
}

function spatialOf(shape: Shape, rank: number, isChannelsLast: boolean): number[] | null {
  const end = isChannelsLast ? shape.length - 1 : shape.length;
  const sizes = shape.slice(end - rank, end).filter((size) => typeof size === 'number');
  return sizes.length === rank ? sizes : null;
}

function numbersAt(built: InstanceValue, names: readonly string[]): number[] | null {
  for (const name of names) {
    const value = built.attributes.get(name);
    if (value?.kind === 'int') return [value.value];
    if (value?.kind !== 'tuple' && value?.kind !== 'list') continue;
    const numbers = value.items.flatMap((one) => (one.kind === 'int' ? [one.value] : []));
    if (numbers.length === value.items.length && numbers.length > 0) return numbers;
  }
  return null;
}
