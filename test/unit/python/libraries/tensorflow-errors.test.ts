import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { read } from '../support/read.js';

/** What TensorFlow 2.21 said to each line, without the device and the kernel. */
const REFUSED: Readonly<Record<string, string>> = {
  'tf.nn.max_pool2d(x, 2)': 'TypeError: Missing required positional argument',
  'tf.nn.max_pool2d(x, 2, 2, "SAME", stride=2)':
    "TypeError: Got an unexpected keyword argument 'stride'",
  'tf.nn.max_pool2d(x, 2, 2, ksize=2)': "TypeError: Got multiple values for argument 'ksize'",
  'tf.nn.max_pool2d(x, 2, 2, "VALID", "NHWC", "pool", 1)':
    'TypeError: Too many arguments were given. Expected 6 but got 7.',
  'tf.nn.avg_pool2d(x, 2, 2, None)': "TypeError: Expected string for argument 'padding' not None.",
  'tf.nn.avg_pool2d(x, 2, 2, [[0, 0], [1, 1], [1, 1], [0, 0]])':
    "TypeError: Expected string for argument 'padding' not [[0, 0], [1, 1], [1, 1], [0, 0]].",
  'tf.nn.max_pool3d(tf.zeros([1, 8, 16, 12, 1]), 40, 2, "VALID")':
    'InvalidArgumentError: Computed output size would be negative: -13 [input_size: 12, effective_filter_size: 40, stride: 2]',
  'tf.nn.pool(x, [2, 2], "MAX", strides=[1, 2], dilations=[1, 2])':
    'ValueError: `strides > 1` not supported in conjunction with `dilation_rate > 1`. Received: strides=[1 2] and dilation_rate=[1 2]',
};

describe('what TensorFlow says of pooling that it refuses', () => {
  it.each(Object.entries(REFUSED))('%s', async (line, message) => {
    const { problems } = await read(
      `import tensorflow as tf\nx = tf.zeros([1, 8, 8, 1])\n${line}\n`,
    );
    expect(problems.map((one) => textOf(one.message))).toEqual([message]);
  });

  it('takes nested lists for a tensor', async () => {
    const { sites } = await read(
      'import tensorflow as tf\ntf.nn.max_pool2d([[[[1.0], [2.0]], [[3.0], [4.0]]]], 2, 2, "VALID")\n',
    );
    expect(sites.at(-1)?.flows.at(-1)?.output).toEqual([1, 1, 1, 1]);
  });
});

describe('windows of Keras that are larger than the input', () => {
  const poolOf = (input: string): string =>
    `import keras\nfrom keras import ops\ny = ops.max_pool(${input}, 9)\n`;

  it('give nothing of values that are there', async () => {
    const { sites, problems } = await read(poolOf('ops.zeros((1, 8, 8, 1))'));
    expect(problems).toEqual([]);
    expect(sites.at(-1)?.flows.at(-1)?.output).toEqual([1, 0, 0, 1]);
  });

  it('are refused where a model is put together', async () => {
    const { problems } = await read(poolOf('keras.Input((8, 8, 1))'));
    expect(problems.map((one) => textOf(one.message))).toEqual([
      expect.stringContaining('Computed output size would be zero or negative.'),
    ]);
  });
});
