import { frameworkOf } from '../../../engine/dialects/index.js';
import { countsPadding, type Plan, type PoolSpec } from '../../../engine/index.js';
import type { Translate } from '../../../engine/phrase.js';
import { type Candidate, counting, explicit, paddingOf, withSource } from './compare-candidate.js';

/** The layer with one of its settings changed: rounding, what averages count, padding, stride. */
export const settingCandidates = (own: Plan, t: Translate): readonly Candidate[] => {
  const { spec } = own;
  const { source, reducer } = spec;
  if (source.kind !== 'sliding') {
    return [];
  }
  const candidate = (id: string, label: string, other: PoolSpec): Candidate => ({
    id,
    label,
    library: frameworkOf(spec.framework).name,
    spelling: label,
    spec: other,
  });
  const ceil = source.rounding === 'ceil';
  const counted = countsPadding(reducer);
  const counts = reducer.kind === 'avg' && reducer.divisorOverride === null;
  return [
    candidate(
      'rounding',
      ceil ? t('ceil_mode off') : t('ceil_mode on'),
      withSource(spec, { rounding: ceil ? 'floor' : 'ceil' }),
    ),
    ...(counts
      ? [
          candidate(
            'counting',
            counted ? t('count_include_pad off') : t('count_include_pad on'),
            counting({ ...spec, call: null }, !counted),
          ),
        ]
      : []),
    ...paddingCandidates(own, source.kernel, t).map(({ id, label, axes }) =>
      candidate(id, label, withSource(spec, { padding: explicit(axes) })),
    ),
    candidate(
      'no-overlap',
      t('stride equal to the kernel'),
      withSource(spec, { stride: source.kernel }),
    ),
    candidate('stride-1', t('stride 1'), withSource(spec, { stride: source.kernel.map(() => 1) })),
  ];
};

/** All sides alike, left and top only, none: around the layer's own padding, or half a kernel. */
const paddingCandidates = (own: Plan, kernel: readonly number[], t: Translate) => {
  const pads = paddingOf(own);
  const padded = pads.some(({ before, after }) => before !== 0 || after !== 0);
  const most = pads.map(({ before, after }, axis) =>
    padded ? Math.max(before, after) : Math.floor((kernel[axis] ?? 1) / 2),
  );
  return [
    {
      id: 'left-top',
      label: t('padding only left and top'),
      axes: most.map((before) => ({ before, after: 0 })),
    },
    {
      id: 'symmetric',
      label: t('padding on all sides alike'),
      axes: most.map((cells) => ({ before: cells, after: cells })),
    },
    { id: 'no-padding', label: t('no padding'), axes: pads.map(() => ({ before: 0, after: 0 })) },
  ];
};
