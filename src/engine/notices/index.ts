import { product } from '../row-major.js';
import { textOf } from '../phrase.js';
import type { Plan } from '../plan/plan.js';
import { adaptiveBins } from './adaptive-bins.js';
import { dataTypes } from './data-types.js';
import { dilatedPaddingLimit } from './dilated-padding.js';
import { countHasNoEffect, divisorAtEdges } from './divisor.js';
import { dropped, gaps } from './dropped.js';
import { emptyWindows } from './empty-windows.js';
import { knownBehaviours } from './known-behaviours.js';
import { nanPolicy } from './nan-policy.js';
import { neverRead } from './never-read.js';
import type { Notice, NoticeContext, NoticeRule, Severity } from './notice.js';
import { wastefulOverlap } from './overlap.js';
import { paddingCopies } from './padding-copies.js';
import { ceilIsSame, ceilWindowDropped, partial } from './partial.js';
import { sameIsNotSymmetric } from './same-padding.js';
import { zeroUnderMax } from './zero-under-max.js';

/** Notices within one severity keep this order. */
const rules: readonly NoticeRule[] = [
  dataTypes,
  emptyWindows,
  dropped,
  gaps,
  zeroUnderMax,
  paddingCopies,
  nanPolicy,
  sameIsNotSymmetric,
  knownBehaviours,
  neverRead,
  partial,
  ceilWindowDropped,
  ceilIsSame,
  divisorAtEdges,
  countHasNoEffect,
  adaptiveBins,
  dilatedPaddingLimit,
  wastefulOverlap,
];

/**
 * What a reader of a layer may not expect, the most severe first. More is found where the context
 * knows the input's values. Costs O(axes) without values, except where windows leave gaps.
 */
export const notices = (plan: Plan, context: NoticeContext = {}): readonly Notice[] => {
  const { values, ...others } = context;
  const outputs = product(plan.outputShape);
  const known = values === undefined || outputs > MOST_OUTPUTS ? others : context;
  return rules
    .flatMap((rule) => rule(plan, known) ?? [])
    .toSorted((a, b) => rank[a.severity] - rank[b.severity]);
};

/** More outputs are not computed to be looked through. */
const MOST_OUTPUTS = 2 ** 20;

/** A notice's text in English, without its marks. */
export const plainText = (notice: Notice): string => textOf(notice.text).replaceAll(/\*\*|`/gu, '');

const rank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };
