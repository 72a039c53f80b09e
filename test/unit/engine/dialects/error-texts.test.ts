import { describe, expect, it } from 'vitest';
import {
  plan,
  pool,
  specify,
  type ArgumentValue,
  type Framework,
} from '../../../../src/engine/index.js';

type Row = readonly [
  operation: string,
  args: Readonly<Record<string, ArgumentValue>>,
  shape: readonly number[],
  message: string,
];

const complaint = (
  framework: Framework,
  [operation, args, shape]: Row,
  version: string | null = null,
): string => {
  const spec = specify({ framework, operation, arguments: args, version }, shape);
  if (!spec.ok) return `${spec.error.exception}: ${spec.error.message}`;
  const planned = plan(spec.value, shape);
  if (!planned.ok) return `${planned.error.exception}: ${planned.error.message}`;
  return `accepted: ${planned.value.outputShape.join('×')}`;
};

const table = (framework: Framework, rows: readonly Row[], version: string | null = null): void => {
  describe(version === null ? framework : `${framework} ${version}`, () => {
    it.each(rows)('%s(%o) on %o: %s', (...row) => {
      expect(complaint(framework, row, version)).toBe(row[3]);
    });
  });
};

const float = (value: number): ArgumentValue => ({ float: value });

table('keras', [
  [
    'MaxPooling2D',
    { pool_size: 0 },
    [1, 5, 5, 1],
    'ValueError: The `pool_size` argument must be a tuple of 2 integers. Received pool_size=0, including values {0} that do not satisfy `value > 0`',
  ],
  [
    'MaxPooling2D',
    { pool_size: [2, 2, 2] },
    [1, 5, 5, 1],
    'ValueError: The `pool_size` argument must be a tuple of 2 integers. Received pool_size=(2, 2, 2)',
  ],
  [
    'MaxPooling2D',
    { strides: -1 },
    [1, 5, 5, 1],
    'ValueError: The `strides` argument must be a tuple of 2 integers. Received strides=-1, including values {-1} that do not satisfy `value >= 0`',
  ],
  [
    'MaxPooling2D',
    { strides: 0 },
    [1, 5, 5, 1],
    'InvalidArgumentError: Stride must be > 0, but got 0',
  ],
  [
    'MaxPooling2D',
    { padding: 'causal' },
    [1, 5, 5, 1],
    "ValueError: Argument `padding` must be either 'valid' or 'same'. Received: padding=causal",
  ],
  [
    'MaxPooling2D',
    { pool_size: 6 },
    [1, 5, 5, 1],
    'ValueError: Computed output size would be zero or negative. Received: `inputs.shape=[None 5 5 1]`, `pool_size=[6 6]`, `strides=(6, 6)`, `padding=valid`.',
  ],
  [
    'MaxPool2D',
    {},
    [1, 5, 5],
    "ValueError: Input 0 with name 'None' of layer 'max_pooling2d' is incompatible with the layer: expected ndim=4, found ndim=3. Full shape received: (None, 5, 5)",
  ],
  [
    'GlobalAveragePooling2D',
    { name: 'avg_pool' },
    [1, 5],
    "ValueError: Input 0 with name 'None' of layer 'avg_pool' is incompatible with the layer: expected ndim=4, found ndim=2. Full shape received: (None, 5)",
  ],
  [
    'GlobalAvgPool1D',
    {},
    [5],
    "ValueError: Input 0 with name 'None' of layer 'global_average_pooling1d' is incompatible with the layer: expected ndim=3, found ndim=1. Full shape received: (None,)",
  ],
  [
    'MaxPooling2D',
    { data_format: 'nchw' },
    [1, 5, 5, 1],
    "ValueError: The `data_format` argument must be one of {'channels_first', 'channels_last'}. Received: data_format=nchw",
  ],
  [
    'AdaptiveAveragePooling2D',
    { output_size: [1, 2, 3] },
    [1, 5, 5, 1],
    "TypeError: `output_size` must be an integer or (height, width) tuple. Received: (1, 2, 3) of type <class 'tuple'>",
  ],
  [
    'AdaptiveMaxPooling3D',
    { output_size: 'a' },
    [1, 5, 5, 5, 1],
    "TypeError: `output_size` must be an integer or (depth, height, width) tuple. Received: a of type <class 'str'>",
  ],
  [
    'AdaptiveMaxPooling1D',
    { output_size: [1, 2] },
    [1, 5, 1],
    'ValueError: For 1D input, `output_size` tuple must have length 1. Received: (1, 2)',
  ],
  ['MaxPooling2D', { padding: 'SAME' }, [1, 5, 5, 1], 'accepted: 1×3×3×1'],
]);

table('tensorflow', [
  [
    'max_pool2d',
    { ksize: 2, strides: 0, padding: 'VALID' },
    [1, 5, 5, 1],
    'InvalidArgumentError: Stride must be > 0, but got 0',
  ],
  [
    'max_pool2d',
    { ksize: 0, strides: 1, padding: 'VALID' },
    [1, 5, 5, 1],
    'InvalidArgumentError: Sliding window ksize must be positive. The specified or inferred ksize is: 1,0,0,1',
  ],
  ['avg_pool2d', { ksize: 6, strides: 1, padding: 'VALID' }, [1, 5, 5, 1], 'accepted: 1×0×0×1'],
  [
    'avg_pool2d',
    { ksize: 7, strides: 1, padding: 'VALID' },
    [1, 5, 5, 1],
    'InvalidArgumentError: Computed output size would be negative: -1 [input_size: 5, effective_filter_size: 7, stride: 1]',
  ],
  ['avg_pool2d', { ksize: 7, strides: 1, padding: 'SAME' }, [1, 5, 5, 1], 'accepted: 1×5×5×1'],
  [
    'max_pool2d',
    { ksize: 2, strides: 2, padding: 'same' },
    [1, 5, 5, 1],
    'InvalidArgumentError: Value for attr \'padding\' of "same" is not in the list of allowed values: "SAME", "VALID", "EXPLICIT"',
  ],
  [
    'max_pool2d',
    {
      ksize: 2,
      strides: 2,
      padding: [
        [0, 0],
        [2, 0],
        [0, 0],
        [0, 0],
      ],
    },
    [1, 5, 5, 1],
    'InvalidArgumentError: Top padding 2 needs to be smaller than the window size 2',
  ],
  [
    'max_pool2d',
    {
      ksize: 2,
      strides: 2,
      padding: [
        [1, 0],
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    },
    [1, 5, 5, 1],
    'ValueError: Nonzero explicit padding in the batch or depth dimensions is not supported',
  ],
  [
    'max_pool2d',
    { ksize: [2, 2, 2], strides: 2, padding: 'SAME' },
    [1, 5, 5, 1],
    'ValueError: ksize should be of length 1, 2 or 4. Received: ksize=[2, 2, 2] of length 3',
  ],
  [
    'max_pool2d',
    { ksize: [2, 1, 1, 1], strides: 1, padding: 'SAME' },
    [4, 5, 5, 1],
    'UnimplementedError: Pooling is not yet supported on the batch dimension.',
  ],
  [
    'max_pool',
    { ksize: 2, strides: 1, padding: 'SAME' },
    [4, 5],
    'ValueError: Input must be 4 or 5-dimensional',
  ],
  [
    'pool',
    { window_shape: [2, 2], pooling_type: 'MAX', padding: 'SAME', dilations: [2, 2] },
    [1, 5, 5, 1],
    "ValueError: pooling with 'SAME' padding is not implemented for `dilation_rate` > 1. Received: padding=SAME and dilation_rate=[2 2]",
  ],
  [
    'fractional_max_pool',
    { pooling_ratio: [1, float(0.5), float(1.5), 1] },
    [1, 5, 5, 1],
    'ValueError: `pooling_ratio` elements should be >= 1.0. Received: pooling_ratio=[1, 0.5, 1.5, 1]',
  ],
  [
    'fractional_avg_pool',
    { pooling_ratio: [2, float(1.5), float(1.5), 1] },
    [1, 5, 5, 1],
    'ValueError: `pooling_ratio` should have first and last elements with value 1.0. Received: pooling_ratio=[2, 1.5, 1.5, 1]',
  ],
  [
    'fractional_max_pool',
    { pooling_ratio: float(0.5) },
    [1, 5, 5, 1],
    'ValueError: `pooling_ratio` should be >= 1.0. Received: pooling_ratio=0.5',
  ],
  [
    'fractional_max_pool',
    { pooling_ratio: [1, float(1.5), float(1.5), 1] },
    [1, 6, 6, 1],
    'accepted: 1×4×4×1',
  ],
]);

table('flax', [
  [
    'max_pool',
    { window_shape: [2, 2], strides: [0, 0] },
    [1, 5, 5, 1],
    'TypeError: reduce_window window_strides must have every element be strictly positive, got (1, 0, 0, 1).',
  ],
  [
    'max_pool',
    { window_shape: [0, 2] },
    [1, 5, 5, 1],
    'TypeError: reduce_window window_dimensions must have every element be strictly positive, got (1, 0, 2, 1).',
  ],
  [
    'avg_pool',
    { window_shape: [2, 2], padding: [[1, 1]] },
    [1, 5, 5, 1],
    'AssertionError: padding ((1, 1),) must specify pads for same number of dims as window_shape (2, 2)',
  ],
  [
    'avg_pool',
    { window_shape: [2, 2], padding: [[1], [1]] },
    [1, 5, 5, 1],
    'AssertionError: each entry in padding ((1,), (1,)) must be length 2',
  ],
  [
    'max_pool',
    { window_shape: [2, 2], padding: 'FULL' },
    [1, 5, 5, 1],
    "RuntimeError: Unrecognized padding type: expected 'VALID', 'SAME', or 'SAME_LOWER', got FULL.",
  ],
  ['max_pool', { window_shape: 2 }, [1, 5, 5, 1], "TypeError: object of type 'int' has no len()"],
  ['max_pool', { window_shape: [7, 7] }, [1, 5, 5, 1], 'accepted: 1×0×0×1'],
]);

table('onnx', [
  ['MaxPool', {}, [1, 1, 5, 5], 'InferenceError: Attribute kernel_shape must be specified'],
  [
    'MaxPool',
    { kernel_shape: [2] },
    [1, 1, 5, 5],
    'InferenceError: Attribute kernel_shape has incorrect size',
  ],
  [
    'MaxPool',
    { kernel_shape: [0, 2] },
    [1, 1, 5, 5],
    'InferenceError: Attribute kernel_shape must only contain positive values',
  ],
  [
    'MaxPool',
    { kernel_shape: [2, 2], strides: [0, 1] },
    [1, 1, 5, 5],
    'InferenceError: Attribute strides must only contain positive values',
  ],
  [
    'MaxPool',
    { kernel_shape: [2, 2], pads: [-1, 0, 0, 0] },
    [1, 1, 5, 5],
    'InferenceError: Attribute pads must not contain negative values',
  ],
  [
    'MaxPool',
    { kernel_shape: [2, 2], pads: [1, 1] },
    [1, 1, 5, 5],
    'InferenceError: Attribute pads has incorrect size',
  ],
  [
    'MaxPool',
    { kernel_shape: [2, 2], pads: [2, 0, 0, 0] },
    [1, 1, 5, 5],
    'InvalidArgument: Pad should be smaller than kernel.',
  ],
  [
    'MaxPool',
    { kernel_shape: [7, 7] },
    [1, 1, 5, 5],
    'RuntimeException: Calculated output dimension is negative. Check kernel_shape, pads, strides and dilations.',
  ],
  ['MaxPool', { kernel_shape: [6, 6] }, [1, 1, 5, 5], 'accepted: 1×1×0×0'],
]);

table(
  'onnx',
  [
    [
      'AveragePool',
      { kernel_shape: [2, 2], dilations: [2, 2] },
      [1, 1, 5, 5],
      'ValidationError: Unrecognized attribute: dilations for operator AveragePool',
    ],
    ['AveragePool', { kernel_shape: [2, 2], ceil_mode: 1 }, [1, 1, 5, 5], 'accepted: 1×1×4×4'],
    ['MaxPool', { kernel_shape: [2, 2], dilations: [2, 2] }, [1, 1, 5, 5], 'accepted: 1×1×3×3'],
  ],
  '18',
);

table('tfjs', [
  [
    'maxPool',
    { filterSize: 2, strides: 2, pad: 'full' },
    [1, 5, 5, 1],
    'Error: Unknown padding parameter: full',
  ],
  [
    'maxPool',
    { filterSize: 2, strides: 2, pad: 'valid' },
    [5, 5],
    'Error: Error in maxPool: input must be rank 4 but got rank 2.',
  ],
  [
    'avgPool',
    { filterSize: 2, strides: 2, pad: 'valid' },
    [5, 5],
    'Error: Error in avgPool: x must be rank 4 but got rank 2.',
  ],
  [
    'maxPool3d',
    { filterSize: 2, strides: 2, pad: 'valid' },
    [5, 5],
    'Error: Error in maxPool3d: x must be rank 5 but got rank 2.',
  ],
  [
    'maxPool',
    { filterSize: 2, strides: 2, pad: 'same', dimRoundingMode: 'ceil' },
    [1, 5, 5, 1],
    'Error: Error in maxPool: pad must be an integer when using dimRoundingMode ceil but got pad same.',
  ],
  [
    'maxPool',
    { filterSize: 7, strides: 1, pad: 'valid' },
    [1, 5, 5, 1],
    'Error: Tensor must have a shape comprised of positive integers but got shape [1,-1,-1,1].',
  ],
  [
    'maxPool',
    { filterSize: 2, strides: 0, pad: 'valid' },
    [1, 5, 5, 3],
    'Error: Tensor must have a shape comprised of positive integers but got shape [1,Infinity,Infinity,3].',
  ],
  ['maxPool', { filterSize: 2, strides: 2, pad: 9 }, [1, 5, 5, 1], 'accepted: 1×11×11×1'],
  [
    'maxPooling2d',
    { poolSize: [2, 0] },
    [1, 5, 5, 1],
    'Error: Expected element 2 of poolSize to be a positive integer, but got 0.',
  ],
  [
    'maxPooling2d',
    { strides: [0, 1] },
    [1, 5, 5, 1],
    'Error: Expected element 1 of strides to be a positive integer, but got 0.',
  ],
  [
    'maxPooling2d',
    { padding: 'full' },
    [1, 5, 5, 1],
    'Error: full is not a valid PaddingMode.  Valid values are valid,same,causal or null/undefined.',
  ],
]);

table('mxnet', [
  [
    'MaxPool2D',
    { pool_size: 7 },
    [1, 1, 5, 5],
    'MXNetError: kernel size (7) exceeds input (5 padded to 5)',
  ],
  [
    'Pooling',
    { kernel: [2, 2], pad: [1, 1], pooling_convention: 'same' },
    [1, 1, 5, 5],
    'MXNetError: Same pooling convention disables the use of pad parameter.',
  ],
  [
    'Pooling',
    { kernel: [2, 2], pool_type: 'lp', p_value: 3 },
    [1, 1, 5, 5],
    'MXNetError: p value of 3 is not supported yet...',
  ],
]);

table('paddle', [
  [
    'max_pool2d',
    { kernel_size: 0 },
    [1, 1, 5, 5],
    'ValueError: Excepted the input kernel_size to be greater than 0.001 but received x: 0.',
  ],
  [
    'max_pool2d',
    { kernel_size: 2, padding: 'X' },
    [1, 1, 5, 5],
    "ValueError: Unknown padding: 'X'. It can only be 'SAME' or 'VALID'.",
  ],
  [
    'max_pool2d',
    { kernel_size: 2, padding: 'VALID', ceil_mode: true },
    [1, 1, 5, 5],
    'ValueError: When Attr(padding) is "VALID", Attr(ceil_mode) must be False. Received: ceil_mode: True.',
  ],
  [
    'max_pool2d',
    { kernel_size: 2, data_format: 'NWHC' },
    [1, 1, 5, 5],
    "ValueError: Attr(data_format) should be 'NCHW' or 'NHWC'. Received Attr(data_format): NWHC.",
  ],
]);

table('caffe', [
  ['Pooling', {}, [1, 1, 5, 5], 'CheckFailure: Filter dimensions cannot be zero.'],
  [
    'Pooling',
    { kernel_size: 2, pad: 2 },
    [1, 1, 5, 5],
    'CheckFailure: Check failed: pad_h_ < kernel_h_ (2 vs. 2)',
  ],
]);

table('skimage', [
  ['block_reduce', { block_size: [2] }, [5, 5], 'accepted: 3×3'],
  [
    'block_reduce',
    { block_size: 0 },
    [5, 5],
    'ValueError: Down-sampling factors must be >= 1. Use `skimage.transform.resize` to up-sample an image.',
  ],
  [
    'block_reduce',
    { block_size: [2, 2, 2] },
    [5, 5],
    'ValueError: `block_size` must be a scalar or have the same length as `image.shape`',
  ],
]);

const deep: Row = ['LPPool3d', { norm_type: 2, kernel_size: 2 }, [1, 1, 4, 4, 4], ''];

table(
  'torch',
  [
    [deep[0], deep[1], deep[2], "AttributeError: module 'torch.nn' has no attribute 'LPPool3d'"],
    [
      'fractional_max_pool2d',
      { kernel_size: 2, output_ratio: float(0.5) },
      [1, 1, 6, 6],
      'accepted: 1×1×3×3',
    ],
    ['MaxPool1d', { kernel_size: 6 }, [1, 1, 5], 'accepted: 1×1×0'],
  ],
  '1.13.1',
);

table(
  'torch',
  [
    [deep[0], deep[1], deep[2], 'accepted: 1×1×2×2×2'],
    [
      'fractional_max_pool2d',
      { kernel_size: 2, output_ratio: float(0.5) },
      [1, 1, 6, 6],
      "TypeError: object of type 'float' has no len()",
    ],
    [
      'FractionalMaxPool2d',
      { kernel_size: 2, output_ratio: float(0.5) },
      [1, 1, 6, 6],
      'accepted: 1×1×3×3',
    ],
    [
      'MaxPool1d',
      { kernel_size: 6 },
      [1, 1, 5],
      'RuntimeError: max_pool1d() Invalid computed output size: 0',
    ],
  ],
  '2.13.0',
);

describe('PyTorch’s infinite order', () => {
  it.each([
    ['1.13.1', [1, 1, 1, 1]],
    ['2.13.0', [7, 8, 15, 16]],
  ])('in %s gives %o', (version, expected) => {
    const args = { norm_type: float(Infinity), kernel_size: 2, stride: 2 };
    const shape = [1, 1, 4, 4];
    const spec = specify(
      { framework: 'torch', operation: 'LPPool2d', arguments: args, version },
      shape,
    );
    if (!spec.ok) throw new Error(spec.error.message);
    const planned = plan(spec.value, shape);
    if (!planned.ok) throw new Error(planned.error.message);
    const values = Float64Array.of(5, 6, 5, 6, 7, 6, 8, 7, 9, 10, 11, 12, 13, 15, 14, 16);
    expect([...pool(planned.value, values).output]).toEqual(expected);
  });
});
