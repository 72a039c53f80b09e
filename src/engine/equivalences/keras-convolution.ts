import type { Geometry } from './geometry.js';

/**
 * A convolution of every channel on its own, in Keras 3. On one or two axes that is a depthwise
 * convolution; three axes, and strides of different size, which TensorFlow takes nowhere else, are
 * a convolution in as many groups as there are channels. Strides do not go with dilation: then every
 * window is computed and the strides are taken by slicing.
 */
export const kerasConv = (geometry: Geometry, x: string, weight: string): string => {
  const name = isDepthwise(geometry) ? 'depthwise_conv' : 'conv';
  const slices = isSliced(geometry);
  const dilation = geometry.dilated ? `, dilation_rate=${geometry.dilation}` : '';
  const strides = slices ? '1' : geometry.stride;
  const steps = geometry.strides.map((stride) => `::${String(stride)}`).join(', ');
  const every = `ops.${name}(${x}, ${weight}, strides=${strides}, padding="valid"${dilation})`;
  return slices ? `${every}[:, ${steps}, :]` : every;
};

/** The shape of its kernel with one weight per tap and channel; `channels` is a variable. */
export const kerasKernelShape = (geometry: Geometry): string =>
  isDepthwise(geometry) ? `(${geometry.kernel}, channels, 1)` : `(${geometry.kernel}, 1, channels)`;

/** The line that gives every channel the kernel of one, of shape `(k…, 1, outputs)`. */
export const kerasForEveryChannel = (geometry: Geometry, kernel: string): string =>
  isDepthwise(geometry)
    ? `${kernel} = ops.repeat(${kernel}, channels, axis=-2)`
    : `${kernel} = ops.concatenate([${kernel}] * channels, axis=-1)`;

/** A list of the taps of all windows as slices of `x`, which is padded: for pooling with dilation. */
export const kerasSlices = ({ sizes, strides, dilations }: Geometry): string => {
  const axes = sizes.map((size, axis) => {
    const [letter, dilation] = [letters[axis] ?? 'i', dilations[axis] ?? 1];
    const reach = (size - 1) * dilation;
    const end = `x.shape[${String(axis + 1)}]${reach === 0 ? '' : ` - ${String(reach)}`} + ${letter}`;
    const range = dilation === 1 ? String(size) : `0, ${String(reach + 1)}, ${String(dilation)}`;
    return {
      slice: `${letter}:${end}:${String(strides[axis] ?? 1)}`,
      loop: `for ${letter} in range(${range})`,
    };
  });
  const slices = axes.map(({ slice }) => slice).join(', ');
  return `[x[:, ${slices}] ${axes.map(({ loop }) => loop).join(' ')}]`;
};

const letters = ['i', 'j', 'k'] as const;

const isSliced = ({ dilated, strides }: Geometry): boolean =>
  dilated && strides.some((stride) => stride !== 1);

const isDepthwise = (geometry: Geometry): boolean =>
  geometry.rank <= 2 &&
  (isSliced(geometry) || geometry.strides.every((stride) => stride === geometry.strides[0]));
