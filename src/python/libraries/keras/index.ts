import { NONE, string, tuple, int } from '../../values/create.js';
import { arrayMethods, only } from '../arrays/array-methods.js';
import { shapeOf } from '../arrays/array.js';
import { scalar } from '../arrays/nested.js';
import type { LibraryContext, LibraryMember, LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method, mirrorOf, sameAs } from '../members.js';
import { functions } from '../numpy/functions.js';
import { creation } from '../numpy/creation.js';
import { fourier } from '../numpy/contractions.js';
import { linearAlgebra } from '../numpy/linear-algebra.js';
import { activationFunctions } from '../jax/nn.js';
import { kerasDataModules, kerasUtilities } from './keras-datasets.js';
import { backend } from './backend.js';
import { coreOperations, randomOperations } from './ops-core.js';
import { imageOperations } from './ops-image.js';
import { neuralOperations } from './ops-nn.js';
import { preprocessingLayers } from './preprocessing.js';
import { layerBase } from './layer.js';
import { plainLayers } from './layers.js';
import { lossMembers } from './losses.js';
import { mergingLayers } from './merging.js';
import { inputLayers, modelMembers } from './models.js';
import { poolingFunctions, poolingLayers } from './pooling.js';
import { applicationModules } from './applications.js';
import { sourceModules } from './source.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import { tensorFlow } from './family.js';
import { oldModules } from './old-spelling.js';
import { seenSize } from './tensors.js';

/** Longer names that Keras exports for the same layers. */
const ALIASES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [1, 2, 3].flatMap((rank) => [
      [`Convolution${rank}D`, `Conv${rank}D`],
      [`Convolution${rank}DTranspose`, `Conv${rank}DTranspose`],
    ]),
  ),
  SeparableConvolution1D: 'SeparableConv1D',
  SeparableConvolution2D: 'SeparableConv2D',
  DepthwiseConvolution1D: 'DepthwiseConv1D',
  DepthwiseConvolution2D: 'DepthwiseConv2D',
};

const layers = libraryModule('keras.layers', {
  ...Object.fromEntries(
    Object.entries(ALIASES).map(([name, as]) => [name, sameAs(`keras.layers.${as}`)]),
  ),
  Layer: layerBase,
  ...inputLayers,
  ...plainLayers,
  ...poolingLayers,
  ...mergingLayers,
});

const linear: LibraryMember = fn('x, **options', (args) => args.get('x'));

/** `keras.activations.get`: a name gives the function, a function itself, None none. */
const activationNamed = fn('identifier', (args, context) => {
  const given = args.get('identifier');
  if (given.kind === 'string') return context.named(`keras.activations.${given.value}`);
  return given.kind === 'none' ? context.named('keras.activations.linear') : given;
});

const activations: Readonly<Record<string, LibraryMember>> = {
  ...activationFunctions,
  ...Object.fromEntries(
    ['exponential', 'softsign', 'leaky_relu', 'hard_swish', 'swish', 'tanh'].map((name) => [
      name,
      activationFunctions['relu'] ?? linear,
    ]),
  ),
  linear,
  get: activationNamed,
  deserialize: activationNamed,
  serialize: fn('activation', (args) => args.get('activation')),
};

/** A tensor's sizes as code sees them. */
function shapeFor(args: Arguments, context: LibraryContext): Value {
  const shape = context.instantiate('tensorflow.TensorShape');
  shape.native = tuple(shapeOf(args.selfTensor()).map((one) => seenSize(one, args.selfTensor())));
  return shape;
}

const symbolicTensorClass = cls({
  bases: ['tensorflow.Tensor'],
  properties: { shape: method('', shapeFor) },
});

const modules: readonly LibraryModule[] = [
  libraryModule('keras', { ...modelMembers, KerasTensor: symbolicTensorClass }),
  layers,
  libraryModule('keras.models', {
    Model: sameAs('keras.Model'),
    Sequential: sameAs('keras.Sequential'),
    clone_model: fn('model, *args', (args) => args.get('model')),
  }),
  libraryModule('keras.activations', activations),
  libraryModule('keras.losses', lossMembers),
  libraryModule('keras.ops', {
    ...functions(tensorFlow),
    ...creation(tensorFlow),
    ...fourier(tensorFlow),
    ...neuralOperations,
    ...coreOperations,
    ...poolingFunctions,
  }),
  libraryModule('keras.ops.image', imageOperations),
  libraryModule('keras.ops.linalg', linearAlgebra(tensorFlow)),
  libraryModule('keras.ops.nn', { ...neuralOperations, ...poolingFunctions }),
  libraryModule('keras.ops.numpy', { ...functions(tensorFlow), ...creation(tensorFlow) }),
  libraryModule('keras.random', randomOperations),
  libraryModule('keras.layers.experimental.preprocessing', {
    ...preprocessingLayers,
    ...Object.fromEntries(
      ['Resizing', 'CenterCrop', 'RandomCrop'].map((name) => [
        name,
        sameAs(`keras.layers.${name}`),
      ]),
    ),
  }),
  libraryModule('keras.backend', backend),
  libraryModule('keras.config', {
    ...Object.fromEntries(
      ['image_data_format', 'set_image_data_format', 'epsilon', 'floatx', 'set_floatx'].map(
        (name) => [name, sameAs(`keras.backend.${name}`)],
      ),
    ),
    backend: fn('', () => string('tensorflow')),
  }),
  ...kerasDataModules,
  ...oldModules(layers),
  libraryModule('keras.utils', {
    ...kerasUtilities,
    set_random_seed: fn('seed', () => NONE),
    plot_model: fn('*args, **options', () => NONE),
    register_keras_serializable: fn('*args, **options', (_args, context) =>
      context.named('torch.jit.unused'),
    ),
  }),
];

const mirrored = [...modules, ...applicationModules];

const MIRRORS = [
  'tensorflow.keras',
  'tensorflow.compat.v1.keras',
  'tensorflow.compat.v2.keras',
  'tf_keras',
  'tensorflow.python.keras',
];

/** The tables of Keras, under each name that it is imported by. */
export const kerasModules: readonly LibraryModule[] = [
  ...mirrored,
  ...MIRRORS.flatMap((mirror) =>
    mirrored.map((module) => mirrorOf(module, module.name.replace(/^keras/u, mirror))),
  ),
  ...sourceModules,
];

/** `tf.Tensor`. */
export const tensorClass = cls({
  methods: {
    ...arrayMethods,
    numpy: method('', (args) => ({ ...args.selfTensor(), type: 'numpy.ndarray' })),
    get_shape: method('', (args, context) => context.getAttribute(args.self, 'shape') ?? NONE),
    set_shape: method('shape', () => NONE),
    item: method('', (args, context) => scalar(only(args, context), args.selfTensor().dtype)),
  },
  properties: {
    shape: method('', shapeFor),
    dtype: method('', (args) => string(args.selfTensor().dtype)),
    ndim: method('', (args) => int(shapeOf(args.selfTensor()).length)),
    T: method('', (args, context) =>
      context.call(context.named('tensorflow.transpose'), [args.self]),
    ),
    name: method('', () => string('')),
  },
});
