import type { Plan } from '../plan.js';
import type { ArgumentValue } from '../result.js';
import type { AxisPadding } from '../spec.js';
import type { NoticeFix } from './notice.js';

/** The padding argument that asks a framework for these cells; null where it can't take them. */
export const paddingArgument = (plan: Plan, pads: readonly AxisPadding[]): NoticeFix | null => {
  const edit = (parameter: string, value: ArgumentValue): NoticeFix => ({
    kind: 'argument',
    label: `Set ${parameter}=${pythonOf(value)}`,
    parameter,
    value,
  });
  switch (plan.spec.framework) {
    case 'flax':
    case 'jax':
      return plan.spec.call?.operation === 'reduce_window'
        ? null
        : edit(
            'padding',
            pads.map(({ before, after }) => [before, after]),
          );
    case 'onnx':
      return edit('pads', [...pads.map((pad) => pad.before), ...pads.map((pad) => pad.after)]);
    case 'webnn':
    case 'paddle':
      return edit(
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
  const fill = reducer.kind === 'max' ? ', value=float("-inf")' : '';
  const counts = reducer.kind === 'avg' && (reducer.countIncludePad || pads.every(isNone));
  if (reducer.kind !== 'max' && !counts) return null;
  const cells = pads.toReversed().flatMap(({ before, after }) => [before, after]);
  const padded = pads.every(isNone) ? 'x' : `F.pad(x, (${cells.join(', ')})${fill})`;
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

/** A value as Python writes it. */
export const pythonOf = (value: ArgumentValue): string => {
  if (value === null) return 'None';
  if (value === true) return 'True';
  if (value === false) return 'False';
  if (typeof value === 'string') return JSON.stringify(value);
  if (typeof value === 'number') return String(value);
  if ('float' in value) {
    return Number.isInteger(value.float) ? `${String(value.float)}.0` : String(value.float);
  }
  return `(${value.map(pythonOf).join(', ')}${value.length === 1 ? ',' : ''})`;
};

const isNone = ({ before, after }: AxisPadding): boolean => before === 0 && after === 0;

const shorten = (values: readonly number[]): ArgumentValue =>
  values.every((value) => value === values[0]) ? (values[0] ?? 1) : values;
