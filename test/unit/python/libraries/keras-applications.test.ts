import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { read } from '../support/read.js';

/** What Keras 3.15 says of inputs that are too small, or that don't go with its weights. */
const refused: readonly (readonly [string, string])[] = [
  [
    'VGG16(include_top=False, input_shape=(28, 28, 3), weights=None)',
    'Input size must be at least 32x32; Received: input_shape=(28, 28, 3)',
  ],
  [
    'InceptionV3(include_top=False, input_shape=(64, 64, 3), weights=None)',
    'Input size must be at least 75x75; Received: input_shape=(64, 64, 3)',
  ],
  [
    'Xception(include_top=False, input_shape=(70, 99, 3), weights=None)',
    'Input size must be at least 71x71; Received: input_shape=(70, 99, 3)',
  ],
  [
    'VGG19(include_top=False, input_shape=(48, 48, 1))',
    'The input must have 3 channels; Received `input_shape=(48, 48, 1)`',
  ],
  [
    'ResNet50(input_shape=(64, 64, 3))',
    'When setting `include_top=True` and loading `imagenet` weights, `input_shape` should be (224, 224, 3).  Received: input_shape=(64, 64, 3)',
  ],
];

const taken = [
  "VGG16(weights='imagenet', include_top=False, input_shape=(224, 224, 3))",
  'VGG16(weights=None, include_top=True, input_shape=(64, 64, 1), classes=10)',
  'MobileNetV2(input_shape=(96, 96, 3), include_top=False)',
  'ResNet50(input_shape=(224, 224, 3))',
  'DenseNet121(include_top=False, input_shape=(None, None, 3))',
  'EfficientNetB0()',
];

const problemsOf = async (call: string): Promise<readonly string[]> => {
  const { problems } = await read(
    `from tensorflow import keras\nmodel = keras.applications.${call}\n`,
  );
  return problems.map(({ message }) => textOf(message));
};

describe('networks of Keras that aren’t installed', () => {
  it.each(refused)('refuse %s', async (call, message) => {
    expect(await problemsOf(call)).toEqual([`ValueError: ${message}`]);
  });

  it.each(taken)('take %s', async (call) => {
    expect(await problemsOf(call)).toEqual([]);
  });
});
