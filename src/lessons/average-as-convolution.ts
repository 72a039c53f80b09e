import { product } from '../engine/row-major.js';
import type { LessonTask } from '../protocol/lesson-state.js';
import { richTextOf } from '../protocol/index.js';
import type { Lesson, Step, StepContext, Verdict } from './lesson.js';
import {
  convolvedBy,
  differing,
  equals,
  kernelOf,
  outputGrid,
  sizeText,
  noPadding,
} from './live-layer.js';
import { checkNumber, checkThat, numberTask, useControls } from './tasks.js';

const isAverage = ({ settings }: StepContext): boolean =>
  settings.operation === 'avg' && settings.windows === 'sliding';

const hasPadding = ({ plan }: StepContext, padding: number): boolean =>
  plan.axes.every(({ padBefore, padAfter }) => padBefore === padding && padAfter === padding);

const evenWeights = (context: StepContext): readonly number[] => {
  const taps = product(kernelOf(context.plan) ?? []);
  return Array.from({ length: taps }, () => 1 / taps);
};

const weightsOf = (context: StepContext): readonly number[] => {
  const taps = product(kernelOf(context.plan) ?? []);
  const { answer } = context;
  return answer?.kind === 'kernel' && answer.weights.length === taps
    ? answer.weights
    : Array.from({ length: taps }, () => 0);
};

const bothGrids = (context: StepContext, weights: readonly number[]) => {
  const { output, t } = context;
  const convolved = convolvedBy(context, weights);
  return {
    kind: 'grids' as const,
    grids: [
      outputGrid(context, t('average pooling'), output),
      outputGrid(context, t('convolution'), convolved, differing(output, convolved)),
    ],
    caption: richTextOf(''),
  };
};

const chooseAverage: Step = {
  instruction: ({ t }) =>
    t('Set the operation to **Average**, with a **2×2** kernel, stride **2** and padding **0**.'),
  question: ({ t }) => t('What is done to the four values of a window?'),
  task: useControls,
  check: (context) => {
    const { settings, plan, t } = context;
    const right =
      isAverage(context) &&
      equals(settings.kernel, 2) &&
      equals(settings.stride, 2) &&
      plan.axes.every(({ padBefore, padAfter }) => padBefore === 0 && padAfter === 0);
    return checkThat(
      right,
      t('They are added up and divided by 4.'),
      isAverage(context)
        ? t('The operation is right. Now kernel 2×2, stride 2, padding 0.')
        : t('The operation isn’t Average yet.'),
    );
  },
  reason: ({ t }) =>
    t(
      'Dividing the sum by 4 is the same as multiplying **each** value by 1/4 before adding. Multiplying by fixed numbers and adding is what a convolution does.',
    ),
};

const typeKernel: Step = {
  instruction: ({ t }) => t('Type the weights of a convolution that moves by the same stride.'),
  question: ({ t }) => t('Which kernel gives the same outputs as average pooling?'),
  task: (context): LessonTask => {
    const taps = product(kernelOf(context.plan) ?? []);
    return {
      kind: 'kernel',
      columns: kernelOf(context.plan)?.at(-1) ?? 1,
      weights: [...weightsOf(context)],
      starters: [{ label: context.t('all ones'), weights: Array.from({ length: taps }, () => 1) }],
    };
  },
  exhibit: (context) => (isAverage(context) ? bothGrids(context, weightsOf(context)) : null),
  check: (context): Verdict => {
    const { output, t } = context;
    const weights = weightsOf(context);
    const convolved = convolvedBy(context, weights);
    const wrong = differing(output, convolved).length;
    if (equals(weights, 0)) {
      return { done: false, feedback: '' };
    }
    if (equals(weights, 1)) {
      return {
        done: false,
        feedback: t('All ones give the **sum**: {times} times too large.', {
          times: weights.length,
        }),
      };
    }
    return checkThat(
      isAverage(context) && wrong === 0,
      t('The same in all {count} outputs.', { count: output.length }),
      t('{wrong} of {count} outputs differ.', { wrong, count: output.length }),
    );
  },
  reason: (context) =>
    context.t(
      'Every weight is **1/{taps}**. Average pooling is a convolution whose weights are fixed: nothing is learned.',
      { taps: product(kernelOf(context.plan) ?? []) },
    ),
};

const padWithZeros: Step = {
  instruction: ({ t }) =>
    t('Now set the padding to **1** on all sides and leave `count_include_pad` on.'),
  question: ({ t }) => t('Does one constant kernel still do it?'),
  task: useControls,
  exhibit: (context) => (isAverage(context) ? bothGrids(context, evenWeights(context)) : null),
  check: (context) => {
    const { settings, output, t } = context;
    const right = isAverage(context) && hasPadding(context, 1) && settings.countIncludePad;
    return checkThat(right, t('Yes: the same in all {count} outputs.', { count: output.length }));
  },
  reason: (context) =>
    context.t(
      'Padding holds **0** and counts, so each window is divided by {taps}, wherever it lies. A convolution pads with 0 too.',
      { taps: product(kernelOf(context.plan) ?? []) },
    ),
};

const leavePaddingOut: Step = {
  instruction: ({ t }) => t('Switch `count_include_pad` **off**.'),
  question: ({ t }) => t('Where does the constant kernel go wrong now?'),
  task: useControls,
  exhibit: (context) => (isAverage(context) ? bothGrids(context, evenWeights(context)) : null),
  check: (context) => {
    const { settings, output, t } = context;
    const right = isAverage(context) && hasPadding(context, 1) && !settings.countIncludePad;
    const wrong = differing(output, convolvedBy(context, evenWeights(context))).length;
    return checkThat(
      right,
      t('At the edge: {wrong} of {count} outputs differ.', { wrong, count: output.length }),
      hasPadding(context, 1) ? '' : t('Keep the padding at 1.'),
    );
  },
  reason: ({ t }) =>
    t(
      'There the layer divides by the number of values it **really read**. That number comes from a convolution of ones, so the layer is one convolution divided by another.',
    ),
  code: ({ settings }) => {
    const kernel = sizeText(settings.kernel).replace('×', ', ');
    const [stride = 1] = settings.stride;
    const [pad] = settings.padding;
    return [
      'import torch',
      'from torch.nn import functional as F',
      '',
      'def average_pool(x):',
      '    channels = x.shape[1]',
      `    ones = x.new_ones(channels, 1, ${kernel})`,
      '',
      '    def window_sum(v):',
      `        return F.conv2d(v, ones, stride=${stride}, padding=${pad?.before ?? 0}, groups=channels)`,
      '',
      '    return window_sum(x) / window_sum(torch.ones_like(x))',
    ].join('\n');
  },
};

const keepChannelsApart: Step = {
  instruction: ({ t }) =>
    t('Think of a layer with **64** channels, written as one convolution from 64 to 64 channels.'),
  question: ({ t }) =>
    t('How many of the weights that lead from one channel to **another** are not 0?'),
  task: (context) => numberTask(context, context.t('Weights')),
  check: (context) =>
    checkNumber(
      context,
      0,
      context.t('Look at the picture: does an output ever read another channel?'),
    ),
  reason: ({ t }) =>
    t(
      'Pooling never mixes channels. The convolution is **depthwise**: `groups` equals the number of channels, and each has its own copy of the kernel.',
    ),
  code: (context) => {
    const [size = 2] = kernelOf(context.plan) ?? [];
    const [stride = 1] = context.settings.stride;
    return [
      'from torch import nn',
      '',
      `pool = nn.Conv2d(64, 64, ${size}, stride=${stride}, groups=64, bias=False)`,
      `nn.init.constant_(pool.weight, 1 / ${size * size})`,
      'pool.requires_grad_(False)',
    ].join('\n');
  },
};

/** Average pooling as a special case of a convolution. */
export const averageAsConvolution: Lesson = {
  id: 'average-as-convolution',
  title: (t) => t('Average as a convolution'),
  start: {
    operation: 'max',
    kernel: [3, 3],
    stride: [1, 1],
    padding: noPadding,
  },
  steps: [chooseAverage, typeKernel, padWithZeros, leavePaddingOut, keepChannelsApart],
};
