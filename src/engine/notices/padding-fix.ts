import { torchPad } from '../torch-pad.js';
import type { Plan } from '../plan.js';
import type { ArgumentValue } from '../result.js';
import type { AxisPadding } from '../spec.js';
import type { NoticeFix } from './notice.js';
import { pythonOf, setArgument } from './set-argument.js';

/** The padding argument that asks a framework for these cells; null where it can't take them. */
export const paddingArgument = (plan: Plan, pads: readonly AxisPadding[]): NoticeFix | null => {
  switch (plan.spec.framework) {
    case 'flax':
    case 'jax':
      return plan.spec.call?.operation === 'reduce_window'
        ? null
        : setArgument(
            'padding',
            pads.map(({ before, after }) => [before, after]),
          );
    case 'onnx':
      return setArgument('pads', [
        ...pads.map((pad) => pad.before),
        ...pads.map((pad) => pad.after),
      ]);
    case 'webnn':
    case 'paddle':
      return setArgument(
        'padding',
        pads.flatMap(({ before, after }) => [before, after]),
      );
    case 'torch':
    case 'tensorflow':
    case 'keras':
    case 'tfjs':
    case 'mxnet':
    case 'caffe':
    case 'timm':
    case 'numpy':
    case 'skimage':
    case 'd2l':
      return null;
    default:
      return plan.spec.framework satisfies never;
  }
};

/**
 * PyTorch code that pads by hand, with what the layer's reducer takes padding for, and then pools
 * without padding. Null where that is no layer of PyTorch's, or would count other cells.
 */
export const paddedCall = (plan: Plan, pads: readonly AxisPadding[]): string | null => {
  const { source, reducer, framework, rank } = plan.spec;
  if (framework !== 'torch' || source.kind !== 'sliding') return null;
  const counts = reducer.kind === 'avg' && (reducer.countIncludePad || pads.every(isNone));
  if (reducer.kind !== 'max' && !counts) return null;
  const padded = torchPad('x', pads, reducer.kind === 'max' ? { value: 'float("-inf")' } : {});
  const rest = [
    `stride=${pythonOf(shorten(source.stride))}`,
    ...(reducer.kind === 'max' && source.dilation.some((d) => d !== 1)
      ? [`dilation=${pythonOf(shorten(source.dilation))}`]
      : []),
    ...(source.rounding === 'ceil' ? ['ceil_mode=True'] : []),
    ...(reducer.kind === 'avg' && reducer.divisorOverride !== null
      ? [`divisor_override=${String(reducer.divisorOverride)}`]
      : []),
  ];
  const name = `F.${reducer.kind}_pool${String(rank)}d`;
  return `${name}(${padded}, ${pythonOf(shorten(source.kernel))}, ${rest.join(', ')})`;
};

const isNone = ({ before, after }: AxisPadding): boolean => before === 0 && after === 0;

const shorten = (values: readonly number[]): ArgumentValue =>
  values.every((value) => value === values[0]) ? (values[0] ?? 1) : values;
