import {
  add,
  ceilDivide,
  multiply,
  subtract,
  floorDivide,
  maximum,
  type Dimension,
} from '../../dimension.js';
import type { ChainLink, Shape } from '../../site.js';
import { type Arguments } from '../arguments.js';

/** One number per spatial axis, from an int or as many. */
export function perAxis(settings: Arguments, name: string, rank: number): readonly number[] {
  const values = settings.isNone(name) ? [1] : settings.integers(name);
  return values.length === 1 ? Array.from({ length: rank }, () => values[0] ?? 1) : values;
}

/** Whether the channels come first, as `data_format='channels_first'` asks. */
export function channelsFirst(settings: Arguments): boolean {
  const format = settings.get('data_format');
  return (
    format.kind === 'string' && (format.value === 'channels_first' || format.value.startsWith('NC'))
  );
}

/** The spatial sizes of a batched input, and the shape with others in their place. */
export function spatialOf(shape: Shape, first: boolean): Shape {
  return first ? shape.slice(2) : shape.slice(1, -1);
}

/** A batched shape with these spatial sizes and so many channels. */
export function withSpatial(
  shape: Shape,
  first: boolean,
  spatial: Shape,
  channels: Dimension,
): Shape {
  const batch = shape[0] ?? 1;
  return first ? [batch, channels, ...spatial] : [batch, ...spatial, channels];
}

/** The channels of a batched input. */
export function channelsOf(shape: Shape, first: boolean): Dimension {
  return (first ? shape[1] : shape.at(-1)) ?? 1;
}

/** What a window gives along one axis, by Keras's `valid`, `same` and `causal`. */
export function windowed(
  size: Dimension,
  window: { kernel: number; stride: number; dilation: number; padding: string },
): Dimension {
  const { kernel, stride, dilation, padding } = window;
  if (padding !== 'valid') return ceilDivide(size, stride);
  const reach = dilation * (kernel - 1) + 1;
  return add(floorDivide(subtract(size, reach), stride), 1);
}

/** What a transposed window gives along one axis. */
export function transposedSize(
  size: Dimension,
  window: {
    kernel: number;
    stride: number;
    padding: string;
    dilation: number;
    outputPadding: number | null;
  },
): Dimension {
  const reach = window.dilation * (window.kernel - 1) + 1;
  const same = window.padding === 'same';
  if (window.outputPadding !== null) {
    const spread = multiply(subtract(size, 1), window.stride);
    return add(spread, reach + window.outputPadding - (same ? 2 * Math.floor(reach / 2) : 0));
  }
  const grown = multiply(size, window.stride);
  return same ? grown : add(grown, maximum(0, reach - window.stride));
}

/** Geometry for receptive fields; null for `same` padding, which depends on the input's size. */
export function geometryOf(settings: Arguments, rank: number): ChainLink['geometry'] {
  const padding = settings.get('padding');
  if (padding.kind === 'string' && padding.value.toLowerCase() !== 'valid') return null;
  const kernel = perAxis(settings, 'kernel_size', rank);
  return {
    kernel,
    stride: perAxis(settings, 'strides', rank),
    dilation: perAxis(settings, 'dilation_rate', rank),
    padding: kernel.map(() => ({ before: 0, after: 0 })),
  };
}
