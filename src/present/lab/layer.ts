import { plan, specify, type Plan, type PoolCall, type Result } from '../../engine/index.js';
import type { LabSettings } from '../../protocol/lab-settings.js';
import { writers } from './code/code-writers.js';
import { inputShapeOf, specOf } from './settings-spec.js';

/** The call whose checks the settings must pass; null where their framework's code has none. */
export const checkedCallOf = (settings: LabSettings): PoolCall | null =>
  writers[settings.framework].checkedCall?.(settings) ?? null;

/** The geometry of the settings' layer on their input, or the framework's error. */
export const planOf = (settings: LabSettings): Result<Plan> => {
  const shape = inputShapeOf(settings);
  const call = checkedCallOf(settings);
  if (call === null) {
    return plan(specOf(settings), shape);
  }
  const spec = specify(call, shape);
  return spec.ok ? plan(spec.value, shape) : spec;
};
