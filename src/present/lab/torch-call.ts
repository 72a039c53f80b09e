import type { ArgumentValue, PoolCall } from '../../engine/index.js';
import type { LabSettings } from '../../protocol/lab-settings.js';
import { specOf } from './settings-spec.js';

/**
 * PyTorch's own call for the settings, so that its argument checks run in its order; null where
 * it takes more than one call.
 */
export const torchCallOf = (settings: LabSettings): PoolCall | null => {
  const { source, reducer, rank } = specOf(settings);
  const max = reducer.kind === 'max';
  if (!max && reducer.kind !== 'avg') {
    return null;
  }
  const call = (operation: string, args: Readonly<Record<string, ArgumentValue>>): PoolCall => ({
    framework: 'torch',
    operation: `${operation}${rank}d`,
    arguments: args,
    version: null,
  });
  if (source.kind === 'adaptive') {
    return call(max ? 'AdaptiveMaxPool' : 'AdaptiveAvgPool', { output_size: source.outputSize });
  }
  if (source.kind !== 'sliding' || source.padding.kind !== 'explicit') {
    return null;
  }
  const { axes } = source.padding;
  if (axes.some(({ before, after }) => before !== after)) {
    return null;
  }
  const windows = {
    kernel_size: source.kernel,
    stride: source.stride,
    padding: axes.map(({ before }) => before),
    ceil_mode: source.rounding === 'ceil',
  };
  if (reducer.kind === 'max') {
    return call('MaxPool', { ...windows, dilation: source.dilation });
  }
  const divisor = rank === 1 ? {} : { divisor_override: reducer.divisorOverride };
  return call('AvgPool', {
    ...windows,
    count_include_pad: reducer.countIncludePad,
    ...divisor,
  });
};
