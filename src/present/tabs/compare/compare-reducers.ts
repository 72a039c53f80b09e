import { frameworkOf } from '../../../engine/dialects/index.js';
import type { Plan, Reducer } from '../../../engine/index.js';
import type { Translate } from '../../../engine/phrase.js';
import { type Candidate } from './compare-candidate.js';

/** Other reducers on the same windows. */
export const reducerCandidates = (own: Plan, t: Translate): readonly Candidate[] => {
  const reducers: readonly (readonly [string, string, Reducer])[] = [
    ['max', t('Max'), { kind: 'max', returnIndices: false }],
    ['avg', t('Average'), { kind: 'avg', countIncludePad: true, divisorOverride: null }],
    [
      'avg-data',
      t('Average, padding not counted'),
      { kind: 'avg', countIncludePad: false, divisorOverride: null },
    ],
    ['min', t('Min'), { kind: 'min' }],
    ['softmax', t('Softmax, T = 1'), { kind: 'softmax', temperature: 1 }],
    ['lp', t('L2 norm'), { kind: 'lp', p: 2 }],
    ['median', t('Median'), { kind: 'median' }],
  ];
  return reducers.map(([id, label, reducer]) => ({
    id,
    label,
    library: frameworkOf(own.spec.framework).name,
    spelling: label,
    spec: { ...own.spec, reducer, call: null },
  }));
};
