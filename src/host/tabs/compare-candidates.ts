import { type Plan, plan, type Result } from '../../engine/index.js';
import type { Translate } from '../../engine/phrase.js';
import type { CompareGroup } from '../../protocol/tabs.js';
import { type Candidate, libraryName } from './compare-candidate.js';
import { frameworkCandidates } from './compare-frameworks.js';
import { reducerCandidates } from './compare-reducers.js';
import { settingCandidates } from './compare-settings.js';

/** The settings of a group that a layer can be compared with, the layer's own among them. */
export const candidatesOf = (
  group: CompareGroup,
  own: Plan,
  t: Translate,
): readonly Candidate[] => {
  switch (group) {
    case 'frameworks':
      return frameworkCandidates(own);
    case 'reducers':
      return reducerCandidates(own, t);
    case 'settings':
      return settingCandidates(own, t);
    default:
      return group satisfies never;
  }
};

/** The layer itself, under the name that it has among the others of a group. */
export const ownCandidate = (group: CompareGroup, own: Plan, t: Translate): Candidate => {
  const library = libraryName(own.spec.framework);
  const named =
    group === 'settings'
      ? undefined
      : candidatesOf(group, own, t).find((candidate) => isOwn(candidate, own));
  const label = group === 'settings' ? t('as it is') : library;
  return {
    id: named?.id ?? 'own',
    label: named?.label ?? label,
    library,
    spelling: named?.spelling ?? '',
    spec: own.spec,
  };
};

/** Whether a candidate is the layer as it stands in the code. */
export const isOwn = ({ spec }: Candidate, own: Plan): boolean =>
  JSON.stringify(identity(spec)) === JSON.stringify(identity(own.spec));

const identity = ({ framework, source, reducer }: Plan['spec']) => {
  switch (source.kind) {
    case 'sliding': {
      const { kernel, stride, dilation, padding, rounding } = source;
      const sides = padding.kind === 'valid' ? kernel.map(() => 0) : sidesOf(padding);
      return [framework, kernel, stride, dilation, sides, rounding, reducer];
    }
    default:
      return [framework, source, reducer];
  }
};

const sidesOf = (padding: Exclude<Padding, { readonly kind: 'valid' }>) =>
  padding.kind === 'same' ? padding.extra : padding;

/** Lays a candidate out on the layer's own input. */
export const planCandidate = ({ spec }: Candidate, own: Plan): Result<Plan> =>
  plan(spec, own.inputShape);
