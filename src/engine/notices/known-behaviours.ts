import { frameworkOf } from '../dialects/index.js';
import { noticeOf } from '../dialects/known-behaviour.js';
import { say } from '../phrase.js';
import type { Plan } from '../plan/plan.js';
import type { Notice, NoticeRule } from './notice.js';

/** Every known bug and oddity of its framework that touches a layer. */
export const knownBehaviours: NoticeRule = (plan): readonly Notice[] =>
  [
    strideOfOne(plan),
    ...frameworkOf(plan.spec.framework).behaviours.map((behaviour) => noticeOf(behaviour, plan)),
  ].filter((notice) => notice !== null);

/** Windows that move by 1 where the call names no stride. */
const strideOfOne = ({ spec: { framework, call, source }, axes }: Plan): Notice | null => {
  const { name, spelling } = frameworkOf(framework);
  const parameter = spelling.strideOfOne;
  if (parameter === null || call === null || (call.arguments[parameter] ?? null) !== null) {
    return null;
  }
  if (source.kind !== 'sliding' || source.kernel.every((size) => size <= 1)) return null;
  if (axes.every(({ outputSize }) => outputSize <= 1)) return null;
  return {
    code: 'stride-is-one',
    severity: 'info',
    text: say(
      'Without {parameter}, {framework} moves windows by **1**; PyTorch and Keras move them by their own size.',
      { parameter, framework: name },
    ),
    cells: [],
    fixes: [],
  };
};
