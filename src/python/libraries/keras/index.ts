import { NONE, string, tuple, size, int } from '../../values/create.js';
import { arrayMethods, only } from '../arrays/array-methods.js';
import { shapeOf } from '../arrays/array.js';
import { scalar } from '../arrays/nested.js';
import {
  cls,
  fn,
  libraryModule,
  method,
  sameAs,
  type LibraryMember,
  type LibraryModule,
} from '../contract.js';
import { functions } from '../numpy/functions.js';
import { creation } from '../numpy/creation.js';
import { layerBase } from './layer.js';
import { plainLayers } from './layers.js';
import { mergingLayers } from './merging.js';
import { inputLayers, modelMembers } from './models.js';
import { poolingFunctions, poolingLayers } from './pooling.js';
import { tensorFlow } from './family.js';

const layers: Readonly<Record<string, LibraryMember>> = {
  Layer: layerBase,
  ...inputLayers,
  ...plainLayers,
  ...poolingLayers,
  ...mergingLayers,
};

const keepsShape: LibraryMember = fn('x, *args, **options', (args) => ({
  ...args.tensor('x'),
  numbers: null,
}));

const ACTIVATIONS = [
  'relu',
  'sigmoid',
  'tanh',
  'softmax',
  'gelu',
  'elu',
  'selu',
  'swish',
  'silu',
  'relu6',
  'leaky_relu',
  'softplus',
  'linear',
  'hard_sigmoid',
  'mish',
  'log_softmax',
];
const activations = Object.fromEntries(ACTIVATIONS.map((name) => [name, keepsShape]));

const modules: readonly LibraryModule[] = [
  libraryModule('keras', { ...modelMembers }),
  libraryModule('keras.layers', layers),
  libraryModule('keras.models', {
    Model: sameAs('keras.Model'),
    Sequential: sameAs('keras.Sequential'),
    clone_model: fn('model, *args', (args) => args.get('model')),
  }),
  libraryModule('keras.activations', activations),
  libraryModule('keras.ops', {
    ...functions(tensorFlow),
    ...creation(tensorFlow),
    ...activations,
    ...poolingFunctions,
  }),
  libraryModule('keras.backend', {
    image_data_format: fn('', () => string('channels_last')),
    set_image_data_format: fn('data_format', () => NONE),
    clear_session: fn('**options', () => NONE),
    int_shape: fn('x', (args) => tuple(shapeOf(args.tensor('x')).map((one) => size(one)))),
    ndim: fn('x', (args) => int(shapeOf(args.tensor('x')).length)),
  }),
  libraryModule('keras.utils', {
    set_random_seed: fn('seed', () => NONE),
    plot_model: fn('*args, **options', () => NONE),
    register_keras_serializable: fn('*args, **options', (_args, context) =>
      context.named('torch.jit.unused'),
    ),
  }),
];

const MIRRORS = ['tensorflow.keras', 'tf_keras', 'tensorflow.python.keras'];

/** The tables of Keras, under each name that it is imported by. */
export const kerasModules: readonly LibraryModule[] = [
  ...modules,
  ...MIRRORS.flatMap((mirror) =>
    modules.map(({ name, members }) =>
      libraryModule(
        name.replace(/^keras/u, mirror),
        Object.fromEntries(
          Object.keys(members).map((member) => [member, sameAs(`${name}.${member}`)]),
        ),
      ),
    ),
  ),
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
    shape: method('', (args, context) => {
      const shape = context.instantiate('tensorflow.TensorShape');
      shape.native = tuple(shapeOf(args.selfTensor()).map((one) => size(one)));
      return shape;
    }),
    dtype: method('', (args) => string(args.selfTensor().dtype)),
    ndim: method('', (args) => int(shapeOf(args.selfTensor()).length)),
    T: method('', (args, context) =>
      context.call(context.named('tensorflow.transpose'), [args.self]),
    ),
    name: method('', () => string('')),
  },
});
