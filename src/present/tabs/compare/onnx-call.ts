import type { Padding, PoolCall, PoolSpec, Reducer } from '../../../engine/index.js';

const OPERATORS: Partial<Record<Reducer['kind'], string>> = {
  max: 'MaxPool',
  avg: 'AveragePool',
  lp: 'LpPool',
};

/** The ONNX node that a layer of sliding windows is; null: there is no such node, or it is one already. */
export const onnxCall = ({ source, reducer, call }: PoolSpec): PoolCall | null => {
  const operation = OPERATORS[reducer.kind];
  if (call !== null || operation === undefined || source.kind !== 'sliding') return null;
  if (reducer.kind === 'avg' && reducer.divisorOverride !== null) return null;
  if (reducer.kind === 'lp' && !Number.isInteger(reducer.p)) return null;
  const counts = reducer.kind === 'avg' && reducer.countIncludePad ? { count_include_pad: 1 } : {};
  return {
    framework: 'onnx',
    operation,
    arguments: {
      kernel_shape: source.kernel,
      strides: source.stride,
      dilations: source.dilation,
      ceil_mode: source.rounding === 'ceil' ? 1 : 0,
      ...paddingOf(source.padding),
      ...counts,
      ...(reducer.kind === 'lp' ? { p: reducer.p } : {}),
    },
    version: null,
  };
};

const paddingOf = (padding: Padding): PoolCall['arguments'] => {
  switch (padding.kind) {
    case 'explicit': {
      const { axes } = padding;
      return { pads: [...axes.map(({ before }) => before), ...axes.map(({ after }) => after)] };
    }
    case 'same':
      return { auto_pad: padding.extra === 'before' ? 'SAME_LOWER' : 'SAME_UPPER' };
    case 'valid':
      return { auto_pad: 'VALID' };
    default:
      return padding satisfies never;
  }
};
