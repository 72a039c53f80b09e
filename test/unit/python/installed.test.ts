import { describe, expect, it } from 'vitest';
import { poolFlows, read, type Files } from './support/read.js';

const NET =
  'import torch.nn as nn\nclass Net(nn.Module):\n    def __init__(self, k=2):\n        super().__init__()\n        self.pool = nn.MaxPool2d(k)\n    def forward(self, x):\n        return self.pool(x)\ndef net(**options):\n    return Net(**options)\n';
const USE = 'import torch\nfrom zoo import net\nnet(k=2)(torch.zeros(1, 1, 4, 4))\n';
const INSTALLED: Files = {
  '/env/site-packages/zoo/__init__.py': 'from .models.net import net\n',
  '/env/site-packages/zoo/models/net.py': NET,
};
const installed = ['/env/site-packages'];
const FLOW = 'MaxPool2d@pool 1×1×4×4 → 1×1×2×2';

describe('installed packages', () => {
  it('are read like the workspace', async () => {
    const files = { ...INSTALLED, 'main.py': USE };
    const analysis = await read(files, { installed });
    expect(poolFlows(analysis)).toEqual([FLOW]);
    expect(poolFlows(await read(files, { installed, isSlow: true }))).toEqual([FLOW]);
    const [site] = analysis.sites.filter((one) => one.isPooling);
    expect(site?.range.file).toBe('/env/site-packages/zoo/models/net.py');
  });

  it.each([
    ['defined again', 'def net(k):\n    return Net(3)\ndef net(k):\n    return Net(k)\n'],
    ['wrapped', 'def net(k):\n    return Net\ndef of(f):\n    return f(0)\nnet = of(net)\n'],
    ['defined again on a condition', 'def net(k):\n    return Net(3)\nif 1:\n    net = Net\n'],
    ['a helper of one above', 'def net(k):\n    return make(k)\ndef make(k):\n    return Net(k)\n'],
    ['found among globals', 'def made(k):\n    return Net(k)\nnet = globals()["made"]\n'],
    [
      'set from what was before',
      'k = 2\ndef made(k=k):\n    return Net(k)\nk = 9\nnet = lambda k: made()\n',
    ],
  ])('hold functions that wait until they are asked for: one %s', async (_title, functions) => {
    const text = `${NET.slice(0, NET.indexOf('def net'))}${functions}`;
    const files = { ...INSTALLED, '/env/site-packages/zoo/models/net.py': text, 'main.py': USE };
    const analysis = await read(files, { installed });
    expect(poolFlows(analysis)).toEqual([FLOW]);
    expect(analysis.problems).toEqual([]);
  });

  it('are read only where they are named', async () => {
    expect(poolFlows(await read({ ...INSTALLED, 'main.py': USE }))).toEqual([]);
  });

  it('come after what the workspace has of the same name', async () => {
    const own = NET.replace('MaxPool2d', 'AvgPool2d');
    const files = { ...INSTALLED, 'zoo.py': own, 'main.py': USE };
    expect(poolFlows(await read(files, { installed }))).toEqual([
      'AvgPool2d@pool 1×1×4×4 → 1×1×2×2',
    ]);
  });

  it('leave what has a table to its table', async () => {
    const files = {
      '/env/site-packages/torch/__init__.py': 'zeros = None\n',
      'main.py': 'import torch\nfrom torch import nn\nnn.MaxPool2d(2)(torch.zeros(1, 1, 4, 4))\n',
    };
    expect(poolFlows(await read(files, { installed }))).toEqual(['MaxPool2d 1×1×4×4 → 1×1×2×2']);
  });

  it('have problems of their own that nobody here can mend: they aren’t told', async () => {
    const files = {
      ...INSTALLED,
      '/env/site-packages/zoo/__init__.py':
        'import missing_c_code._C as _C\n_C.start()\nx = 1 / 0\nfrom .models.net import net\n',
      'main.py': USE,
    };
    const analysis = await read(files, { installed });
    expect(poolFlows(analysis)).toEqual([FLOW]);
    expect(analysis.problems).toEqual([]);
  });

  it('aren’t read where they make no layers', async () => {
    const files = {
      '/env/site-packages/pandas/__init__.py': 'raise RuntimeError("was read")\n',
      'main.py':
        'import torch, pandas as pd\nfrom torch import nn\nn = pd.read_csv("a.csv").shape[0]\nnn.MaxPool2d(2)(torch.zeros(1, 1, 4, 4))\n',
    };
    const analysis = await read(files, { installed });
    expect(poolFlows(analysis)).toEqual(['MaxPool2d 1×1×4×4 → 1×1×2×2']);
    expect(analysis.problems).toEqual([]);
  });

  it('give keras.applications its networks', async () => {
    const files = {
      '/env/site-packages/keras/__init__.py': '',
      '/env/site-packages/keras/src/__init__.py': '',
      '/env/site-packages/keras/src/applications/__init__.py': '',
      '/env/site-packages/keras/src/applications/vgg16.py':
        "from keras.src import backend, layers\nfrom keras.src.api_export import keras_export\nfrom keras.src.models import Functional\n@keras_export(['keras.applications.VGG16'])\ndef VGG16(weights='imagenet', input_shape=None):\n    assert backend.image_data_format() == 'channels_last'\n    x = inputs = layers.Input(shape=input_shape)\n    x = layers.MaxPooling2D((2, 2))(x)\n    return Functional(inputs, x, name='vgg16')\n",
      'main.py':
        'from tensorflow.keras.applications import VGG16\nfrom keras.applications.vgg16 import VGG16 as same\nVGG16(weights=None, input_shape=(32, 32, 3))\nsame(weights=None, input_shape=(8, 8, 3))\n',
    };
    expect(poolFlows(await read(files, { installed }))).toEqual([
      'MaxPooling2D N×32×32×3 → N×16×16×3',
      'MaxPooling2D N×8×8×3 → N×4×4×3',
    ]);
  });
});
