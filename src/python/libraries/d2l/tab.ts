import { say } from '../../../engine/phrase.js';
import { add, ceilDivide, subtract } from '../../dimension.js';
import { bool, int, list, NONE, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { dimensionOf, type Arguments } from '../arguments.js';
import { arrayLike, newArray, shapeOf } from '../arrays/array.js';
import type { LibraryContext, LibraryMember, LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method, sameAs } from '../members.js';
import { settingsOf, storeArguments } from '../layers/settings.js';
import { dataLoaders, fashionLoader } from './loaders.js';
import { firstBatch, passBatch, saveHyperparameters, sharedMembers } from './common.js';

/** One of the book's four tabs: `from d2l import torch as d2l`. */
export interface Tab {
  readonly name: 'torch' | 'tensorflow' | 'jax' | 'mxnet';
  /** The class that models extend, and the method that they run in. */
  readonly base: string;
  readonly forward: string;
  readonly tensorType: string;
  readonly channelsLast: boolean;
  /** Where the layers of a model's `net` are. */
  readonly layersOf: (net: Value, context: LibraryContext) => readonly Value[];
  /** The book's names for functions of the library. */
  readonly functions: Readonly<Record<string, string>>;
  /** The book's names for methods of arrays. */
  readonly methods: Readonly<Record<string, string>>;
  /** The device of a computation, as `try_gpu` gives it. */
  readonly device: (context: LibraryContext) => Value;
  /** A data set of one batch, where that isn't a list of it. */
  readonly loader?: (batch: Value, context: LibraryContext) => Value;
  readonly own?: Readonly<Record<string, LibraryMember>>;
}

function fashion(tab: Tab): LibraryMember {
  return cls({
    bases: [`d2l.${tab.name}.DataModule`],
    methods: {
      __init__: method('batch_size=64, resize=(28, 28), **options', (args, context) => {
        storeArguments(args, context);
        return NONE;
      }),
      get_dataloader: method('train', (args, context) => {
        const settings = settingsOf(args.selfInstance());
        const batch = settings.dimension('batch_size');
        return fashionLoader(tab, batch, settings.dimensions('resize'), context);
      }),
      text_labels: method('indices', (_args, context) =>
        context.unknown(say('which pictures there are is not read')),
      ),
      visualize: method('*args, **options', () => NONE),
    },
  });
}

const dataModule: LibraryMember = cls({
  methods: {
    save_hyperparameters: saveHyperparameters,
    __init__: method("root='../data', num_workers=4", (args, context) => {
      storeArguments(args, context);
      return NONE;
    }),
    get_dataloader: method('train', (_args, context) =>
      context.giveUp(say('the data that the model gets is not known')),
    ),
    train_dataloader: method('', (args, context) =>
      context.callMethod(args.self, 'get_dataloader', [bool(true)]),
    ),
    val_dataloader: method('', (args, context) =>
      context.callMethod(args.self, 'get_dataloader', [bool(false)]),
    ),
    get_tensorloader: method('tensors, train, indices=None', (args, context) => {
      const batch = settingsOf(args.selfInstance()).dimension('batch_size');
      const rows = context.items(args.get('tensors')).map((one) => {
        if (one.kind !== 'tensor') return one;
        return arrayLike(one, [batch, ...shapeOf(one).slice(1)]);
      });
      return list([tuple(rows)]);
    }),
  },
});

const trainer: LibraryMember = cls({
  methods: {
    save_hyperparameters: saveHyperparameters,
    __init__: method('max_epochs=1, num_gpus=0, gradient_clip_val=0', (args, context) => {
      storeArguments(args, context);
      return NONE;
    }),
    fit: method('model, data, *args, **options', (args, context) => {
      const loader = context.callMethod(args.get('data'), 'train_dataloader', []);
      passBatch(args.get('model'), loader, context);
      return NONE;
    }),
  },
});

/** Passes an input of a shape through each layer of `net` in turn. */
function layerSummary(tab: Tab) {
  return method('X_shape, *args, **options', (args, context) => {
    const shape = context.items(args.get('X_shape')).map((one) => dimensionOf(one, 'X_shape'));
    const chain = { origin: 'layer_summary', last: null, previous: null, length: 0 };
    const input: Value = newArray(tab.tensorType, { shape, dtype: 'float32', chain });
    const net = context.getAttribute(args.self, 'net') ?? NONE;
    tab.layersOf(net, context).reduce((value, layer) => context.call(layer, [value]), input);
    return NONE;
  });
}

function moduleOf(tab: Tab): LibraryMember {
  return cls({
    bases: [tab.base],
    isLayer: true,
    methods: {
      save_hyperparameters: saveHyperparameters,
      [tab.forward]: method('X, *args, **options', (args, context) =>
        context.call(context.getAttribute(args.self, 'net') ?? NONE, [args.get('X')]),
      ),
      apply_init: method('inputs, *args, **options', (args, context) => {
        context.call(args.self, context.items(args.get('inputs')));
        return NONE;
      }),
      plot: method('*args, **options', () => NONE),
      configure_optimizers: method('', () => NONE),
      layer_summary: layerSummary(tab),
    },
  });
}

/** `Residual` and `ResNeXtBlock`: so many channels, sizes divided by the stride and rounded up. */
function block(tab: Tab, parameters: string): LibraryMember {
  return cls({
    bases: [tab.base],
    isLayer: true,
    methods: {
      __init__: method(`${parameters}, **options`, (args, context) => {
        storeArguments(args, context);
        return NONE;
      }),
      [tab.forward]: method('X, *args, **options', (args) => {
        const settings = settingsOf(args.selfInstance());
        const input = args.tensor('X');
        const [batch = 1, ...rest] = shapeOf(input);
        const stride = settings.integers('strides')[0] ?? 1;
        const spatial = tab.channelsLast ? rest.slice(0, -1) : rest.slice(1);
        const smaller = spatial.map((size) => ceilDivide(size, stride));
        const channels = settings.dimension('num_channels');
        const shape = tab.channelsLast ? [...smaller, channels] : [channels, ...smaller];
        return arrayLike(input, [batch, ...shape]);
      }),
    },
  });
}

/** The loops of earlier editions: `train_ch6(net, train_iter, …)`. */
const training: LibraryMember = fn('net, train_iter, *args, **options', (args, context) => {
  const batch = firstBatch(args.get('train_iter'), context);
  const net = builtNet(args, context);
  if (batch !== null) passBatch(net, list([batch]), context);
  return net;
});

/** In TensorFlow's tab a net may come as the function that builds it. */
function builtNet(args: Arguments, context: LibraryContext): Value {
  const net = args.get('net');
  const takesNothing = net.kind === 'function' && net.definition.parameters.length === 0;
  return takesNothing ? context.call(net, []) : net;
}

const correlated: LibraryMember = fn('X, K', (args) => {
  const [x, k] = [shapeOf(args.tensor('X')), shapeOf(args.tensor('K'))];
  return arrayLike(
    args.tensor('X'),
    x.map((size, axis) => add(subtract(size, k[axis] ?? 1), 1)),
  );
});

const TRAINERS = ['train_ch3', 'train_ch6', 'train_ch13'];

/** The table of one tab. */
export function tabModule(tab: Tab): LibraryModule {
  const device: LibraryMember = fn('*args', (_args, context) => tab.device(context));
  return {
    ...libraryModule(`d2l.${tab.name}`, {
      ...sharedMembers,
      ...Object.fromEntries(Object.entries(tab.functions).map(([name, as]) => [name, sameAs(as)])),
      ...Object.fromEntries(
        Object.entries(tab.methods).map(([name, as]) => [
          name,
          fn('x, *args, **options', (args, context) =>
            context.callMethod(args.get('x'), as, args.rest, args.extra),
          ),
        ]),
      ),
      ...Object.fromEntries(TRAINERS.map((name) => [name, training])),
      Module: moduleOf(tab),
      Classifier: cls({ bases: [`d2l.${tab.name}.Module`], isLayer: true }),
      DataModule: dataModule,
      FashionMNIST: fashion(tab),
      Trainer: trainer,
      Residual: block(tab, 'num_channels, use_1x1conv=False, strides=1'),
      ResNeXtBlock: block(tab, 'num_channels, groups, bot_mul, use_1x1conv=False, strides=1'),
      ...dataLoaders(tab),
      corr2d: correlated,
      get_key: fn('', () => int(0)),
      num_gpus: fn('', () => int(0)),
      try_gpu: device,
      cpu: device,
      gpu: device,
      try_all_gpus: fn('*args', (_args, context) => list([tab.device(context)])),
      ...tab.own,
    }),
    yieldsToSource: true,
  };
}
