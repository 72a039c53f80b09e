import type { Dimension } from '../../dimension.js';
import { list, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { newArray } from '../arrays/array.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import type { Tab } from './tab.js';

/** Loaders of the book's pictures, each of one batch of them and what belongs to them. */
export function dataLoaders(tab: Tab): Readonly<Record<string, LibraryMember>> {
  return {
    load_data_fashion_mnist: fn('batch_size, resize=None', (args, context) => {
      const sides = args.isNone('resize') ? [28] : args.dimensions('resize');
      const loader = fashionLoader(tab, args.dimension('batch_size'), sides, context);
      return tuple([loader, loader]);
    }),
    load_data_bananas: fn('batch_size', (args, context) => {
      const batch = args.dimension('batch_size');
      const pictures = { origin: 'bananas', sides: [256], channels: 3, label: [1, 5] };
      const loader = loaderOf(tab, batch, pictures, context);
      return tuple([loader, loader]);
    }),
    load_data_voc: fn('batch_size, crop_size', (args, context) => {
      const sides = args.dimensions('crop_size');
      const pictures = { origin: 'VOC', sides, channels: 3, label: sides };
      const loader = loaderOf(tab, args.dimension('batch_size'), pictures, context);
      return tuple([loader, loader]);
    }),
  };
}

/** Batches of FashionMNIST, one side for both or each. */
export function fashionLoader(
  tab: Tab,
  batch: Dimension,
  sides: readonly Dimension[],
  context: LibraryContext,
): Value {
  return loaderOf(tab, batch, { origin: 'FashionMNIST', sides, channels: 1, label: [] }, context);
}

interface Pictures {
  readonly origin: string;
  readonly sides: readonly Dimension[];
  readonly channels: number;
  /** The sizes of what belongs to one picture. */
  readonly label: readonly Dimension[];
}

function loaderOf(
  { tensorType, channelsLast, loader }: Tab,
  batch: Dimension,
  { origin, sides, channels, label }: Pictures,
  context: LibraryContext,
): Value {
  const both = sides.length === 1 ? [...sides, ...sides] : sides;
  const shape = channelsLast ? [batch, ...both, channels] : [batch, channels, ...both];
  const chain = { origin, last: null, previous: null, length: 0 };
  const pictures = newArray(tensorType, { shape, dtype: 'float32', chain });
  const labels = newArray(tensorType, { shape: [batch, ...label], dtype: 'int64' });
  const pair = tuple([pictures, labels]);
  return loader === undefined ? list([pair]) : loader(pair, context);
}
