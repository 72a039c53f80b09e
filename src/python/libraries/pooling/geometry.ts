import { evenBinSize, type AxisPlan, type Plan, type PoolSpec } from '../../../engine/index.js';
import type { ChainLink } from '../../site.js';

/** A planned layer as a receptive field needs it; null where windows differ from place to place. */
export function geometryOfPlan(plan: Plan): ChainLink['geometry'] {
  const axes = plan.axes.map(axisGeometry);
  if (!axes.every((axis) => axis !== null)) return null;
  return {
    kernel: axes.map((axis) => axis.kernel),
    stride: axes.map((axis) => axis.stride),
    padding: axes.map((axis) => axis.padding),
    dilation: axes.map((axis) => axis.dilation),
  };
}

/** A layer's geometry before its input's size is known; null where it depends on the size. */
export function geometryOfSpec({ source }: PoolSpec): ChainLink['geometry'] {
  if (source.kind !== 'sliding' || source.padding.kind === 'same') return null;
  const none = source.kernel.map(() => ({ before: 0, after: 0 }));
  const { kernel, stride, dilation } = source;
  const padding = source.padding.kind === 'explicit' ? source.padding.axes : none;
  return { kernel, stride, dilation, padding };
}

function axisGeometry(axis: AxisPlan) {
  const { windows } = axis;
  const padding = { before: axis.padBefore, after: axis.padAfter };
  switch (windows.kind) {
    case 'regular': {
      const { kernel, stride, dilation } = windows;
      return { kernel, stride, dilation, padding };
    }
    case 'adaptive': {
      const width = evenBinSize(axis);
      return width === null ? null : { kernel: width, stride: width, dilation: 1, padding };
    }
    case 'listed':
      return null;
    default:
      return windows satisfies never;
  }
}
