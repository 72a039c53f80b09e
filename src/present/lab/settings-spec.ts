import {
  frameworkOf,
  type Padding,
  type PoolSpec,
  type Reducer,
  type SpatialRank,
  type WindowSource,
} from '../../engine/index.js';
import { controlsFor, settle } from '../../protocol/lab-controls.js';
import type { LabSettings } from '../../protocol/lab-settings.js';

/** The shape of one batch entry with one channel, in the framework's order. */
export const inputShapeOf = ({ framework, inputSize }: LabSettings): readonly number[] =>
  frameworkOf(framework).layout === 'channels-first' ? [1, 1, ...inputSize] : [1, ...inputSize, 1];

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
    layout: frameworkOf(settings.framework).layout,
    source: sourceOf(settings),
    reducer: reducerOf(settings),
    call: null,
  };
};
