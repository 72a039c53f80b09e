import { richTextOf } from '../protocol/index.js';
import type { Exhibit } from '../protocol/lesson-state.js';
import { numberText } from '../picture/words/number-text.js';
import type { Lesson, Step, StepContext } from './lesson.js';
import {
  averageReducer,
  equals,
  maxReducer,
  outputGrid,
  pooledBy,
  noPadding,
} from './live-layer.js';
import { checkChoice, checkThat, type Choice, choiceTask, useControls } from './tasks.js';

const largest = (values: Float64Array): number =>
  values.reduce((most, value) => Math.max(most, value), Number.NEGATIVE_INFINITY);

const bothOutputs = (context: StepContext): Exhibit => ({
  kind: 'grids',
  grids: [
    outputGrid(context, context.t('max'), pooledBy(context, maxReducer)),
    outputGrid(context, context.t('average'), pooledBy(context, averageReducer)),
  ],
  caption: richTextOf(''),
});

const showImage: Step = {
  instruction: ({ t }) => t('Set the values to **image**.'),
  question: ({ t }) => t('How far apart are the brightest outputs of max and average?'),
  task: useControls,
  exhibit: (context) => (context.settings.values.kind === 'image' ? bothOutputs(context) : null),
  check: (context) => {
    const { settings, t } = context;
    return checkThat(
      settings.values.kind === 'image',
      t('Brightest output: max **{max}**, average **{average}**.', {
        max: numberText(largest(pooledBy(context, maxReducer))),
        average: numberText(largest(pooledBy(context, averageReducer))),
      }),
    );
  },
  reason: ({ t }) =>
    t(
      'Maximum passes the strongest value on unchanged. Average mixes it with its neighbours, so a thin line pales.',
    ),
};

const thinLine = ({ t }: StepContext): Choice => ({
  options: [t('Max'), t('Average'), t('Both alike')],
  right: 0,
  wrong: t('In a 4×4 window, a line one cell wide fills only 4 of the 16 values.'),
});

const followALine: Step = {
  instruction: ({ t }) =>
    t('A bright line, one cell wide, crosses a dark region under 4×4 windows.'),
  question: ({ t }) => t('Which pooling keeps its full brightness?'),
  task: (context) => choiceTask(context, thinLine(context)),
  exhibit: bothOutputs,
  check: (context) => checkChoice(context, thinLine(context)),
  reason: ({ t }) =>
    t(
      'The average is at most 4/16 of the line’s brightness. Max asks **is it there?**, average asks **how much of it is there?**',
    ),
};

const seeTexture: Step = {
  instruction: ({ t }) =>
    t(
      'Set the values to **checkerboard**, the operation to **Average**, kernel and stride to **2×2**.',
    ),
  question: ({ t }) => t('What is left of the pattern?'),
  task: useControls,
  exhibit: (context) =>
    context.settings.values.kind === 'checkerboard' ? bothOutputs(context) : null,
  check: (context) => {
    const { settings, output, t } = context;
    const board = settings.values.kind === 'checkerboard';
    const small = equals(settings.kernel, 2) && equals(settings.stride, 2);
    return checkThat(
      board && settings.operation === 'avg' && small,
      t('Nothing: every output is **{value}**.', { value: numberText(output[0] ?? 0) }),
      board && !small ? t('Now kernel 2×2 and stride 2×2.') : '',
    );
  },
  reason: ({ t }) =>
    t(
      'Average keeps the mean brightness and loses the texture. Max loses it too, and reports full brightness everywhere.',
    ),
};

const learners = ({ t }: StepContext): Choice => ({
  options: [
    t('Max: only the largest value. Average: all values alike.'),
    t('Max: all values alike. Average: only the largest.'),
    t('In both, all values alike.'),
  ],
  right: 0,
  wrong: t('Which inputs could change a little without changing the maximum?'),
});

const followTheGradient: Step = {
  instruction: ({ t }) => t('In training, each output sends its gradient back to its window.'),
  question: ({ t }) => t('Which values of the window receive it?'),
  task: (context) => choiceTask(context, learners(context)),
  check: (context) => checkChoice(context, learners(context)),
  reason: ({ t }) =>
    t(
      'Switch the picture to **Gradient** to see it. Max teaches one place per window and suits features that are there or not; average teaches the whole region and suits summaries, as before a classifier.',
    ),
  code: () =>
    [
      'import torch',
      'from torch.nn import functional as F',
      '',
      'for pool in (F.max_pool2d, F.avg_pool2d):',
      '    x = torch.rand(1, 1, 4, 4, requires_grad=True)',
      '    pool(x, 2).sum().backward()',
      '    print(pool.__name__, x.grad[0, 0])',
    ].join('\n'),
};

/** Why max and average behave differently, on an image. */
export const maxAndAverage: Lesson = {
  id: 'max-and-average',
  title: (t) => t('Max and average'),
  start: {
    operation: 'max',
    kernel: [4, 4],
    stride: [4, 4],
    padding: noPadding,
    inputSize: [16, 16],
  },
  steps: [showImage, followALine, seeTexture, followTheGradient],
};
