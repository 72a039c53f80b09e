import type { Dimension } from '../../dimension.js';
import type { Value } from '../../values/value.js';
import { dimensionOf } from '../arguments.js';
import { shapeOf } from '../arrays/array.js';
import { padded } from '../arrays/pad.js';
import type { LibraryMember } from '../contract.js';
import { fn } from '../members.js';
import { takeArray } from './array-arguments.js';
import type { Family } from './family.js';

function padPairs(value: Value, rank: number): readonly Dimension[] {
  const items = value.kind === 'tuple' || value.kind === 'list' ? value.items : [value];
  const pairs = items.map((item): readonly [Dimension, Dimension] => {
    if (item.kind !== 'tuple' && item.kind !== 'list') {
      const both = dimensionOf(item, 'pad_width');
      return [both, both];
    }
    const [before, after] = item.items.map((one) => dimensionOf(one, 'pad_width'));
    return [before ?? 0, after ?? before ?? 0];
  });
  const flat = items.length === 2 && items.every((item) => item.kind === 'int');
  const perAxis = flat
    ? Array.from({ length: rank }, () => [pairs[0]?.[0] ?? 0, pairs[1]?.[0] ?? 0] as const)
    : pairs.length === 1
      ? Array.from({ length: rank }, () => pairs[0] ?? ([0, 0] as const))
      : pairs;
  return perAxis.toReversed().flat();
}

/** `np.pad`. */
export function paddingFunctions(family: Family): Readonly<Record<string, LibraryMember>> {
  return {
    pad: fn("array, pad_width, mode='constant', constant_values=0, **options", (args, context) => {
      const input = takeArray(args, 'array', family, context);
      const value = args.get('constant_values');
      const fill = value.kind === 'int' || value.kind === 'float' ? value.value : null;
      const constant = args.text('mode') === 'constant';
      return padded(
        input,
        padPairs(args.get('pad_width'), shapeOf(input).length),
        constant ? fill : null,
      );
    }),
  };
}
