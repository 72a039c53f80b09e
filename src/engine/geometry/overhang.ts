import { tapCount, windowEnd, windowStart, type AxisPlan } from './axis.js';

/** The first output whose window reaches beyond the padding; null where none does. */
export const overhanging = (axis: AxisPlan): number | null => {
  const { windows, inputSize, padAfter, outputSize } = axis;
  if (windows.kind !== 'regular' || outputSize === 0 || (windows.baseDilation ?? 1) > 1) {
    return null;
  }
  const edge = inputSize + Math.max(padAfter, 0);
  if (windowEnd(axis, outputSize - 1) <= edge) return null;
  const beyond = Math.floor((edge - windowEnd(axis, 0)) / windows.stride) + 1;
  const first = Math.max(0, beyond);
  return tapCount(axis, first) > 1 || windowStart(axis, first) >= edge ? first : null;
};
