import type { Framework, Plan, PoolSpec } from '../../../engine/index.js';
import type { LabFramework } from '../../../protocol/lab-settings.js';
import { writers } from '../../lab/code/code-writers.js';

/**
 * The layer as the code of `library` computes it on `framework`, whose rule says who receives the
 * gradient among equal values. Over a whole plane PyTorch's code pools adaptively, which has one
 * winner; the others reduce an array, and equal values share.
 */
export const withTiesOf = (plan: Plan, library: LabFramework, framework: Framework): Plan => {
  const { reducer, source } = plan.spec;
  const whole = source.kind === 'global';
  const pools = writers[library].poolsWholePlanes;
  const own: PoolSpec['reducer'] =
    reducer.kind !== 'max'
      ? reducer
      : { kind: 'max', returnIndices: false, ...(whole && !pools ? { ties: 'split' } : {}) };
  const windows: PoolSpec['source'] =
    whole && pools ? { kind: 'adaptive', outputSize: plan.axes.map(() => 1) } : source;
  return { ...plan, spec: { ...plan.spec, framework, reducer: own, source: windows } };
};
