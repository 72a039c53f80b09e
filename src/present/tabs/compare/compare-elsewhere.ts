import type { CompareTab } from '../../../protocol/tabs.js';
import { candidatesOf, ownCandidate } from './compare-candidates.js';
import { compared, type Compared, isEqual, type Outputs } from './compare-outputs.js';
import type { TabLayer } from '../tab-layer.js';

/** The same layer as other frameworks spell it, those that give the same outputs first. */
export const elsewhere = (
  { plan: own, values, t }: TabLayer,
  outputs: Outputs,
  shown: readonly Compared[],
): CompareTab['elsewhere'] => {
  const found = candidatesOf('frameworks', own, t).map((candidate) =>
    compared(candidate, own, outputs, values),
  );
  const chosen = new Set([
    ownCandidate('frameworks', own, t).id,
    ...shown.map(({ candidate }) => candidate.id),
  ]);
  return [...found.filter(isEqual), ...found.filter((each) => !isEqual(each))].map((each) => ({
    library: each.candidate.library,
    spelling: each.candidate.spelling,
    equal: each.isTooLarge ? null : isEqual(each),
    remark: remarkOf(each, t),
    chosen: chosen.has(each.candidate.id),
  }));
};

const remarkOf = (
  { plan, isTooLarge, outputs, difference }: Compared,
  t: TabLayer['t'],
): string => {
  if (plan === null) {
    return isTooLarge ? t('too large to be worked out here') : t('rejected');
  }
  if (!difference.sameSize) {
    return outputs.sizes.join('×');
  }
  return difference.differing === 0
    ? t('same')
    : t('{count} differ', { count: difference.differing });
};
