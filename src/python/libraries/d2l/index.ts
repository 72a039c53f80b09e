import { add, subtract } from '../../dimension.js';
import { bool, NONE } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { dimensionOf } from '../arguments.js';
import {
  cls,
  fn,
  libraryModule,
  method,
  sameAs,
  type LibraryContext,
  type LibraryMember,
  type LibraryModule,
} from '../contract.js';
import { tensor } from '../torch/tensors.js';

/** `@d2l.add_to_class(Net)`: hangs the function below on the class. */
const addToClass: LibraryMember = fn('Class', (args) => {
  const type = args.get('Class');
  return {
    kind: 'builtin',
    name: 'd2l.torch.add_to_class.wrapper',
    function: method('obj', (inner) => {
      const { kind } = inner.get('obj');
      const function_ = inner.get('obj');
      if (type.kind === 'class' && kind === 'function' && function_.kind === 'function') {
        type.members.set(function_.name, function_);
      }
      return NONE;
    }),
  };
});

/** Keeps the caller's own names as attributes, but for `self` and those that begin with `_`. */
const saveHyperparameters = method('ignore=[]', (args, context) => {
  const names = context.call(context.named('builtins.locals'), []);
  if (names.kind !== 'dict') return NONE;
  const ignored = new Set(context.items(args.get('ignore')).map((one) => context.text(one)));
  for (const { key, value } of names.entries.values()) {
    if (key.kind !== 'string' || key.value === 'self' || key.value.startsWith('_')) continue;
    if (!ignored.has(key.value)) context.setAttribute(args.self, key.value, value);
  }
  return NONE;
});

/** Passes an input of a shape through each layer of `net` in turn. */
const layerSummary = method('X_shape', (args, context) => {
  const sizes = context.items(args.get('X_shape')).map((one) => dimensionOf(one, 'X_shape'));
  const net = context.getAttribute(args.self, 'net') ?? NONE;
  context.items(net).reduce<Value>((input, layer) => context.call(layer, [input]), tensor(sizes));
  return NONE;
});

function residualParts(args: { get(name: string): Value }, context: LibraryContext) {
  const make = (name: string, values: readonly Value[], keywords: readonly [string, Value][]) =>
    context.call(context.named(`torch.nn.${name}`), values, new Map(keywords));
  const channels = args.get('num_channels');
  const [one, three]: readonly [Value, Value] = [
    { kind: 'int', value: 1 },
    { kind: 'int', value: 3 },
  ];
  return {
    conv1: make(
      'LazyConv2d',
      [channels],
      [
        ['kernel_size', three],
        ['padding', one],
        ['stride', args.get('strides')],
      ],
    ),
    conv2: make(
      'LazyConv2d',
      [channels],
      [
        ['kernel_size', three],
        ['padding', one],
      ],
    ),
    conv3:
      context.truth(args.get('use_1x1conv')) === true
        ? make(
            'LazyConv2d',
            [channels],
            [
              ['kernel_size', one],
              ['stride', args.get('strides')],
            ],
          )
        : NONE,
  };
}

const residual = cls({
  bases: ['torch.nn.Module'],
  isLayer: true,
  methods: {
    __init__: method('num_channels, use_1x1conv=False, strides=1', (args, context) => {
      context.setAttribute(args.self, 'training', bool(context.training));
      for (const [name, value] of Object.entries(residualParts(args, context))) {
        context.setAttribute(args.self, name, value);
      }
      return NONE;
    }),
    forward: method('X', (args, context) => {
      const { attributes } = args.selfInstance();
      const pass = (name: string, input: Value): Value =>
        context.call(attributes.get(name) ?? NONE, [input]);
      return pass('conv2', pass('conv1', args.get('X')));
    }),
  },
});

const torchNames = [
  'zeros',
  'ones',
  'randn',
  'rand',
  'arange',
  'tensor',
  'linspace',
  'eye',
  'meshgrid',
  'stack',
  'concat',
  'matmul',
  'sin',
  'cos',
  'tanh',
  'exp',
  'log',
  'abs',
  'normal',
  'float32',
  'int32',
];

/** The helpers of “Dive into Deep Learning” (`from d2l import torch as d2l`). */
export const d2lModules: readonly LibraryModule[] = [
  {
    ...libraryModule('d2l', { torch: sameAs('d2l.torch') }),
    yieldsToSource: true,
  },
  {
    ...libraryModule('d2l.torch', {
      ...Object.fromEntries(torchNames.map((name) => [name, sameAs(`torch.${name}`)])),
      add_to_class: addToClass,
      HyperParameters: cls({ methods: { save_hyperparameters: saveHyperparameters } }),
      Module: cls({
        bases: ['torch.nn.Module'],
        isLayer: true,
        methods: {
          save_hyperparameters: saveHyperparameters,
          forward: method('X, *args', (args, context) =>
            context.call(context.getAttribute(args.self, 'net') ?? NONE, [args.get('X')]),
          ),
          apply_init: method('inputs, init=None', (args, context) => {
            context.call(args.self, context.items(args.get('inputs')));
            return NONE;
          }),
          plot: method('*args, **options', () => NONE),
          layer_summary: layerSummary,
        },
      }),
      Classifier: cls({ bases: ['d2l.torch.Module'], isLayer: true }),
      Residual: residual,
      corr2d: fn('X, K', (args) => {
        const [x, k] = [shapeOf(args.tensor('X')), shapeOf(args.tensor('K'))];
        return arrayLike(
          args.tensor('X'),
          x.map((size, axis) => add(subtract(size, k[axis] ?? 1), 1)),
        );
      }),
      init_cnn: fn('module', () => NONE),
      try_gpu: fn('i=0', (_args, context) => context.call(context.named('torch.device'), [])),
      cpu: fn('', (_args, context) => context.call(context.named('torch.device'), [])),
      use_svg_display: fn('', () => NONE),
      set_figsize: fn('*args', () => NONE),
      plot: fn('*args, **options', () => NONE),
      show_images: fn('*args, **options', () => NONE),
    }),
    yieldsToSource: true,
  },
];
