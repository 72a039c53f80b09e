import { pythonOf } from '../../python-text.js';
import type { ArgumentValue } from '../../result.js';
import type { AxisPadding } from '../../spec.js';
import type { CodeByHand } from '../framework-record.js';
import { torchPad } from './torch-pad.js';

/**
 * Pads by hand, with what the layer's reducer takes padding for, and then pools without padding.
 * Null for other windows than sliding ones, and where that would count other cells.
 */
const poolPadded: CodeByHand['poolPadded'] = (plan, pads) => {
  const { source, reducer, rank } = plan.spec;
  if (source.kind !== 'sliding') return null;
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

/** PyTorch code around a layer. */
export const torchByHand: CodeByHand = {
  pad: (input, pads, value) => torchPad(input, pads, { value }),
  poolPadded,
  toFloat: (input) => `${input}.float()`,
};
