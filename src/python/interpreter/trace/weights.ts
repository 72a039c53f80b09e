import type { Dimension } from '../../dimension.js';
import type { Shape } from '../../site.js';
import type { StepWindow } from '../../trace.js';
import type { InstanceValue, Value } from '../../values/value.js';

const PARAMETER = 'torch.nn.parameter.Parameter';

/** What a layer is, as far as its weights need. */
export interface WeighedLayer {
  readonly kind: string;
  readonly built: InstanceValue;
  readonly input: Shape | null;
  readonly output: Shape | null;
  readonly window: StepWindow | 'point' | null;
  readonly isChannelsLast: boolean;
}

/** The shapes of what a layer trains, the largest first: its own parameters, or what its kind needs. */
export function weightsOf(layer: WeighedLayer): Shape[] {
  const own = ownParameters(layer.built);
  const weights = own.length > 0 ? own : byKind(layer);
  return weights.toSorted((a, b) => sizeOf(b) - sizeOf(a));
}

/** The parameters among a layer's own attributes. */
export function ownParameters({ attributes }: InstanceValue): Shape[] {
  const found: Shape[] = [];
  for (const value of attributes.values()) {
    if (value.kind === 'tensor' && value.type === PARAMETER && value.shape !== null) {
      found.push(value.shape);
    }
  }
  return found;
}

/** How many numbers a shape holds; 0 where a size isn't known. */
export function sizeOf(shape: Shape): number {
  return shape.reduce<number>((all, one) => (typeof one === 'number' ? all * one : 0), 1);
}

function byKind(layer: WeighedLayer): Shape[] {
  const { kind, input, output, window, isChannelsLast, built } = layer;
  if (input === null || output === null || built.type.name.startsWith('Lazy')) return [];
  const from = channels(input, isChannelsLast);
  const to = channels(output, isChannelsLast);
  const bias = isOff(built, 'use_bias') || isOff(built, 'bias') ? [] : [[to]];
  if (/^Dense$|^Linear$|^DenseGeneral$/u.test(kind)) {
    return [[input.at(-1) ?? 1, output.at(-1) ?? 1], ...bias];
  }
  if (/^BatchNorm(?:alization)?$|^LayerNorm(?:alization)?$|^GroupNorm(?:alization)?$/u.test(kind)) {
    return [
      ...(isOff(built, 'scale') || isOff(built, 'use_scale') ? [] : [[to]]),
      ...(isOff(built, 'center') || isOff(built, 'use_bias') ? [] : [[to]]),
    ];
  }
  if (window === null || window === 'point') return [];
  if (/^DepthwiseConv/u.test(kind)) return [[...window.kernel, to], ...bias];
  if (/^SeparableConv/u.test(kind)) return [[...window.kernel, from], [from, to], ...bias];
  if (!/^Conv/u.test(kind)) return [];
  const groups = numberAt(built, 'groups') ?? numberAt(built, 'feature_group_count') ?? 1;
  const perGroup = typeof from === 'number' ? from / groups : from;
  return [[...window.kernel, perGroup, to], ...bias];
}

function channels(shape: Shape, isChannelsLast: boolean): Dimension {
  return (isChannelsLast ? shape.at(-1) : shape[1]) ?? 1;
}

function isOff(built: InstanceValue, name: string): boolean {
  const value = built.attributes.get(name);
  return value?.kind === 'bool' && !value.value;
}

function numberAt(built: InstanceValue, name: string): number | null {
  const value: Value | undefined = built.attributes.get(name);
  return value?.kind === 'int' ? value.value : null;
}
