import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { read } from '../support/read.js';

const PRELUDE = `import keras
import numpy as np
from keras import layers
def net(last, shape=(8,)):
    return keras.Sequential([keras.Input(shape), layers.Flatten(), layers.Dense(last)])
def fitted(loss, last, y, x=np.zeros((20, 8)), shape=(8,), **more):
    model = net(last, shape)
    model.compile("adam", loss)
    model.fit(x, y, **more)
`;

/** What Keras 3 says, after its source, to targets and data that don't fit a model. */
const REFUSED: Readonly<Record<string, string>> = {
  'fitted("categorical_crossentropy", 3, np.zeros((20, 1)))':
    'ValueError: Arguments `target` and `output` must have the same shape. Received: target.shape=(None, 1), output.shape=(None, 3)',
  'fitted("categorical_crossentropy", 3, np.zeros(20))':
    'ValueError: Arguments `target` and `output` must have the same rank (ndim). Received: target.shape=(None,), output.shape=(None, 3)',
  'fitted(keras.losses.CategoricalCrossentropy(), 3, np.zeros((20, 4)))':
    'ValueError: Arguments `target` and `output` must have the same shape. Received: target.shape=(None, 4), output.shape=(None, 3)',
  'fitted("binary_crossentropy", 2, np.zeros(20))':
    'ValueError: Arguments `target` and `output` must have the same rank (ndim). Received: target.shape=(None,), output.shape=(None, 2)',
  'fitted(keras.losses.sparse_categorical_crossentropy, 3, np.zeros((20, 3)))':
    'ValueError: Argument `output` must have rank (ndim) `target.ndim - 1`. Received: target.shape=(None, 3), output.shape=(None, 3)',
  'fitted("mse", 3, np.zeros((20, 4)))': 'ValueError: Dimensions must be equal, but are 4 and 3',
  'fitted("mse", 1, np.zeros((19, 1)))':
    "ValueError: Data cardinality is ambiguous. Make sure all arrays contain the same number of samples.'x' sizes: 20\n'y' sizes: 19\n",
  'fitted("mse", 1, np.zeros(20), np.zeros((20, 9)))':
    "ValueError: Input 0 with name 'None' of layer 'dense' is incompatible with the layer: expected axis -1 of input shape to have value 8, but received input with shape (None, 9)",
  'fitted("mse", 1, np.zeros(20), np.zeros((20, 8, 8)))':
    "ValueError: Invalid input shape for input Tensor(\"data:0\", shape=(None, 8, 8), dtype=float32) with name 'keras_tensor' and path ''. Expected shape (None, 8), but input has incompatible shape (None, 8, 8)",
  'fitted("mse", 1, np.zeros(20), validation_data=(np.zeros((4, 7)), np.zeros(4)))':
    "ValueError: Input 0 with name 'None' of layer 'dense' is incompatible with the layer: expected axis -1 of input shape to have value 8, but received input with shape (None, 7)",
  'net(1).predict(np.zeros(8))':
    "ValueError: Invalid input shape for input Tensor(\"data:0\", shape=(8,), dtype=float32) with name 'keras_tensor' and path ''. Expected shape (None, 8), but input has incompatible shape (8,)",
  'fitted("mse", 3, np.zeros((20, 4)), batch_size=10)':
    'ValueError: Dimensions must be equal, but are 4 and 3',
  'fitted("categorical_crossentropy", 3, np.zeros((20, 4)), batch_size=10)':
    'ValueError: Arguments `target` and `output` must have the same shape. Received: target.shape=(10, 4), output.shape=(10, 3)',
  'fitted("categorical_crossentropy", 3, np.zeros((20, 4)), batch_size=10, validation_split=0.25)':
    'ValueError: Arguments `target` and `output` must have the same shape. Received: target.shape=(None, 4), output.shape=(None, 3)',
  'fitted("mse", 1, None, ((np.zeros((16, 7)), np.zeros((16, 1))) for _ in range(3)))':
    "ValueError: Input 0 with name 'None' of layer 'dense' is incompatible with the layer: expected axis -1 of input shape to have value 8, but received input with shape (None, 7)",
  'layers.TimeDistributed(layers.Dense(2))(keras.Input((5,)))':
    'ValueError: `TimeDistributed` Layer should be passed an `input_shape` with at least 3 dimensions, received: (None, 5)',
  'layers.ConvLSTM2D(8, 3)(keras.Input((20, 20, 3)))':
    "ValueError: Input 0 with name 'None' of layer 'conv_lstm2d' is incompatible with the layer: expected ndim=5, found ndim=4. Full shape received: (None, 20, 20, 3)",
  'layers.Permute((2, 1))(keras.Input((4, 5, 6)))':
    "ValueError: Input 0 with name 'None' of layer 'permute' is incompatible with the layer: expected ndim=3, found ndim=4. Full shape received: (None, 4, 5, 6)",
  'net(1, (4, 4, 3))(net(16)(keras.Input((8,))))':
    "ValueError: Input 0 with name 'input_layer' of layer 'functional' is incompatible with the layer: expected shape=(None, 4, 4, 3), found shape=(None, 16)",
  'a, b = keras.Input((4,)), keras.Input((4,)); keras.Model([a, b], layers.Dense(1)(layers.Add()([a, b]))).predict(np.zeros((3, 4)))':
    "ValueError: Layer \"functional\" expects 2 named input(s) with keys ['input_layer', 'input_layer_1'], but it received 1 input tensors. Pass inputs as a dict, e.g. `layer({'input_layer': ..., 'input_layer_1': ...})`.",
};

/** What Keras takes: an axis of 1 at the end comes and goes, wrong axes fail when a model runs. */
const TAKEN: readonly string[] = [
  'layers.TimeDistributed(layers.MaxPooling2D(2))(keras.Input((8, 8, 3)))',
  'layers.TimeDistributed(layers.AveragePooling2D(2))(keras.Input((5, 8, 8, 3)))',
  'fitted("categorical_crossentropy", 3, np.zeros((20, 3)))',
  'fitted("categorical_crossentropy", 3, keras.utils.to_categorical(np.zeros(20), 3))',
  'fitted("sparse_categorical_crossentropy", 3, np.zeros(20))',
  'fitted("sparse_categorical_crossentropy", 3, np.zeros((20, 1)))',
  'fitted("binary_crossentropy", 1, np.zeros(20))',
  'fitted(keras.losses.BinaryCrossentropy(), 1, np.zeros((20, 1)))',
  'fitted("mse", 1, np.zeros(20))',
  'fitted("mse", 1, [float(i) for i in range(20)])',
  'fitted("mse", 1, np.zeros(20), np.zeros((20, 8, 1)))',
  'fitted("mse", 1, np.zeros(20), np.zeros((20, 4, 4)), (4, 4, 1))',
  'fitted(lambda y, p: p, 3, np.zeros((20, 5)))',
  'fitted("mse", 1, np.zeros(20), validation_data=(np.zeros((4, 8)), np.zeros(4)))',
  'net(1).predict(np.zeros((1, 8)))',
];

const problemsOf = async (line: string): Promise<readonly string[]> => {
  const { problems } = await read(`${PRELUDE}${line}\n`);
  return problems
    .filter(({ severity }) => severity === 'error')
    .map(({ message }) => textOf(message));
};

describe('data that a model of Keras is given', () => {
  it.each(Object.entries(REFUSED))('is refused in its words: %s', async (line, said) => {
    expect(await problemsOf(line)).toEqual([said]);
  });

  it.each(TAKEN)('is taken: %s', async (line) => {
    expect(await problemsOf(line)).toEqual([]);
  });

  it('names a target that a loss stretches to every output', async () => {
    const { problems } = await read(`${PRELUDE}fitted("mse", 3, np.zeros((20, 1)))\n`);
    expect(problems.map(({ code, severity }) => [code, severity])).toEqual([
      ['loss-broadcasts', 'info'],
    ]);
  });

  it('takes the sizes that scikit-learn makes, splits and scales', async () => {
    const { problems } =
      await read(`${PRELUDE}from sklearn.datasets import load_iris, make_classification
from sklearn.model_selection import train_test_split
from sklearn.preprocessing import StandardScaler
X, y = make_classification(n_samples=1000, n_features=12)
X, X_test, y, y_test = train_test_split(StandardScaler().fit_transform(X), y, test_size=0.2)
fitted("binary_crossentropy", 1, y, X)
print(X_test.shape == (200, 12), load_iris().data.shape)
fitted("categorical_crossentropy", 3, load_iris().target, load_iris().data, (4,))
`);
    expect(problems.map(({ message }) => textOf(message))).toEqual([
      "ValueError: Input 0 with name 'None' of layer 'dense' is incompatible with the layer: expected axis -1 of input shape to have value 8, but received input with shape (32, 12)",
      'ValueError: Arguments `target` and `output` must have the same rank (ndim). Received: target.shape=(None,), output.shape=(None, 3)',
    ]);
  });

  it('says nothing more of a model that can’t be built', async () => {
    const { problems } = await read(`import keras
from keras.layers import Dense, LSTM
model = keras.Sequential()
model.add(Dense(10, input_shape=(4,)))
model.add(LSTM(8))
model.add(Dense(1))
model.predict([[1.0, 2.0, 3.0, 4.0]])
`);
    expect(problems.map(({ range }) => range?.start.line)).toEqual([4]);
  });
});
