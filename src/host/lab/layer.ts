import {
  type ArgumentValue,
  type Layout,
  type Padding,
  plan,
  type Plan,
  type PoolCall,
  type PoolSpec,
  type Reducer,
  type Result,
  type SpatialRank,
  specify,
  type WindowSource,
} from '../../engine/index.js';
import { controlsFor, settle } from '../../protocol/lab-controls.js';
import type { LabFramework, LabSettings } from '../../protocol/lab-settings.js';

const layouts: Readonly<Record<LabFramework, Layout>> = {
  torch: 'channels-first',
  onnx: 'channels-first',
  keras: 'channels-last',
  tensorflow: 'channels-last',
  flax: 'channels-last',
};

/** The shape of one batch entry with one channel, in the framework's order. */
export const inputShapeOf = ({ framework, inputSize }: LabSettings): readonly number[] =>
  layouts[framework] === 'channels-first' ? [1, 1, ...inputSize] : [1, ...inputSize, 1];

const rankOf = ({ inputSize }: LabSettings): SpatialRank => {
  switch (inputSize.length) {
    case 1:
      return 1;
    case 2:
      return 2;
    default:
      return 3;
  }
};

const paddingOf = (settings: LabSettings): Padding => {
  const controls = controlsFor(settings);
  if (controls.has('paddingKind') && settings.paddingKind === 'same') {
    return { kind: 'same', extra: 'after' };
  }
  return {
    kind: 'explicit',
    axes: controls.has('padding')
      ? settings.padding
      : settings.inputSize.map(() => ({ before: 0, after: 0 })),
  };
};

const sourceOf = (settings: LabSettings): WindowSource => {
  const controls = controlsFor(settings);
  switch (settings.windows) {
    case 'sliding':
      return {
        kind: 'sliding',
        kernel: settings.kernel,
        stride: settings.stride,
        padding: paddingOf(settings),
        dilation: controls.has('dilation') ? settings.dilation : settings.kernel.map(() => 1),
        rounding: controls.has('ceilMode') && settings.ceilMode ? 'ceil' : 'floor',
      };
    case 'adaptive':
      return { kind: 'adaptive', outputSize: settings.outputSize };
    case 'global':
      return { kind: 'global', keepDims: true };
    default:
      return settings.windows satisfies never;
  }
};

const reducerOf = (settings: LabSettings): Reducer => {
  const controls = controlsFor(settings);
  switch (settings.operation) {
    case 'max':
      return { kind: 'max', returnIndices: false };
    case 'min':
      return { kind: 'min' };
    case 'sum':
      return { kind: 'sum' };
    case 'avg':
      return {
        kind: 'avg',
        countIncludePad: controls.has('countIncludePad') && settings.countIncludePad,
        divisorOverride: controls.has('divisor') ? settings.divisor : null,
      };
    case 'lp':
      return { kind: 'lp', p: settings.p };
    case 'softmax':
      return { kind: 'softmax', temperature: settings.temperature };
    default:
      return settings.operation satisfies never;
  }
};

/** The layer that the settings ask for, as the engine takes it. */
export const specOf = (given: LabSettings): PoolSpec => {
  const settings = settle(given);
  return {
    framework: settings.framework,
    rank: rankOf(settings),
    layout: layouts[settings.framework],
    source: sourceOf(settings),
    reducer: reducerOf(settings),
    call: null,
  };
};

/**
 * PyTorch's own call for the settings, so that its argument checks run in its order; null where
 * it takes more than one call.
 */
export const torchCallOf = (settings: LabSettings): PoolCall | null => {
  const spec = specOf(settings);
  const { source, reducer, rank } = spec;
  const max = reducer.kind === 'max';
  if (spec.framework !== 'torch' || (!max && reducer.kind !== 'avg')) {
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

/** The geometry of the settings' layer on their input, or the framework's error. */
export const planOf = (settings: LabSettings): Result<Plan> => {
  const shape = inputShapeOf(settings);
  const call = torchCallOf(settings);
  if (call === null) {
    return plan(specOf(settings), shape);
  }
  const spec = specify(call, shape);
  return spec.ok ? plan(spec.value, shape) : spec;
};
