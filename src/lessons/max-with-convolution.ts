import { product } from '../engine/row-major.js';
import type { Lesson, Step, StepContext, Verdict } from './lesson.js';
import { richTextOf } from '../protocol/index.js';
import {
  convolvedBy,
  differing,
  kernelOf,
  maxReducer,
  outputGrid,
  pooledBy,
  noPadding,
} from './live-layer.js';
import { counterExampleText } from './counter-example-text.js';
import { checkChoice, checkNumber, type Choice, choiceTask, numberTask } from './tasks.js';

const tapsOf = ({ plan }: StepContext): number => product(kernelOf(plan) ?? []);

const typedKernel = (context: StepContext): readonly number[] | null => {
  const { answer } = context;
  return answer?.kind === 'kernel' && answer.weights.length === tapsOf(context)
    ? answer.weights
    : null;
};

const tryToMakeMax: Step = {
  instruction: ({ t }) =>
    t(
      'Type any kernel, or begin with one below, and try to make the convolution give the **maximum**.',
    ),
  question: ({ t }) => t('Is there a kernel that does it?'),
  task: (context) => {
    const taps = tapsOf(context);
    const zeros = Array.from({ length: taps }, () => 0);
    return {
      kind: 'kernel',
      columns: kernelOf(context.plan)?.at(-1) ?? 1,
      weights: [...(typedKernel(context) ?? zeros)],
      starters: [
        { label: context.t('all ones'), weights: zeros.map(() => 1) },
        { label: context.t('bottom right only'), weights: [...zeros.slice(1), 1] },
      ],
    };
  },
  exhibit: (context) => {
    const weights = typedKernel(context);
    if (weights === null) {
      return null;
    }
    const best = pooledBy(context, maxReducer);
    const convolved = convolvedBy(context, weights);
    return {
      kind: 'grids',
      grids: [
        outputGrid(context, context.t('max pooling'), best),
        outputGrid(context, context.t('your convolution'), convolved, differing(best, convolved)),
      ],
      caption: richTextOf(''),
    };
  },
  check: (context): Verdict => {
    const weights = typedKernel(context);
    return weights === null
      ? { done: false, feedback: '' }
      : { done: true, feedback: counterExampleText(weights, context.t) };
  },
  reason: ({ t }) =>
    t(
      'There is an input like that for **every** kernel. A convolution of a sum is the sum of the convolutions; the maximum of a sum is not the sum of the maxima.',
    ),
};

const rule = ({ t }: StepContext): Choice => ({
  options: [
    t('Moving the input moves the output.'),
    t('What it gives for x + y is what it gives for x plus what it gives for y.'),
    t('Larger inputs never give smaller outputs.'),
  ],
  right: 1,
  wrong: t('Maximum keeps that rule too, so it can’t tell the two apart.'),
});

const nameTheRule: Step = {
  instruction: ({ t }) => t('Take x = (1, 0) and y = (0, 1), and their sum (1, 1).'),
  question: ({ t }) => t('Which rule does every convolution keep, and maximum break?'),
  task: (context) => choiceTask(context, rule(context)),
  check: (context) => checkChoice(context, rule(context)),
  reason: ({ t }) =>
    t('max(x) + max(y) is 1 + 1 = **2**, but max(x + y) is **1**. Maximum is not linear.'),
};

const addRelu: Step = {
  instruction: ({ t }) =>
    t(
      'With a ReLU it works for two values: `max(a, b) = a + relu(b − a)`. Take a = **3**, b = **8**.',
    ),
  question: ({ t }) => t('What does `relu(b − a)` give?'),
  task: (context) => numberTask(context, 'relu(8 − 3)'),
  check: (context) => checkNumber(context, 5, context.t('ReLU keeps a positive number as it is.')),
  reason: ({ t }) =>
    t(
      '3 + 5 = **8**, the larger one. Where a is larger, b − a is negative, ReLU gives 0, and a stays. `b − a` is a convolution with the weights −1 and 1.',
    ),
};

const countNodes: Step = {
  instruction: ({ t }) =>
    t('More values are compared in pairs, and the winners again, as in a tournament.'),
  question: (context) =>
    context.t('How many nodes `a + relu(b − a)` does a window of {taps} values need?', {
      taps: tapsOf(context),
    }),
  task: (context) => numberTask(context, context.t('Nodes')),
  check: (context) =>
    checkNumber(
      context,
      tapsOf(context) - 1,
      context.t('Each node leaves one value fewer. In the end one is left.'),
    ),
  reason: (context) =>
    context.t(
      'Each node removes one value: **{nodes}** nodes, in {levels} levels. Change the kernel and the number follows.',
      { nodes: tapsOf(context) - 1, levels: Math.ceil(Math.log2(Math.max(1, tapsOf(context)))) },
    ),
};

const padding = ({ t }: StepContext): Choice => ({
  options: [t('0'), t('−∞'), t('the smallest input value')],
  right: 2,
  wrong: t(
    '0 wins against negative values, and −∞ gives −∞ − (−∞), which is NaN. One of the three is safe.',
  ),
});

const choosePadding: Step = {
  instruction: ({ t }) => t('A border is added before the tree.'),
  question: ({ t }) => t('Which value may it hold, so that it never changes a maximum?'),
  task: (context) => choiceTask(context, padding(context)),
  check: (context) => checkChoice(context, padding(context)),
  reason: ({ t }) =>
    t(
      'A value that is in the input can’t be larger than the maximum. Very large negative numbers are no way out: in float32, −1e9 + relu(5 + 1e9) is **0**.',
    ),
  code: (context) => {
    const [size = 2] = kernelOf(context.plan) ?? [];
    const [stride = 1] = context.settings.stride;
    return [
      'import torch',
      'from torch.nn import functional as F',
      '',
      'def pair_max(a, b):',
      '    return a + F.relu(b - a)',
      '',
      `def max_pool(x, size=${size}, stride=${stride}, padding=0):`,
      '    n, channels, h, w = x.shape',
      '    x = F.pad(x, (padding,) * 4, value=x.min().item())',
      '    # One kernel per tap, each with a single 1: shifted copies of the input.',
      '    one_hot = torch.eye(size * size).reshape(-1, 1, size, size).to(x)',
      '    taps = F.conv2d(x, one_hot.repeat(channels, 1, 1, 1), stride=stride, groups=channels)',
      '    taps = list(taps.unflatten(1, (channels, -1)).unbind(2))',
      '    while len(taps) > 1:',
      '        pairs = [pair_max(*p) for p in zip(taps[::2], taps[1::2])]',
      '        taps = pairs + taps[len(pairs) * 2 :]',
      '    return taps[0]',
    ].join('\n');
  },
};

/** Max pooling from convolutions and ReLU, and why no single kernel gives it. */
export const maxWithConvolution: Lesson = {
  id: 'max-with-convolution',
  title: (t) => t('Max with convolution and ReLU'),
  start: {
    operation: 'max',
    kernel: [2, 2],
    stride: [2, 2],
    padding: noPadding,
    values: { kind: 'digits', seed: 7, typed: [] },
  },
  steps: [tryToMakeMax, nameTheRule, addRelu, countNodes, choosePadding],
};
