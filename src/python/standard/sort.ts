import { say } from '../../engine/phrase.js';
import type { LibraryContext } from '../libraries/contract.js';
import { NONE } from '../values/create.js';
import type { Value } from '../values/value.js';

/** Sorts by Python's `<`, keeping equals in order; gives up where an order isn't known. */
export function sortValues(
  items: readonly Value[],
  key: Value,
  reverse: boolean,
  context: LibraryContext,
): Value[] {
  const keyed = items.map((item) => ({
    item,
    key: key.kind === 'none' ? item : context.call(key, [item]),
  }));
  const isLess = (a: Value, b: Value): boolean =>
    context.less(a, b) ?? context.giveUp(say('the order of the items isn’t known'));
  keyed.sort((a, b) => {
    const [first, second] = reverse ? [b, a] : [a, b];
    if (isLess(first.key, second.key)) return -1;
    return isLess(second.key, first.key) ? 1 : 0;
  });
  return keyed.map((one) => one.item);
}

/** The smallest (or largest) item; gives up where an order isn't known. */
export function extreme(
  items: readonly Value[],
  key: Value,
  largest: boolean,
  context: LibraryContext,
): Value {
  const keyOf = (item: Value): Value => (key.kind === 'none' ? item : context.call(key, [item]));
  let best = items[0] ?? NONE;
  let bestKey = keyOf(best);
  for (const item of items.slice(1)) {
    const itemKey = keyOf(item);
    const answer = largest ? context.less(bestKey, itemKey) : context.less(itemKey, bestKey);
    if (answer ?? context.giveUp(say('which is the larger isn’t known'))) {
      best = item;
      bestKey = itemKey;
    }
  }
  return best;
}
