import { describe, expect, it } from 'vitest';
import { pooledInputs } from './support/pooled-inputs.js';
import { flowsOf } from './support/read.js';

const TORCH = `import torch, cv2
import numpy as np
from torch import nn
from PIL import Image
from torch.utils.data import DataLoader, TensorDataset, random_split
from torchvision import datasets, transforms as T
pool = nn.MaxPool2d(2)
def first(data, **options):
    return next(iter(DataLoader(data, **options)))[0]
mnist = datasets.MNIST(".", transform=T.Compose([T.Resize(40), T.CenterCrop(36), T.ToTensor()]))
cifar = datasets.CIFAR10(".", train=False, transform=T.Compose([T.Grayscale(), T.ToTensor()]))
own = TensorDataset(torch.randn(10, 3, 16, 16), torch.zeros(10))`;

const BATCHES: Readonly<Record<string, string>> = {
  'first(mnist, batch_size=64)': '64×1×36×36',
  'first(cifar, batch_size=16)': '16×1×32×32',
  'first(datasets.ImageFolder("x", T.Compose([T.RandomResizedCrop(64), T.ToTensor()])), batch_size=8)':
    '8×3×64×64',
  'first(own, batch_size=4)': '4×3×16×16',
  'first(random_split(own, [8, 2])[1], batch_size=4)': '2×3×16×16',
  'T.ToTensor()(Image.open("a").convert("RGB").resize((30, 20))).unsqueeze(0)': '1×3×20×30',
  'torch.from_numpy(cv2.resize(cv2.imread("a"), (32, 24))).permute(2, 0, 1)[None]': '1×3×24×32',
  'torch.tensor(np.array(Image.open("a").convert("RGB").resize((8, 6)))).permute(2, 0, 1)[None]':
    '1×3×6×8',
};

const KERAS = `import tensorflow as tf, keras
import tensorflow_datasets as tfds
from keras import layers
(x_train, y_train), _ = keras.datasets.mnist.load_data()
pictures = x_train.reshape(-1, 28, 28, 1)
def first(data):
    return next(iter(data))[0]`;

const ELEMENTS: Readonly<Record<string, string>> = {
  pictures: '60000×28×28×1',
  'first(tf.data.Dataset.from_tensor_slices((pictures, y_train)).batch(32))': '32×28×28×1',
  'first(tf.data.Dataset.from_tensor_slices((pictures, y_train)).batch(8).map(lambda a, b: (tf.image.resize(a, [20, 20]), b)))':
    '8×20×20×1',
  'first(tfds.load("cifar10", split="train", as_supervised=True).batch(16))': '16×32×32×3',
  'first(keras.utils.image_dataset_from_directory("x", image_size=(64, 48), batch_size=8))':
    '8×64×48×3',
  'tf.reshape(what_is_given, [-1, 28, 28, 1])': 'N×28×28×1',
};

describe('what a model gets', () => {
  it('comes from torchvision, loaders and pictures', async () => {
    const given = await pooledInputs(TORCH, (one) => `pool(${one})`, Object.keys(BATCHES));
    expect(given).toEqual(BATCHES);
  });

  it('comes from keras.datasets, tf.data and folders', async () => {
    const prelude = `${KERAS}\nfrom somewhere import what_is_given`;
    const pool = (one: string): string => `layers.MaxPooling2D(2)(${one})`;
    expect(await pooledInputs(prelude, pool, Object.keys(ELEMENTS))).toEqual(ELEMENTS);
  });

  it('reaches a model by fit, in batches of any size', async () => {
    const code = `
import keras
from keras import layers
(x, y), _ = keras.datasets.cifar10.load_data()
model = keras.Sequential([layers.Conv2D(8, 3), layers.MaxPooling2D(2)])
model.fit(x, y, batch_size=64)
`;
    expect(await flowsOf(code, 'constructor')).toEqual(['MaxPooling2D: N×30×30×8 → N×15×15×8']);
  });

  it('reaches a Lightning module by its trainer', async () => {
    const code = `
import pytorch_lightning as pl
from torch import nn
from torch.utils.data import DataLoader
from torchvision import datasets, transforms
class Net(pl.LightningModule):
    def __init__(self):
        super().__init__()
        self.net = nn.Sequential(nn.Conv2d(1, 8, 3), nn.MaxPool2d(2))
    def training_step(self, batch, index):
        return self.net(batch[0]).mean()
data = datasets.MNIST(".", transform=transforms.ToTensor())
pl.Trainer(max_epochs=1).fit(Net(), DataLoader(data, batch_size=32))
`;
    expect(await flowsOf(code, 'constructor')).toEqual(['MaxPool2d: 32×8×26×26 → 32×8×13×13']);
  });
});

const TABS = {
  torch: ['from torch import nn', 'nn.Sequential(nn.MaxPool2d(2))', '1, 1, 28, 28'],
  tensorflow: [
    'import tensorflow as tf',
    'tf.keras.Sequential([tf.keras.layers.MaxPool2D(2)])',
    '1, 28, 28, 1',
  ],
} as const;

describe('Dive into Deep Learning', () => {
  it.each(Object.entries(TABS))(
    'trains on FashionMNIST in the tab of %s',
    async (tab, [first, net, shape]) => {
      const code = `
${first}
from d2l import ${tab} as d2l
class Net(d2l.Classifier):
    def __init__(self, lr=0.1):
        super().__init__()
        self.save_hyperparameters()
        self.net = ${net}
model = Net()
model.layer_summary((${shape}))
d2l.Trainer(max_epochs=1).fit(model, d2l.FashionMNIST(batch_size=128, resize=(96, 96)))
`;
      const [flows = ''] = await flowsOf(code, 'constructor');
      expect(flows).toContain(shape.replaceAll(', ', '×'));
      expect(flows).toContain(tab === 'torch' ? '128×1×96×96' : '128×96×96×1');
    },
  );

  it('detects in pictures of bananas, and segments those of VOC in the crop that is asked for', async () => {
    const code = `
from d2l import torch as d2l
from torch import nn
bananas, _ = d2l.load_data_bananas(32)
voc, _ = d2l.load_data_voc(16, (320, 480))
pool = nn.MaxPool2d(2)
for features, target in bananas:
    pool(features)
for X, y in voc:
    pool(X)
`;
    expect(await flowsOf(code)).toEqual([
      'MaxPool2d: 32×3×256×256 → 32×3×128×128',
      'MaxPool2d: 16×3×320×480 → 16×3×160×240',
    ]);
  });

  it('fits a model of Keras to batches of FashionMNIST', async () => {
    const code = `
from d2l import tensorflow as d2l
import tensorflow as tf
train_iter, test_iter = d2l.load_data_fashion_mnist(batch_size=256)
net = tf.keras.models.Sequential([tf.keras.layers.AvgPool2D(2), tf.keras.layers.Flatten(),
                                  tf.keras.layers.Dense(10)])
net.compile(loss=tf.keras.losses.SparseCategoricalCrossentropy(from_logits=True))
net.fit(train_iter, epochs=2)
`;
    expect(await flowsOf(code, 'constructor')).toEqual([
      'AveragePooling2D: 256×28×28×1 → 256×14×14×1',
    ]);
  });

  it('passes a model of Flax that leaves its call to the base, and reads it once', async () => {
    const code = `
from d2l import jax as d2l
from flax import linen as nn
class Net(d2l.Classifier):
    arch: tuple
    def setup(self):
        self.net = nn.Sequential([self.stem(), lambda x: nn.avg_pool(x, window_shape=x.shape[1:3])])
    def stem(self):
        return nn.Sequential([lambda x: nn.max_pool(x, (2, 2), strides=(2, 2))])
class Small(Net):
    arch: tuple = (1, 2)
d2l.Trainer(max_epochs=1).fit(Small(), d2l.FashionMNIST(batch_size=16, resize=(32, 32)))
`;
    expect(await flowsOf(code)).toEqual([
      'nn.avg_pool: 16×16×16×1 → 16×1×1×1',
      'nn.max_pool: 16×32×32×1 → 16×16×16×1',
    ]);
  });
});
