import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { dimensionText } from '../../../../src/python/dimension.js';
import { read } from '../support/read.js';

/** Layers as Keras 1 wrote them, before a pooling of 2, and what the pooling gets. */
const READ: Readonly<Record<string, string>> = {
  "Convolution2D(32, 3, 3, border_mode='same', input_shape=(28, 28, 1))": 'N×28×28×32',
  "Convolution2D(32, 5, 3, border_mode='valid', input_shape=(28, 28, 1))": 'N×24×26×32',
  'Convolution2D(nb_filter=8, nb_row=3, nb_col=3, input_shape=(28, 28, 1))': 'N×26×26×8',
  'Convolution2D(8, 3, 3, subsample=(2, 2), input_shape=(28, 28, 1))': 'N×13×13×8',
  'Convolution2D(8, 3, 3, input_shape=(28, 28, 1))': 'N×9×9×8',
};

describe('layers in the words of Keras 1', () => {
  it.each(Object.entries(READ))('are read as they were meant: %s', async (layer, arrives) => {
    const { sites, problems } = await read(`from keras.models import Sequential
from keras.layers.core import Dense, Flatten
from keras.layers.convolutional import Convolution2D, MaxPooling2D
from keras.utils import np_utils
model = Sequential()
model.add(${layer})
model.add(MaxPooling2D(pool_size=(2, 2)))
model.add(Flatten())
model.add(Dense(output_dim=10, init='uniform'))
`);
    expect(problems.map(({ message }) => textOf(message))).toEqual([]);
    const pool = sites.find(({ isPooling }) => isPooling);
    expect(pool?.flows.map(({ input }) => (input ?? []).map(dimensionText).join('×'))).toContain(
      arrives,
    );
  });

  it('say once that a pooling refuses what arrives, however often the model is used', async () => {
    const { problems } = await read(`import numpy as np
from keras.models import Sequential
from keras.layers import Conv2D, Flatten, MaxPooling2D
model = Sequential()
model.add(Conv2D(8, 3, padding='same', input_shape=(1, 28, 28)))
model.add(MaxPooling2D((2, 2)))
model.add(Flatten())
model.predict(np.zeros((2, 1, 28, 28)))
`);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors.map(({ range }) => range?.start.line)).toEqual([5]);
  });
});

/** What TensorFlow 2.21 says to sizes that don't fit. */
const REFUSED: Readonly<Record<string, string>> = {
  'tf.nn.conv2d(tf.zeros([1, 9, 9, 3]), tf.zeros([5, 5, 1, 16]), 1, "SAME")':
    'InvalidArgumentError: output depth must be evenly divisible by number of groups: 16 vs 3',
  'tf.nn.softmax_cross_entropy_with_logits(labels=tf.zeros([8, 5]), logits=tf.zeros([8, 10]))':
    'InvalidArgumentError: logits and labels must be broadcastable: logits_size=[8,10] labels_size=[8,5]',
  'tf.nn.sparse_softmax_cross_entropy_with_logits(labels=tf.zeros([8, 1], tf.int32), logits=tf.zeros([8, 10]))':
    'ValueError: `labels.shape.rank` must equal `logits.shape.rank - 1`. Received: labels.shape=(8, 1) of rank 2 and logits.shape=(8, 10) of rank 2',
  'tf.data.Dataset.from_tensor_slices((tf.zeros([100, 28]), tf.zeros([99])))':
    'ValueError: Dimensions 100 and 99 are not compatible',
  'tf.keras.Sequential([tf.keras.layers.Dense(4, input_shape=(10))])':
    "ValueError: Cannot convert '10' to a shape.",
};

describe('sizes that TensorFlow refuses', () => {
  it.each(Object.entries(REFUSED))('in its words: %s', async (line, said) => {
    const { problems } = await read(`import tensorflow as tf\n${line}\n`);
    expect(problems.map(({ message }) => textOf(message))).toEqual([said]);
  });
});
