import { convolve, type Convolution, type FilterLayout } from './convolve.js';
import type { Tensor } from './correlate.js';
import type { Result } from '../result.js';
import type { AxisPadding } from '../spec.js';

/** ONNX `Conv`'s attributes by the schema's names; a missing one takes the default. */
export interface OnnxConvAttributes {
  readonly auto_pad?: 'NOTSET' | 'VALID' | 'SAME_UPPER' | 'SAME_LOWER';
  readonly dilations?: readonly number[];
  readonly group?: number;
  readonly kernel_shape?: readonly number[];
  /** All beginnings, then all ends. */
  readonly pads?: readonly number[];
  readonly strides?: readonly number[];
}

/** WebNN `conv2d`'s options by the specification's names; a missing one takes the default. */
export interface WebnnConv2dOptions {
  /** Beginning and end of the height, beginning and end of the width. */
  readonly padding?: readonly number[];
  readonly strides?: readonly number[];
  readonly dilations?: readonly number[];
  readonly groups?: number;
  readonly inputLayout?: 'nchw' | 'nhwc';
  readonly filterLayout?: FilterLayout;
  /** From the first drafts of the specification; takes the place of `padding` unless explicit. */
  readonly autoPad?: 'explicit' | 'same-upper' | 'same-lower';
}

/** What a convolution operator is given besides its attributes. */
export interface ConvInputs {
  readonly input: Tensor;
  readonly weights: Tensor;
  readonly bias: Float64Array | null;
  readonly precision: 'float32' | 'float64';
}

/** ONNX `Conv` (any opset): input N C D₁ … Dₙ, weights M C/group k₁ … kₙ. */
export const onnxConv = (inputs: ConvInputs, attributes: OnnxConvAttributes): Result<Tensor> => {
  const rank = inputs.input.shape.length - 2;
  return convolve({
    ...inputs,
    ...(attributes.strides === undefined ? {} : { stride: attributes.strides }),
    ...(attributes.dilations === undefined ? {} : { dilation: attributes.dilations }),
    groups: attributes.group ?? 1,
    padding: onnxPadding(attributes, rank),
  });
};

/** WebNN `conv2d`: four dimensions, input and filter in the layouts that the options name. */
export const webnnConv2d = (inputs: ConvInputs, options: WebnnConv2dOptions): Result<Tensor> => {
  const [top = 0, bottom = 0, left = 0, right = 0] = options.padding ?? [];
  return convolve({
    ...inputs,
    ...(options.strides === undefined ? {} : { stride: options.strides }),
    ...(options.dilations === undefined ? {} : { dilation: options.dilations }),
    groups: options.groups ?? 1,
    layout: options.inputLayout === 'nhwc' ? 'channels-last' : 'channels-first',
    filterLayout: options.filterLayout ?? 'oihw',
    padding: webnnPadding(options, [
      { before: top, after: bottom },
      { before: left, after: right },
    ]),
  });
};

type Padding = NonNullable<Convolution['padding']>;

const onnxPadding = ({ auto_pad, pads }: OnnxConvAttributes, rank: number): Padding => {
  switch (auto_pad ?? 'NOTSET') {
    case 'VALID':
      return { kind: 'valid' };
    case 'SAME_UPPER':
      return { kind: 'same', extra: 'after' };
    case 'SAME_LOWER':
      return { kind: 'same', extra: 'before' };
    case 'NOTSET':
    default:
      return {
        kind: 'explicit',
        axes: Array.from({ length: rank }, (_, axis) => ({
          before: pads?.[axis] ?? 0,
          after: pads?.[axis + rank] ?? 0,
        })),
      };
  }
};

const webnnPadding = ({ autoPad }: WebnnConv2dOptions, axes: readonly AxisPadding[]): Padding => {
  if (autoPad === undefined || autoPad === 'explicit') {
    return { kind: 'explicit', axes };
  }
  return { kind: 'same', extra: autoPad === 'same-upper' ? 'after' : 'before' };
};
