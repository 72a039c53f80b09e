import { describe, expect, it } from 'vitest';
import { shapeText } from '../../../../src/python/shape-text.js';
import { read } from '../support/read.js';
import { pooledInputs } from './support/pooled-inputs.js';

const PRELUDE = `import keras
from keras import layers, ops
from keras import backend as K
i = keras.Input((32, 24, 3))
s = keras.Input((20, 16))
v = keras.Input((8, 16, 12, 3))
ids = keras.Input((20,), dtype="int32")`;

/** What each layer and function gives, as Keras's documentation has it. */
const PICTURES: Readonly<Record<string, string>> = {
  'layers.Conv2DTranspose(8, 3, strides=2)(i)': 'N×65×49×8',
  'layers.Conv2DTranspose(8, 3, strides=2, padding="same", output_padding=1)(i)': 'N×64×48×8',
  'layers.Conv2DTranspose(8, 3, dilation_rate=2)(i)': 'N×36×28×8',
  'layers.DepthwiseConv2D(3, strides=2, depth_multiplier=2)(i)': 'N×15×11×6',
  'layers.ZeroPadding2D(((1, 0), (2, 1)))(i)': 'N×33×27×3',
  'layers.CenterCrop(17, 19)(i)': 'N×17×19×3',
  'layers.Resizing(17, 19)(i)': 'N×17×19×3',
  'layers.Rescaling(1 / 255)(i)': 'N×32×24×3',
  'layers.RandomRotation(0.1)(i)': 'N×32×24×3',
  'layers.RandomHue(0.1)(i)': 'N×32×24×3',
  'layers.Pipeline([layers.RandomFlip(), layers.Resizing(8, 8)])(i)': 'N×8×8×3',
  'layers.LayerNormalization()(i)': 'N×32×24×3',
  'layers.GroupNormalization(3)(i)': 'N×32×24×3',
  'layers.SpectralNormalization(layers.Conv2D(8, 3))(i)': 'N×30×22×8',
  'layers.Lambda(lambda x: x[:, ::2])(i)': 'N×16×24×3',
  'layers.Lambda(lambda xs: xs[0] + xs[1])([i, i])': 'N×32×24×3',
  'layers.Add()([i, i[:, :1]])': 'N×32×24×3',
  'layers.Average()([i, i])': 'N×32×24×3',
  'layers.subtract([i, i])': 'N×32×24×3',
  'layers.Reshape((16, 48, 3))(i)': 'N×16×48×3',
  'layers.Dense(8)(i)': 'N×32×24×8',
  'layers.EinsumDense("bhwc,cd->bhwd", (32, 24, 7))(i)': 'N×32×24×7',
  'layers.Softmax()(i)': 'N×32×24×3',
  'layers.SpatialDropout2D(0.1)(i)': 'N×32×24×3',
  'layers.ConvLSTM2D(5, 3)(v)': 'N×14×10×5',
  'layers.MultiHeadAttention(2, 4, attention_axes=(1, 2))(i, i)': 'N×32×24×3',
  'keras.Sequential([layers.Conv2D(8, 3), layers.ReLU()])(i)': 'N×30×22×8',
  'keras.activations.gelu(i)': 'N×32×24×3',
  'ops.image.crop_images(i, top_cropping=2, left_cropping=3, target_height=10, target_width=12)':
    'N×10×12×3',
  'ops.image.pad_images(i, 1, 2, 3, 4)': 'N×36×30×3',
  'ops.image.extract_patches(i, (4, 4))': 'N×8×6×48',
  'ops.image.rgb_to_grayscale(i)': 'N×32×24×1',
  'ops.conv(i, ops.zeros((3, 3, 3, 5)), strides=2)': 'N×15×11×5',
  'ops.conv_transpose(i, ops.zeros((3, 3, 5, 3)), 2, "same")': 'N×64×48×5',
  'ops.depthwise_conv(i, ops.zeros((3, 3, 3, 2)), padding="same")': 'N×32×24×6',
  'ops.transpose(i, (0, 2, 1, 3))': 'N×24×32×3',
  'ops.stack([i[..., 0], i[..., 1]], axis=-1)': 'N×32×24×2',
  'ops.flip(i, axis=1)': 'N×32×24×3',
  'ops.einsum("bhwc,cd->bhwd", i, ops.ones((3, 7)))': 'N×32×24×7',
  'ops.take(i, [0, 1, 2], axis=1)': 'N×3×24×3',
  'ops.max(v, axis=1)': 'N×16×12×3',
  'ops.one_hot(ids, 5)[..., None]': 'N×20×5×1',
  'ops.moveaxis(i, 1, 2)': 'N×24×32×3',
  'ops.normalize(i)': 'N×32×24×3',
  'ops.squeeze(ops.expand_dims(i, 1), 1)': 'N×32×24×3',
  'ops.broadcast_to(ops.ones((1, 8, 8, 3)), (2, 8, 8, 3))': '2×8×8×3',
  'ops.nn.relu(i)': 'N×32×24×3',
  'ops.slice(ops.ones((2, 8, 8, 3)), (0, 1, 1, 0), (2, 5, 6, 3))': '2×5×6×3',
  'ops.cond(True, lambda: i, lambda: i)': 'N×32×24×3',
  'ops.vectorized_map(lambda x: x[::2], ops.ones((2, 8, 8, 3)))': '2×4×8×3',
  'K.concatenate([i, i], axis=-1)': 'N×32×24×6',
  'K.permute_dimensions(i, (0, 2, 1, 3))': 'N×24×32×3',
  'K.resize_images(i, 2, 2, "channels_last")': 'N×64×48×3',
};

const SEQUENCES: Readonly<Record<string, string>> = {
  'layers.Embedding(100, 16)(ids)': 'N×20×16',
  'layers.LSTM(7, return_sequences=True)(s)': 'N×20×7',
  'layers.LSTM(7, return_sequences=True, return_state=True)(s)[0]': 'N×20×7',
  'layers.Bidirectional(layers.GRU(7, return_sequences=True))(s)': 'N×20×14',
  'layers.Bidirectional(layers.LSTM(7, return_sequences=True), merge_mode="sum")(s)': 'N×20×7',
  'layers.RNN(layers.LSTMCell(7), return_sequences=True)(s)': 'N×20×7',
  'layers.Masking()(s)': 'N×20×16',
  'layers.Conv1D(8, 3, padding="causal")(s)': 'N×20×8',
  'layers.SeparableConv1D(8, 3)(s)': 'N×18×8',
  'layers.Cropping1D((1, 2))(s)': 'N×17×16',
  'layers.Attention()([s, s[:, :5]])': 'N×20×16',
  'layers.GroupedQueryAttention(4, 4, 2)(s, s)': 'N×20×16',
  'layers.TimeDistributed(layers.Dense(7))(s)': 'N×20×7',
  'layers.Dot(axes=1)([s, s])': 'N×16×16',
  'layers.Concatenate(axis=1)([s, s])': 'N×40×16',
  'layers.RMSNormalization()(s)': 'N×20×16',
};

describe('layers and functions of Keras', () => {
  it('give pictures of the shapes that their documentation says', async () => {
    const pool = (one: string): string => `layers.MaxPooling2D(2)(${one})`;
    expect(await pooledInputs(PRELUDE, pool, Object.keys(PICTURES))).toEqual(PICTURES);
  });

  it('give sequences of the shapes that their documentation says', async () => {
    const pool = (one: string): string => `layers.MaxPooling1D(2)(${one})`;
    expect(await pooledInputs(PRELUDE, pool, Object.keys(SEQUENCES))).toEqual(SEQUENCES);
  });
});

it('puts channels where a setting says that they are, unless a call says so itself', async () => {
  const code = `import keras
from keras import layers
i = keras.Input((3, 32, 24))
keras.backend.set_image_data_format("channels_first")
layers.MaxPooling2D(2)(layers.Conv2D(8, 3)(i))
keras.ops.max_pool(i, 2)
layers.MaxPooling2D(2, data_format="channels_last")(i)
assert keras.backend.image_data_format() == "channels_first"
keras.config.set_image_data_format("channels_last")
layers.MaxPooling2D(2)(i)
`;
  const { sites } = await read(code);
  const calls = sites.filter(({ role, isPooling }) => role === 'call' && isPooling);
  expect(calls.map(({ flows }) => shapeText(flows.at(-1)?.output ?? []))).toEqual([
    'N×8×15×11',
    'N×3×16×12',
    'N×1×16×24',
    'N×1×16×24',
  ]);
});
