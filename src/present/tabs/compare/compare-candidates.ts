import { frameworkOf } from '../../../engine/dialects/index.js';
import {
  type Plan,
  plan,
  type PoolSpec,
  type Reducer,
  type Result,
  specify,
} from '../../../engine/index.js';
import type { Translate } from '../../../engine/phrase.js';
import type { CompareGroup } from '../../../protocol/tabs.js';
import { type Candidate } from './compare-candidate.js';
import { frameworkCandidates } from './compare-frameworks.js';
import { onnxCall } from './onnx-call.js';
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
  const library = frameworkOf(own.spec.framework).name;
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
export const isOwn = (candidate: Candidate, own: Plan): boolean => {
  const { spec } = candidate;
  const laidOut = planCandidate(candidate, own);
  return (
    laidOut.ok &&
    spec.framework === own.spec.framework &&
    sameRule(spec) === sameRule(own.spec) &&
    JSON.stringify(named(spec.reducer)) === JSON.stringify(named(own.spec.reducer)) &&
    JSON.stringify(laidOut.value.axes) === JSON.stringify(own.axes)
  );
};

/** On which side SAME puts an odd cell; empty for padding in numbers. */
const sameRule = ({ source }: PoolSpec): string =>
  source.kind === 'sliding' && source.padding.kind === 'same' ? source.padding.extra : '';

/** A reducer by what it computes, whatever else it returns. */
const named = (reducer: Reducer): Reducer =>
  reducer.kind === 'max' ? { kind: 'max', returnIndices: false } : reducer;

/** On the layer's own input, as its library lays it out: ONNX Runtime has rules of its own. */
export const planCandidate = ({ spec }: Candidate, own: Plan): Result<Plan> => {
  const call = spec.framework === 'onnx' ? onnxCall(spec) : null;
  if (call === null) return plan(spec, own.inputShape);
  const shape = [own.batch, own.channels, ...own.axes.map(({ inputSize }) => inputSize)];
  const specified = specify(call, shape);
  return specified.ok ? plan(specified.value, shape) : specified;
};
