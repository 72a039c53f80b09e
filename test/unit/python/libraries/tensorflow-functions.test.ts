import { describe, expect, it } from 'vitest';
import { pooledInputs } from './support/pooled-inputs.js';

const PRELUDE = `import tensorflow as tf
i = tf.zeros([2, 32, 24, 3])
c = tf.zeros([2, 3, 32, 24])
w = tf.zeros([3, 3, 3, 5])
s = tf.zeros([2, 64])
@tf.function
def half(x):
    return x[:, ::2]`;

/** What each function gives, as TensorFlow's documentation has it. */
const CASES: Readonly<Record<string, string>> = {
  'tf.nn.conv2d(i, w, 2, "SAME")': '2×16×12×5',
  'tf.nn.conv2d(i, w, [1, 1], "VALID", dilations=2)': '2×28×20×5',
  'tf.nn.conv2d_transpose(i, tf.zeros([3, 3, 8, 3]), [2, 64, 48, 8], 2)': '2×64×48×8',
  'tf.nn.separable_conv2d(i, tf.zeros([3, 3, 3, 2]), tf.zeros([1, 1, 6, 9]), [1, 2, 2, 1], "SAME")':
    '2×16×12×9',
  'tf.nn.atrous_conv2d(i, w, 2, "VALID")': '2×28×20×5',
  'tf.nn.convolution(i, w, padding="SAME")': '2×32×24×5',
  'tf.nn.dilation2d(i, tf.zeros([3, 3, 3]), [1, 1, 1, 1], "VALID", "NHWC", [1, 1, 1, 1])':
    '2×30×22×3',
  'tf.nn.space_to_depth(i, 2)': '2×16×12×12',
  'tf.nn.local_response_normalization(i)': '2×32×24×3',
  'tf.nn.crelu(i)': '2×32×24×6',
  'tf.nn.leaky_relu(i, alpha=0.2)': '2×32×24×3',
  'tf.nn.l2_normalize(i, axis=-1)': '2×32×24×3',
  'tf.nn.moments(tf.zeros([2, 4, 8, 8, 3]), [1])[0]': '2×8×8×3',
  'tf.nn.top_k(i, 2)[0]': '2×32×24×2',
  'tf.nn.embedding_lookup(tf.zeros([10, 3]), tf.zeros([2, 8, 8], tf.int32))': '2×8×8×3',
  'tf.image.resize_with_crop_or_pad(i, 10, 12)': '2×10×12×3',
  'tf.image.resize_with_pad(i, 10, 12)': '2×10×12×3',
  'tf.image.pad_to_bounding_box(i, 1, 2, 40, 30)': '2×40×30×3',
  'tf.image.random_crop(i, [2, 10, 12, 3])': '2×10×12×3',
  'tf.image.crop_and_resize(i, tf.zeros([5, 4]), tf.zeros([5], tf.int32), [7, 8])': '5×7×8×3',
  'tf.image.extract_patches(i, [1, 3, 3, 1], [1, 2, 2, 1], [1, 1, 1, 1], "VALID")': '2×15×11×27',
  'tf.image.rgb_to_grayscale(i)': '2×32×24×1',
  'tf.image.random_flip_left_right(i)': '2×32×24×3',
  'tf.image.rot90(i)': '2×24×32×3',
  'tf.image.transpose(i)': '2×24×32×3',
  'tf.image.per_image_standardization(i)': '2×32×24×3',
  'tf.image.adjust_brightness(i, 0.1)': '2×32×24×3',
  'tf.image.central_crop(i, 0.875)': '2×28×22×3',
  'tf.squeeze(tf.expand_dims(i, 0), 0)': '2×32×24×3',
  'tf.stack([i[..., 0], i[..., 1]], axis=-1)': '2×32×24×2',
  'tf.unstack(tf.zeros([4, 2, 8, 8, 3]))[0]': '2×8×8×3',
  'tf.split(i, [10, -1], axis=1)[1]': '2×22×24×3',
  'tf.gather(i, [0, 2, 4], axis=1)': '2×3×24×3',
  'tf.slice(i, [0, 1, 2, 0], [-1, 5, -1, 3])': '2×5×22×3',
  'tf.transpose(c, [0, 2, 3, 1])': '2×32×24×3',
  'tf.einsum("bhwc,cd->bhwd", i, tf.ones([3, 7]))': '2×32×24×7',
  'tf.matmul(i, tf.ones([7, 3]), transpose_b=True)': '2×32×24×7',
  'tf.tensordot(i, tf.ones([3, 7]), axes=1)': '2×32×24×7',
  'tf.broadcast_to(i[:1], [4, 32, 24, 3])': '4×32×24×3',
  'tf.fill([1, 9, 9, 2], 0.5)': '1×9×9×2',
  'tf.one_hot(tf.zeros([2, 8, 8], tf.int32), 5)': '2×8×8×5',
  'tf.reverse(i, [1])': '2×32×24×3',
  'tf.roll(i, 1, 1)': '2×32×24×3',
  'tf.cast(i > 0, tf.float32)': '2×32×24×3',
  'tf.where(i > 0, i, tf.zeros_like(i))': '2×32×24×3',
  'tf.pad(i, [[0, 0], [1, 1], [2, 2], [0, 0]], "REFLECT")': '2×34×28×3',
  'tf.space_to_batch(i, [2, 2], [[0, 0], [0, 0]])': '8×16×12×3',
  'tf.batch_to_space(tf.zeros([8, 16, 12, 3]), [2, 2], [[0, 0], [0, 0]])': '2×32×24×3',
  'tf.cond(tf.constant(True), lambda: i, lambda: i * 2)': '2×32×24×3',
  'tf.while_loop(lambda n, x: n < 3, lambda n, x: (n + 1, x * 2), (0, i))[1]': '2×32×24×3',
  'tf.map_fn(lambda x: x[::2], i)': '2×16×24×3',
  'tf.vectorized_map(lambda x: tf.nn.relu(x), i)': '2×32×24×3',
  'tf.scan(lambda a, x: a + x, i)': '2×32×24×3',
  'tf.foldl(lambda a, x: a + x, tf.zeros([4, 2, 8, 8, 3]))': '2×8×8×3',
  'half(i)': '2×16×24×3',
  'tf.math.reduce_std(tf.zeros([2, 4, 8, 8, 3]), axis=1)': '2×8×8×3',
  'tf.reduce_max(tf.zeros([2, 4, 8, 8, 3]), axis=1)': '2×8×8×3',
  'tf.math.softplus(i)': '2×32×24×3',
  'tf.math.cumsum(i, axis=1)': '2×32×24×3',
  'tf.math.maximum(i, 0.0)': '2×32×24×3',
  'tf.math.l2_normalize(i, axis=-1)': '2×32×24×3',
  'tf.add_n([i, i])': '2×32×24×3',
  'tf.linalg.norm(tf.zeros([2, 4, 8, 8, 3]), axis=1)': '2×8×8×3',
  'tf.signal.stft(s, 16, 4)[..., None]': '2×13×9×1',
  'tf.signal.frame(s, 16, 4)[..., None]': '2×13×16×1',
  'tf.signal.rfft(s)[:, None, :, None]': '2×1×33×1',
  'tf.random.uniform([1, 9, 9, 2])': '1×9×9×2',
  'tf.random.truncated_normal([1, 9, 9, 2])': '1×9×9×2',
  'tf.Variable(tf.ones([1, 9, 9, 2]))': '1×9×9×2',
  'tf.ensure_shape(i, [None, 32, 24, 3])': '2×32×24×3',
  'tf.identity(i)': '2×32×24×3',
  'tf.compat.v1.layers.conv2d(i, 8, 3, padding="same")': '2×32×24×8',
  'tf.compat.v1.placeholder(tf.float32, [1, 28, 28, 1])': '1×28×28×1',
  'tf.nn.experimental.stateless_dropout(i, 0.5, (1, 2))': '2×32×24×3',
  'tf.boolean_mask(i, [True, False])': '1×32×24×3',
  'tf.pad(i, tf.constant([[0, 0], [1, 1], [2, 2], [0, 0]]))': '2×34×28×3',
  'tf.clip_by_global_norm([i], 1.0)[0][0]': '2×32×24×3',
  'tf.math.squared_difference(i, i[:, :1])': '2×32×24×3',
  'tf.math.unsorted_segment_sum(i, [0, 1], 4)': '4×32×24×3',
  'tf.math.segment_sum(i, [0, 0])': '1×32×24×3',
  'tf.math.bincount(tf.ones([9], tf.int32), minlength=9)[None, :, None, None]': '1×9×1×1',
  'tf.linalg.diag(tf.ones([2, 9, 9]))': '2×9×9×9',
  'tf.eye(9, batch_shape=[2])[..., None]': '2×9×9×1',
  'tf.random.gamma([1, 9, 9], [1.0, 2.0])': '1×9×9×2',
  'tf.random.Generator.from_seed(1).normal([1, 9, 9, 2])': '1×9×9×2',
  'tf.recompute_grad(lambda x: x * 2)(i)': '2×32×24×3',
  'tf.nest.map_structure(lambda x: x * 2, [i])[0]': '2×32×24×3',
  'tf.compat.v1.image.resize_bilinear(i, [10, 12])': '2×10×12×3',
  'tf.compat.v1.space_to_depth(i, 2)': '2×16×12×12',
  'tf.raw_ops.Relu(features=i)': '2×32×24×3',
  'tf.raw_ops.Conv2D(input=i, filter=w, strides=[1, 2, 2, 1], padding="SAME")': '2×16×12×5',
  'tf.raw_ops.ConcatV2(values=[i, i], axis=1)': '2×64×24×3',
  'tf.raw_ops.ResizeBilinear(images=i, size=[10, 12])': '2×10×12×3',
  'tf.experimental.numpy.moveaxis(i, 1, 2)': '2×24×32×3',
  'tf.quantization.fake_quant_with_min_max_args(i)': '2×32×24×3',
  'tf.sequence_mask(tf.ones([2, 9, 9], tf.int32), 4, dtype=tf.float32)': '2×9×9×4',
  'tf.unique(tf.range(9.0))[0][None, :, None, None]': '1×9×1×1',
  'tf.scatter_nd([[0]], i[:1], [3, 32, 24, 3])': '3×32×24×3',
  'tf.tensor_scatter_nd_update(i, [[0]], i[:1])': '2×32×24×3',
  'tf.saturate_cast(i, tf.uint8)': '2×32×24×3',
  'tf.debugging.check_numerics(i, "x")': '2×32×24×3',
};

describe('functions of TensorFlow between layers', () => {
  it('give the shapes that their documentation says', async () => {
    const pool = (expression: string): string => `tf.nn.max_pool2d(${expression}, 2, 2, "VALID")`;
    expect(await pooledInputs(PRELUDE, pool, Object.keys(CASES))).toEqual(CASES);
  });

  it('pool by the names that version 1 has', async () => {
    const pooled = await pooledInputs(
      'import tensorflow.compat.v1 as tf\ni = tf.zeros([2, 8, 8, 3])',
      (one) => one,
      [
        'tf.nn.max_pool(i, [1, 2, 2, 1], [1, 2, 2, 1], "SAME")',
        'tf.nn.avg_pool(value=i, ksize=[1, 2, 2, 1], strides=[1, 2, 2, 1], padding="SAME")',
        'tf.layers.max_pooling2d(i, 2, 2)',
        'tf.layers.average_pooling2d(i, pool_size=2, strides=2)',
        'tf.keras.layers.MaxPooling2D(2)(i)',
      ],
    );
    expect(new Set(Object.values(pooled))).toEqual(new Set(['2×8×8×3']));
  });
});
