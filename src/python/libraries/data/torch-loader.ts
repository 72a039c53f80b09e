import { say } from '../../../engine/phrase.js';
import { ceilDivide, floorDivide, type Dimension } from '../../dimension.js';
import { dict, int, iterator, list, NONE, size, tuple } from '../../values/create.js';
import type { InstanceValue, Value } from '../../values/value.js';
import { arrayLike, newArray, shapeOf } from '../arrays/array.js';
import type { LibraryContext, LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method } from '../members.js';
import { attributeOf, settingsOf, storeArguments } from '../layers/settings.js';

/** Up to so many batches are all gone through; of more, the first stands for those that are alike. */
const FEW_BATCHES = 3;

/** How many samples a data set has; null: that isn't known. */
export function lengthOf(dataset: Value, context: LibraryContext): Dimension | null {
  const length = context.call(context.named('builtins.len'), [dataset]);
  if (length.kind === 'int') return length.value;
  return length.kind === 'dimension' ? length.dimension : null;
}

/** Samples put together along a new axis, as `default_collate` does. */
function collated(sample: Value, count: Dimension, context: LibraryContext): Value {
  switch (sample.kind) {
    case 'tensor':
      return arrayLike({ ...sample, type: 'torch.Tensor' }, [count, ...shapeOf(sample)], {});
    case 'int':
    case 'bool':
      return newArray('torch.Tensor', { shape: [count], dtype: 'int64' });
    case 'float':
      return newArray('torch.Tensor', { shape: [count], dtype: 'float64' });
    case 'tuple':
    case 'list':
      return list(sample.items.map((item) => collated(item, count, context)));
    case 'dict':
      return dict(
        new Map(
          [...sample.entries].map(([hash, { key, value }]) => [
            hash,
            { key, value: collated(value, count, context) },
          ]),
        ),
      );
    case 'string':
      return typeof count === 'number' && count <= 1024
        ? list(Array.from({ length: count }, () => sample))
        : context.unknown(say('how many samples a batch has is not known'));
    case 'unknown':
      return sample;
    default:
      return context.raise(
        'TypeError',
        `default_collate: batch must contain tensors, numpy arrays, numbers, dicts or lists; found ${context.repr(context.typeOf(sample))}`,
      );
  }
}

/** The sizes of the batches of a loader: one for each that is gone through. */
function* batches(loader: InstanceValue, context: LibraryContext): Generator<Value> {
  const settings = settingsOf(loader);
  const dataset = attributeOf(loader, 'dataset');
  const total = lengthOf(dataset, context);
  const asked = settings.isNone('batch_size') ? null : settings.dimension('batch_size');
  const sample = context.getItem(dataset, int(0));
  if (asked === null) {
    yield sample;
    return;
  }
  const collate = attributeOf(loader, 'collate_fn');
  const batch = (count: Dimension): Value => {
    if (collate.kind === 'none') return collated(sample, count, context);
    return typeof count === 'number' && count <= 1024
      ? context.call(collate, [list(Array.from({ length: count }, () => sample))])
      : context.unknown(say('how many samples a batch has is not known'));
  };
  if (typeof total !== 'number' || typeof asked !== 'number') {
    yield batch(asked);
    return;
  }
  const whole = Math.floor(total / asked);
  const rest = settings.flag('drop_last') ? 0 : total - whole * asked;
  if (whole + (rest > 0 ? 1 : 0) > FEW_BATCHES) {
    yield batch(asked);
    return;
  }
  for (let at = 0; at < whole; at += 1) yield batch(asked);
  if (rest > 0) yield batch(rest);
}

const loaderClass = cls({
  methods: {
    __init__: method(
      'dataset, batch_size=1, shuffle=None, sampler=None, batch_sampler=None, num_workers=0, collate_fn=None, pin_memory=False, drop_last=False, **options',
      (args, context) => {
        storeArguments(args, context);
        return NONE;
      },
    ),
    __iter__: method('', (args, context) => iterator(batches(args.selfInstance(), context))),
    __len__: method('', (args, context) => {
      const loader = args.selfInstance();
      const settings = settingsOf(loader);
      const total = lengthOf(attributeOf(loader, 'dataset'), context);
      if (total === null) return context.giveUp(say('how many samples there are is not known'));
      const batch = settings.isNone('batch_size') ? 1 : settings.dimension('batch_size');
      return size(
        settings.flag('drop_last') ? floorDivide(total, batch) : ceilDivide(total, batch),
      );
    }),
  },
});

/** A data set that is a part of another. */
const subset = cls({
  bases: ['torch.utils.data.Dataset'],
  methods: {
    __init__: method('dataset, indices', (args, context) => {
      storeArguments(args, context);
      return NONE;
    }),
    __getitem__: method('idx', (args, context) =>
      context.getItem(attributeOf(args.selfInstance(), 'dataset'), int(0)),
    ),
    __len__: method('', (args, context) =>
      context.call(context.named('builtins.len'), [attributeOf(args.selfInstance(), 'indices')]),
    ),
  },
});

/** `random_split(data, [50_000, 10_000])`, or shares of all: `[0.8, 0.2]`. */
const randomSplit = fn('dataset, lengths, generator=None', (args, context) => {
  const dataset = args.get('dataset');
  const asked = context.items(args.get('lengths'));
  const total = lengthOf(dataset, context);
  const counts = asked.map((one) => {
    if (one.kind !== 'float') return one;
    return typeof total === 'number'
      ? int(Math.floor(total * one.value))
      : context.unknown(say('how many samples there are is not known'));
  });
  return list(
    counts.map((count) => {
      const part = context.instantiate('torch.utils.data.Subset');
      context.setAttribute(part, 'dataset', dataset);
      context.setAttribute(
        part,
        'indices',
        count.kind === 'int' ? { kind: 'range', start: 0, stop: count.value, step: 1 } : count,
      );
      return part;
    }),
  );
});

/** `torch.utils.data`. */
export const loaderModules: readonly LibraryModule[] = [
  libraryModule('torch.utils.data', {
    Dataset: cls({
      methods: {
        __init__: method('*args, **options', () => NONE),
        __add__: method('other', (args, context) =>
          context.call(context.named('torch.utils.data.ConcatDataset'), [
            list([args.self, args.get('other')]),
          ]),
        ),
      },
    }),
    IterableDataset: cls({ bases: ['torch.utils.data.Dataset'] }),
    TensorDataset: cls({
      bases: ['torch.utils.data.Dataset'],
      methods: {
        __init__: method('*tensors', (args, context) => {
          context.setAttribute(args.self, 'tensors', tuple(args.rest));
          return NONE;
        }),
        __getitem__: method('index', (args, context) =>
          tuple(
            context
              .items(attributeOf(args.selfInstance(), 'tensors'))
              .map((one) => context.getItem(one, args.get('index'))),
          ),
        ),
        __len__: method('', (args, context) => {
          const [first] = context.items(attributeOf(args.selfInstance(), 'tensors'));
          return context.call(context.named('builtins.len'), [first ?? NONE]);
        }),
      },
    }),
    ConcatDataset: cls({
      bases: ['torch.utils.data.Dataset'],
      methods: {
        __init__: method('datasets', (args, context) => {
          storeArguments(args, context);
          return NONE;
        }),
        __getitem__: method('idx', (args, context) => {
          const [first] = context.items(attributeOf(args.selfInstance(), 'datasets'));
          return context.getItem(first ?? NONE, int(0));
        }),
        __len__: method('', (args, context) =>
          context
            .items(attributeOf(args.selfInstance(), 'datasets'))
            .map((one) => context.call(context.named('builtins.len'), [one]))
            .reduce((all, one) => context.binary('+', all, one), int(0)),
        ),
      },
    }),
    Subset: subset,
    DataLoader: loaderClass,
    random_split: randomSplit,
    default_collate: fn('batch', (args, context) => {
      const items = context.items(args.get('batch'));
      return collated(items[0] ?? NONE, items.length, context);
    }),
  }),
];
