import { joined, textOf, type Translate } from '../../../engine/phrase.js';
import { type Compared, isEqual, type Outputs } from './compare-outputs.js';

const sizeText = (sizes: readonly number[]): string => sizes.join(' × ');

/** How many outputs of one setting differ, in a few words. */
export const verdict = (own: Outputs, other: Compared, t: Translate): string => {
  const { candidate, plan, isTooLarge, outputs, difference } = other;
  const { sameSize, common, differing } = difference;
  if (plan === null) {
    const { label } = candidate;
    return isTooLarge
      ? t('**{label}** is too large to be worked out here.', { label })
      : t('**{label}** is rejected.', { label });
  }
  if (!sameSize) {
    const size = t('**Another size**: {own} and {other}.', {
      own: sizeText(own.sizes),
      other: sizeText(outputs.sizes),
    });
    const rest =
      differing === 0
        ? t('The {common} outputs that both have are equal.', { common })
        : t('{differing} of the {common} outputs that both have differ.', { differing, common });
    return common === 0 ? size : textOf(joined([size, rest]), t);
  }
  return differing === 0
    ? t('**All {total} outputs are equal**', { total: common })
    : t('**{count} of {total} outputs differ**', { count: differing, total: common });
};

/** The same of all settings together. */
export const headline = (own: Outputs, others: readonly Compared[], t: Translate): string => {
  const [first, ...rest] = others;
  if (first === undefined) {
    return t('There is nothing of this kind to compare this layer with.');
  }
  if (rest.length === 0) {
    return verdict(own, first, t);
  }
  const count = others.length;
  const differing = others.filter((other) => !isEqual(other)).length;
  return differing === 0
    ? t('**All {count} settings give the same outputs**', { count })
    : t('**{differing} of {count} settings give other outputs**', { differing, count });
};
