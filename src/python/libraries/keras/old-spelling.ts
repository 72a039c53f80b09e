import { int, string, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import type { LibraryModule } from '../contract.js';
import { libraryModule, mirrorOf, sameAs } from '../members.js';

/** What Keras 1 called the arguments of layers. */
const RENAMED: Readonly<Record<string, string>> = {
  nb_filter: 'filters',
  filter_length: 'kernel_size',
  border_mode: 'padding',
  subsample: 'strides',
  subsample_length: 'strides',
  atrous_rate: 'dilation_rate',
  dim_ordering: 'data_format',
  output_dim: 'units',
  p: 'rate',
};

const ORDERINGS: Readonly<Record<string, string>> = {
  th: 'channels_first',
  tf: 'channels_last',
};

/** Words that only Keras 1 has: with one of them, a call is of that time. */
const SIGNS = new Set([...Object.keys(RENAMED), 'nb_row', 'nb_col', 'init', 'W_regularizer']);

/** Arguments in the words of Keras 1 as they are called today; others are left as they are. */
export function modernArguments(args: Arguments): Arguments {
  const words = [...args.extra.keys()].filter((name) => SIGNS.has(name));
  if (words.length === 0) return args;
  const extra = new Map(args.extra);
  const values = new Map([...args.entries()].filter(([name]) => args.given(name)));
  for (const word of words) {
    const value = extra.get(word);
    const name = RENAMED[word];
    if (name === undefined || value === undefined) continue;
    extra.delete(word);
    values.set(name, ordered(value));
  }
  const rows = extra.get('nb_row') ?? positional(args, 'kernel_size');
  const columns = extra.get('nb_col') ?? positional(args, 'strides');
  if (rows?.kind === 'int' && columns?.kind === 'int') {
    values.set('kernel_size', tuple([rows, columns]));
    if (!words.includes('subsample')) values.set('strides', int(1));
  }
  return args.with(values, extra);
}

/** `Convolution2D(32, 3, 3)` said rows and columns by their places. */
function positional(args: Arguments, name: string): Value | undefined {
  return args.given(name) && !args.byName.includes(name) ? args.get(name) : undefined;
}

function ordered(value: Value): Value {
  const name = value.kind === 'string' ? ORDERINGS[value.value] : undefined;
  return name === undefined ? value : string(name);
}

/** Modules that handed layers on until Keras 2. */
const MODULES: readonly string[] = [
  'core',
  'convolutional',
  'pooling',
  'recurrent',
  'normalization',
  'embeddings',
  'merge',
  'wrappers',
  'noise',
  'advanced_activations',
];

/** Those modules, with every layer that there is. */
export const oldModules = (layers: LibraryModule): readonly LibraryModule[] => [
  ...MODULES.map((module) => mirrorOf(layers, `keras.layers.${module}`)),
  libraryModule('keras.utils.np_utils', { to_categorical: sameAs('keras.utils.to_categorical') }),
];
