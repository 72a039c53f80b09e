import type { AxisPlan } from '../axis.js';
import { axisCoverage, lengthOf } from '../coverage.js';
import { opsetOf } from '../dialects/onnx-opsets.js';
import { say, type Phrase } from '../phrase.js';
import type { Plan } from '../plan.js';
import type { Framework } from '../spec.js';
import type { Notice, NoticeCells, NoticeRule, Severity } from './notice.js';
import { overhanging, partialCells } from './partial.js';
import { frameworkName, number } from './wording.js';

/** A bug or an oddity of one framework, and the layers that it touches. */
interface KnownBehaviour {
  readonly code: string;
  readonly severity: Severity;
  readonly touches: (plan: Plan) => boolean;
  readonly text: (plan: Plan) => Phrase;
  /** The cells it speaks of; missing: all of them alike. */
  readonly cells?: (plan: Plan) => readonly NoticeCells[];
}

/** Every known bug and oddity that touches a layer. */
export const knownBehaviours: NoticeRule = (plan): readonly Notice[] =>
  behaviours
    .filter(({ touches }) => touches(plan))
    .map(({ code, severity, text, cells }) => ({
      code,
      severity,
      text: text(plan),
      cells: cells?.(plan) ?? [],
      fixes: [],
    }));

const paddingIsRead = (plan: Plan): boolean =>
  plan.axes.some((axis) => lengthOf(axisCoverage(axis).paddingRead) > 0);

/** Padding that windows read. */
const paddingCells = (plan: Plan): readonly NoticeCells[] =>
  plan.axes.flatMap((axis, index): NoticeCells[] => {
    const ranges = axisCoverage(axis).paddingRead;
    return ranges.length === 0 ? [] : [{ of: 'input', axis: index, ranges }];
  });

const overhangs = (plan: Plan): boolean => plan.axes.some((axis) => overhanging(axis) !== null);

const operation = (plan: Plan): string => plan.spec.call?.operation ?? '';

const kernelOf = (plan: Plan): readonly number[] =>
  plan.spec.source.kind === 'sliding' ? plan.spec.source.kernel : [];

/** The number of taps of a whole window, as text. */
const tapsOf = (plan: Plan): string => number(kernelOf(plan).reduce((all, size) => all * size, 1));

const isSame = (plan: Plan): boolean =>
  plan.spec.source.kind === 'sliding' && plan.spec.source.padding.kind === 'same';

const isUneven = (plan: Plan): boolean =>
  plan.axes.some(({ padBefore, padAfter }) => padBefore !== padAfter);

const roundsUp = (plan: Plan): boolean =>
  plan.spec.source.kind === 'sliding' && plan.spec.source.rounding === 'ceil';

/** Windows that rounding up asks for: one more wherever the last does not end with the padding. */
const roundedUp = ({ windows, inputSize, padBefore, padAfter }: AxisPlan): number => {
  if (windows.kind !== 'regular') return 0;
  const { kernel, dilation, stride } = windows;
  return Math.ceil((inputSize + padBefore + padAfter - (kernel - 1) * dilation - 1) / stride) + 1;
};

const dropsWindow = (axis: AxisPlan): boolean => roundedUp(axis) > axis.outputSize;

const countsPadding = ({ spec: { reducer } }: Plan): boolean =>
  reducer.kind === 'avg' && reducer.countIncludePad;

const behaviours: readonly KnownBehaviour[] = [
  {
    code: 'torch-lp-signed',
    severity: 'warning',
    touches: ({ spec: { framework, reducer } }) =>
      framework === 'torch' &&
      reducer.kind === 'lp' &&
      Number.isFinite(reducer.p) &&
      reducer.p % 2 !== 0,
    text: ({ spec: { reducer } }) =>
      reducer.kind === 'lp' && reducer.p === 1
        ? say('PyTorch takes **no absolute value**: with p = 1 this is the signed sum of a window.')
        : say(
            'PyTorch takes **no absolute value**: a window whose powers add up to less than 0 gives NaN.',
          ),
  },
  {
    code: 'torch-lp-infinity',
    severity: 'warning',
    touches: ({ spec: { framework, reducer } }) =>
      framework === 'torch' && reducer.kind === 'lp' && reducer.p === Number.POSITIVE_INFINITY,
    text: () =>
      say(
        'norm_type=inf is the largest absolute value in PyTorch 2; PyTorch **1.13** gives 1.0 everywhere.',
      ),
  },
  {
    code: 'torch-lp-partial-inflated',
    cells: partialCells,
    severity: 'warning',
    touches: (plan) =>
      plan.spec.framework === 'torch' && plan.spec.reducer.kind === 'lp' && overhangs(plan),
    text: (plan) =>
      say(
        'Partial windows are **scaled up** to {taps} values: PyTorch takes the mean of the cells there and multiplies by the whole kernel.',
        { taps: tapsOf(plan) },
      ),
  },
  {
    code: 'keras-torch-backend-same',
    cells: paddingCells,
    severity: 'warning',
    touches: (plan) =>
      plan.spec.framework === 'keras' &&
      plan.spec.reducer.kind === 'avg' &&
      isSame(plan) &&
      isUneven(plan),
    text: (plan) =>
      say(
        'Keras up to 3.15.1 on the **PyTorch backend** divides by all {taps} cells here and repeats the border; TensorFlow and JAX divide by the cells in the data.',
        { taps: tapsOf(plan) },
      ),
  },
  {
    code: 'timm-same-counts-zeros',
    cells: paddingCells,
    severity: 'warning',
    touches: (plan) =>
      plan.spec.framework === 'timm' &&
      /^AvgPool2dSame$|^avg_pool2d_same$/.test(operation(plan)) &&
      (paddingIsRead(plan) || plan.spec.fill !== undefined),
    text: () =>
      say(
        'AvgPool2dSame pads with zeros that **always count**: count_include_pad=False changes nothing.',
      ),
  },
  {
    code: 'timm-same-dilation',
    severity: 'warning',
    touches: ({ spec }) =>
      spec.framework === 'timm' &&
      spec.source.kind === 'sliding' &&
      spec.source.padding.kind === 'same' &&
      spec.source.dilation.some((d) => d > 1),
    text: () =>
      say(
        'timm before September 2026 computes SAME padding **without the dilation**, so the output is smaller there.',
      ),
  },
  {
    code: 'onnx-runtime-ceil-count',
    cells: partialCells,
    severity: 'warning',
    touches: (plan) =>
      plan.spec.framework === 'onnx' && countsPadding(plan) && roundsUp(plan) && overhangs(plan),
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
      plan.spec.framework === 'onnx' &&
      countsPadding(plan) &&
      isSame(plan) &&
      (opsetOf(plan.spec.call?.version) ?? 22) >= 19,
    text: () =>
      say(
        'ONNX Runtime with auto_pad and count_include_pad=1 **ignores** the padding at the end (an open bug).',
      ),
  },
  {
    code: 'onnx-ceil-window-kept',
    severity: 'warning',
    touches: (plan) =>
      plan.spec.framework === 'onnx' &&
      (opsetOf(plan.spec.call?.version) ?? 22) < 22 &&
      roundsUp(plan) &&
      plan.axes.some(dropsWindow),
    text: () =>
      say(
        'Before operator set 22, ONNX **shape inference** counts the last window of rounding up here, too; ONNX Runtime drops it in every operator set.',
      ),
  },
  {
    code: 'onnx-runtime-valid-ceil',
    severity: 'warning',
    touches: ({ spec: { framework, source, call }, ...plan }) =>
      framework === 'onnx' &&
      source.kind === 'sliding' &&
      source.padding.kind === 'valid' &&
      (call?.arguments['ceil_mode'] ?? 0) === 1 &&
      plan.axes.some(dropsWindow),
    text: () =>
      say(
        'With auto_pad=VALID the operator’s formula **does not round up**; ONNX Runtime and shape inference count one more window.',
      ),
  },
  {
    code: 'paddle-gpu-divisor',
    cells: partialCells,
    severity: 'warning',
    touches: (plan) => plan.spec.framework === 'paddle' && countsPadding(plan) && overhangs(plan),
    text: (plan) =>
      say(
        'PaddlePaddle on a **GPU** divides partial windows by all {taps} cells; on a CPU the overhang is left out.',
        { taps: tapsOf(plan) },
      ),
  },
  {
    code: 'paddle-divisor-override',
    cells: paddingCells,
    severity: 'warning',
    touches: ({ spec: { framework, reducer }, ...plan }) =>
      framework === 'paddle' &&
      reducer.kind === 'avg' &&
      reducer.divisorOverride !== null &&
      plan.axes.some((axis) => axis.padBefore + axis.padAfter > 0 || overhanging(axis) !== null),
    text: () =>
      say(
        'PaddlePaddle applies divisor_override **on top** of its own divisor, which is wrong where a window is not whole.',
      ),
  },
  {
    code: 'tfjs-pad-from-height',
    cells: paddingCells,
    severity: 'warning',
    touches: (plan) =>
      plan.spec.framework === 'tfjs' &&
      typeof (plan.spec.call?.arguments['pad'] ?? 0) === 'number' &&
      !isSame(plan) &&
      paddingIsRead(plan) &&
      !isSquare(kernelOf(plan)),
    text: () =>
      say(
        'TensorFlow.js sizes the output of a numeric pad from the filter **height** alone, for both axes.',
      ),
  },
  {
    code: 'tensorflow-empty-crash',
    severity: 'error',
    touches: ({ spec, outputShape }) =>
      spec.framework === 'tensorflow' && spec.reducer.kind === 'max' && outputShape.includes(0),
    text: () =>
      say(
        'TensorFlow **crashes** here on some CPU builds: a maximum without any window is not checked.',
      ),
  },
  {
    code: 'stride-is-one',
    severity: 'info',
    touches: (plan) => lacksStride(plan) && kernelOf(plan).some((k) => k > 1),
    text: ({ spec: { framework } }) =>
      say(
        'Without {parameter}, {framework} moves windows by **1**; PyTorch and Keras move them by their own size.',
        { parameter: strideOfOne[framework] ?? 'strides', framework: frameworkName[framework] },
      ),
  },
  {
    code: 'webnn-divisor-unspecified',
    cells: paddingCells,
    severity: 'info',
    touches: (plan) =>
      plan.spec.framework === 'webnn' && plan.spec.reducer.kind === 'avg' && paddingIsRead(plan),
    text: () =>
      say(
        'The WebNN specification gives **no divisor rule** for padding; implementations leave it out.',
      ),
  },
  {
    code: 'caffe-stochastic-gpu',
    severity: 'error',
    touches: ({ spec }) => spec.framework === 'caffe' && spec.reducer.kind === 'stochastic',
    text: () =>
      say('Caffe pools stochastically **on a GPU only**; its CPU code is not implemented.'),
  },
];

/** Frameworks whose windows move by 1 where the call names no stride, by the argument's name. */
const strideOfOne: Readonly<Partial<Record<Framework, string>>> = {
  flax: 'strides',
  jax: 'window_strides',
  onnx: 'strides',
  webnn: 'strides',
};

const lacksStride = ({ spec: { framework, call } }: Plan): boolean => {
  const parameter = strideOfOne[framework];
  return parameter !== undefined && call !== null && (call.arguments[parameter] ?? null) === null;
};

const isSquare = (kernel: readonly number[]): boolean => kernel.every((k) => k === kernel[0]);
