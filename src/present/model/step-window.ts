import type { StepWindow, TraceStep } from '../../python/trace.js';
import { planOfStep } from './step-plan.js';

/** A step's window: as it was recorded, or as the plan of a pooling step gives it. */
export function windowOfStep(step: TraceStep): StepWindow | 'point' | null {
  if (step.window !== null || step.kind !== 'pooling') return step.window;
  const plan = planOfStep(step);
  if (plan === null) return null;
  const axes = plan.axes.map(({ windows, inputSize, outputSize, padBefore, padAfter }) => {
    const padding = { before: padBefore, after: padAfter };
    if (windows.kind === 'regular') {
      const { kernel, stride, dilation } = windows;
      return { kernel, stride, dilation, padding };
    }
    const width = inputSize / outputSize;
    return windows.kind === 'adaptive' && Number.isInteger(width)
      ? { kernel: width, stride: width, dilation: 1, padding }
      : null;
  });
  const known = axes.filter((axis) => axis !== null);
  if (known.length !== axes.length) return null;
  return {
    kernel: known.map((axis) => axis.kernel),
    stride: known.map((axis) => axis.stride),
    dilation: known.map((axis) => axis.dilation),
    padding: known.map((axis) => axis.padding),
    isTransposed: false,
  };
}

/** Whether a pooling step has one window over the whole of each map. */
export function isGlobal(step: TraceStep): boolean {
  if (step.kind !== 'pooling') return false;
  const plan = planOfStep(step);
  if (plan === null) return /global|^mean$|^amax$/iu.test(step.name);
  return (
    plan.axes.every(({ outputSize, inputSize }) => outputSize === 1 && inputSize >= 1) &&
    plan.spec.source.kind !== 'sliding'
  );
}
