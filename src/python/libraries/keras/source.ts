import { NONE, string } from '../../values/create.js';
import { bool, int } from '../../values/create.js';
import type { LibraryMember, LibraryModule } from '../contract.js';
import { fn, libraryModule, method, cls, sameAs } from '../members.js';

const FAMILY = [
  'activations',
  'backend',
  'initializers',
  'layers',
  'losses',
  'metrics',
  'models',
  'ops',
  'optimizers',
  'random',
  'regularizers',
  'constraints',
  'utils',
];

const keepsFunction: LibraryMember = fn('*args, **options', (_args, context) =>
  context.named('torch.jit.unused'),
);
/** A file that would be downloaded: nothing of it matters to shapes. */
const file: LibraryMember = fn('*args, **options', () => string('weights.h5'));
const nothing: LibraryMember = fn('*args, **options', () => NONE);

const backend: Readonly<Record<string, LibraryMember>> = {
  is_keras_tensor: fn('x', (args) => bool(args.get('x').kind === 'tensor')),
  name_scope: cls({
    methods: {
      __init__: method('name=None, *args, **options', () => NONE),
      __enter__: method('', (args) => args.self),
      __exit__: method('*args', () => bool(false)),
    },
  }),
  get_uid: fn("prefix=''", () => int(1)),
  backend: fn('', () => string('tensorflow')),
  floatx: fn('', () => string('float32')),
};

/**
 * What Keras's own modules import of Keras: `keras.src` is where its source lives, and its names mean
 * what the public ones mean. `keras.src.applications` is read, the rest is tables.
 */
export const sourceModules: readonly LibraryModule[] = [
  libraryModule('keras.backend', backend),
  libraryModule(
    'keras.src',
    Object.fromEntries(FAMILY.map((name) => [name, sameAs(`keras.${name}`)])),
  ),
  libraryModule('keras.src.api_export', { keras_export: keepsFunction }),
  libraryModule(
    'keras.src.backend',
    Object.fromEntries(Object.keys(backend).map((name) => [name, sameAs(`keras.backend.${name}`)])),
  ),
  libraryModule('keras.src.models', {
    Functional: sameAs('keras.Model'),
    Model: sameAs('keras.Model'),
    Sequential: sameAs('keras.Sequential'),
  }),
  libraryModule('keras.src.engine.training', { Model: sameAs('keras.Model') }),
  libraryModule('keras.src.layers', {}),
  libraryModule('keras.src.layers.layer', { Layer: sameAs('keras.layers.Layer') }),
  libraryModule('keras.src.ops.operation_utils', {
    get_source_inputs: fn('tensor', (args) => args.get('tensor')),
  }),
  libraryModule('keras.src.utils.layer_utils', {
    get_source_inputs: fn('tensor', (args) => args.get('tensor')),
  }),
  libraryModule('keras.src.utils.file_utils', {
    get_file: file,
    exists: fn('path', () => bool(true)),
  }),
  libraryModule('keras.src.utils.data_utils', { get_file: file }),
  libraryModule('keras.src.dtype_policies.dtype_policy', { set_dtype_policy: nothing }),
  { ...libraryModule('keras.src.applications', {}), yieldsToSource: true },
];
