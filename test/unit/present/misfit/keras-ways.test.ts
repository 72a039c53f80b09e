import { describe, expect, it } from 'vitest';
import { textOf } from '../../../../src/engine/phrase.js';
import { PythonReader } from '../../../../src/python/analyse.js';
import { waysOut } from '../../../../src/present/misfit/ways-out.js';

const NO_FILES = { read: () => Promise.resolve(null) };

const KERAS = `import numpy as np
from keras.models import Sequential
from keras.layers import Conv2D, Dense, Flatten, LSTM
def fitted(x, y, loss, *layers):
    model = Sequential(list(layers))
    model.compile("adam", loss)
    model.fit(x, y)
`;

const zeros = (sizes: string): string => `np.zeros((${sizes}))`;

/** The first way out of what fails in a program. */
const FIRST: Readonly<Record<string, string>> = {
  [`${KERAS}fitted(${zeros('20, 8')}, ${zeros('20, 1')}, "mse", Dense(4, input_dim=9), Dense(1))`]:
    'Use input_dim=8',
  [`${KERAS}fitted(${zeros('20, 8')}, ${zeros('20, 1')}, "mse", Dense(4, input_shape=(20, 8)), Dense(1))`]:
    'Use input_shape=(8,)',
  [`${KERAS}fitted(${zeros('20, 3, 8')}, ${zeros('20, 4')}, "mse", LSTM(4, input_shape=(3, 8)), LSTM(4))`]:
    'Add return_sequences=True',
  [`${KERAS}Sequential([Conv2D(4, 3, input_shape=(28, 28)), Flatten()])`]:
    'Use input_shape=(28, 28, 1)',
  [`${KERAS}fitted(${zeros('20, 8')}, ${zeros('20, 1')}, "categorical_crossentropy", Dense(3, input_dim=8))`]:
    'Use sparse_categorical_crossentropy',
  [`${KERAS}fitted(${zeros('20, 8')}, ${zeros('20, 4')}, "sparse_categorical_crossentropy", Dense(4, input_dim=8))`]:
    'Use categorical_crossentropy',
  [`${KERAS}model = Sequential([Dense(4, input_shape=(6, 5))])\nmodel.predict(${zeros('6, 5')})`]:
    'Use input_shape=(5,)',
  [`import torch\nfrom torch import nn\nnet = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.BatchNorm2d(4))\nnet.train()\nnet(torch.rand(1, 4, 9, 9))`]:
    'Use .eval()',
  [`import torch\nfrom torch import nn\nnn.AvgPool2d(3, stride=1, dilation=2)(torch.ones(1, 4, 9, 9))`]:
    'Remove dilation=2',
  [`import torch\nfrom torch import nn\np = nn.MaxPool2d(4, 1, 2)\nx = torch.ones(1, 4, 9, 9)\ny = torch.cat([x] + [q(x) for q in [p]], 1)`]:
    'Use q(x)[..., :x.shape[-2], :x.shape[-1]]',
};

describe('the first way out', () => {
  it.each(Object.entries(FIRST).map(([code, title]) => [title, code]))(
    'is read again before it is offered: %s',
    async (title, code) => {
      const reader = new PythonReader();
      const readAgain = (text: string) => reader.analyse('net.py', text, NO_FILES);
      const analysis = await readAgain(`${code}\n`);
      const problem = analysis.problems.find(({ severity }) => severity === 'error');
      if (problem === undefined) throw new Error('nothing fails');
      const [first] = await waysOut(problem, analysis, `${code}\n`, readAgain);
      expect(first === undefined ? null : textOf(first.title)).toBe(title);
    },
  );
});
