import type { AxisPlan } from '../../geometry/axis.js';
import { outputSize as sizeByText } from '../../geometry/output-size.js';
import { say } from '../../phrase.js';
import type { PoolSpec } from '../../spec.js';
import {
  averagesPadding,
  isSame,
  overhangs,
  paddingCells,
  partialCells,
  roundsUp,
  tapsOf,
  type KnownBehaviour,
} from '../known-behaviour.js';
import { opsetOf } from './opsets.js';

/** Windows that rounding up asks for: one more wherever the last does not end with the padding. */
const roundedUp = ({ windows, inputSize, padBefore, padAfter }: AxisPlan): number => {
  if (windows.kind !== 'regular') return 0;
  const { kernel, dilation, stride } = windows;
  return Math.ceil((inputSize + padBefore + padAfter - (kernel - 1) * dilation - 1) / stride) + 1;
};

const dropsWindow = (axis: AxisPlan): boolean => roundedUp(axis) > axis.outputSize;

/** The number of windows by the text of ONNX' operators. */
const specifiedSize = (source: PoolSpec['source'], axis: AxisPlan): number => {
  if (source.kind !== 'sliding' || axis.windows.kind !== 'regular') return axis.outputSize;
  const { kernel, dilation, stride } = axis.windows;
  const reach = (kernel - 1) * dilation + 1;
  const { inputSize: size } = axis;
  if (source.padding.kind === 'same') return Math.ceil(size / stride);
  if (source.padding.kind === 'valid') return Math.max(Math.floor((size - reach) / stride) + 1, 0);
  const slack = { size, reach, stride, before: axis.padBefore, after: axis.padAfter };
  return sizeByText(slack, source.rounding, 'clip');
};

/** Where ONNX Runtime, its older releases and the operators' text part. */
export const onnxBehaviours: readonly KnownBehaviour[] = [
  {
    code: 'onnx-runtime-ceil-count',
    cells: partialCells,
    severity: 'warning',
    touches: (plan) => averagesPadding(plan) && roundsUp(plan) && overhangs(plan),
    text: (plan) =>
      say(
        'Older **ONNX Runtime** divides partial windows by all {taps} cells; newer ones leave the overhang out.',
        { taps: tapsOf(plan) },
      ),
  },
  {
    code: 'onnx-runtime-auto-pad-count',
    cells: paddingCells,
    severity: 'warning',
    touches: (plan) =>
      averagesPadding(plan) && isSame(plan) && (opsetOf(plan.spec.call?.version) ?? 22) >= 19,
    text: () =>
      say(
        'ONNX Runtime with auto_pad and count_include_pad=1 **ignores** the padding at the end (an open bug).',
      ),
  },
  {
    code: 'onnx-ceil-window-kept',
    severity: 'warning',
    touches: (plan) =>
      (opsetOf(plan.spec.call?.version) ?? 22) < 22 &&
      roundsUp(plan) &&
      plan.axes.some(dropsWindow),
    text: () =>
      say(
        'Before operator set 22, ONNX **shape inference** counts the last window of rounding up here, too; ONNX Runtime drops it in every operator set.',
      ),
  },
  {
    code: 'onnx-runtime-sizes',
    severity: 'warning',
    touches: ({ spec, axes }) =>
      spec.source.kind === 'sliding' &&
      axes.some((axis) => axis.outputSize !== specifiedSize(spec.source, axis)),
    text: ({ spec, axes }) =>
      say(
        'ONNX Runtime gives {runtime} here (run: 1.30); by the operator’s text, and in its reference, it is {specified}.',
        {
          runtime: axes.map(({ outputSize }) => String(outputSize)).join('×'),
          specified: axes.map((axis) => String(specifiedSize(spec.source, axis))).join('×'),
        },
      ),
  },
];
