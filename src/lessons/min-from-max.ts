import { richTextOf } from '../protocol/index.js';
import type { Exhibit } from '../protocol/lesson-state.js';
import { numberText } from '../picture/words/number-text.js';
import type { Lesson, Step, StepContext } from './lesson.js';
import { differing, maxReducer, outputGrid, pooledBy, noPadding } from './live-layer.js';
import { checkChoice, checkThat, type Choice, choiceTask, useControls } from './tasks.js';

const negated = (values: Float64Array): Float64Array => values.map((value) => 0 - value);

const minimum = (context: StepContext): Float64Array => pooledBy(context, { kind: 'min' });

/** The three candidates on the live input beside the minimum. */
const candidates = (context: StepContext): Exhibit => {
  const least = minimum(context);
  const both = negated(pooledBy(context, maxReducer, negated(context.input)));
  const inner = pooledBy(context, maxReducer, negated(context.input));
  return {
    kind: 'grids',
    grids: [
      outputGrid(context, context.t('minimum'), least),
      outputGrid(context, '−max(−x)', both, differing(least, both)),
      outputGrid(context, 'max(−x)', inner, differing(least, inner)),
    ],
    caption: richTextOf(''),
  };
};

const takeMinimum: Step = {
  instruction: ({ t }) => t('Set the operation to **Min**.'),
  question: ({ t }) => t('What does the first output keep now?'),
  task: useControls,
  check: ({ settings, output, t }) =>
    checkThat(
      settings.operation === 'min',
      t('The smallest value of its window: **{value}**.', { value: numberText(output[0] ?? 0) }),
    ),
  reason: ({ t }) => t('PyTorch, Keras and TensorFlow have no layer for it. Do they need one?'),
};

const expressions = ({ t }: StepContext): Choice => ({
  options: ['max(−x)', '−max(−x)', '1 / max(1 / x)'],
  right: 1,
  wrong: t('Try it on −2 and 3: the result should be −2.'),
});

const writeItWithMax: Step = {
  instruction: ({ t }) => t('Only max pooling is at hand, and arithmetic before and after it.'),
  question: ({ t }) => t('Which expression gives the minimum for **all** inputs?'),
  task: (context) => choiceTask(context, expressions(context)),
  exhibit: candidates,
  check: (context) => checkChoice(context, expressions(context)),
  reason: ({ t }) =>
    t(
      'Negating turns the order round: the smallest value becomes the largest. The second minus gives the value back.',
    ),
};

const padIt: Step = {
  instruction: ({ t }) => t('Stay with **Min** and set the padding to **1**.'),
  question: ({ t }) => t('What must the padding hold, so that it never wins?'),
  task: useControls,
  check: ({ settings, plan, t }) => {
    const padded = plan.axes.every(({ padBefore, padAfter }) => padBefore > 0 || padAfter > 0);
    return checkThat(
      settings.operation === 'min' && padded,
      t('The picture shows **+∞**.'),
      settings.operation === 'min' ? '' : t('The operation isn’t Min any more.'),
    );
  },
  reason: ({ t }) =>
    t('−max(−x) does that by itself: max pooling pads with −∞, and the minus outside makes it +∞.'),
};

const needed = ({ t }: StepContext): Choice => ({
  options: [
    t('Yes, a network can’t express it otherwise.'),
    t('Hardly: two sign changes give it, and after a ReLU it is mostly 0.'),
    t('Yes, it is the only way to keep dark lines.'),
  ],
  right: 1,
  wrong: t('The weights of the convolution before it can be negated as well.'),
});

const decide: Step = {
  instruction: ({ t }) =>
    t('A convolution before the pooling can learn −x, and one after it can learn the minus.'),
  question: ({ t }) => t('Is a min pooling layer needed?'),
  task: (context) => choiceTask(context, needed(context)),
  check: (context) => checkChoice(context, needed(context)),
  reason: ({ t }) =>
    t(
      'After a ReLU any window with one inactive value gives 0, so a minimum says little. For dark lines on light ground, negate and take the maximum.',
    ),
  code: () =>
    [
      'from torch.nn import functional as F',
      '',
      'def min_pool2d(x, *args, **kwargs):',
      '    return -F.max_pool2d(-x, *args, **kwargs)',
    ].join('\n'),
};

/** Do we need min pooling? */
export const minFromMax: Lesson = {
  id: 'min-from-max',
  title: (t) => t('Min from max'),
  start: {
    operation: 'max',
    kernel: [2, 2],
    stride: [2, 2],
    padding: noPadding,
    // Whole numbers of both signs stay readable in small cells.
    values: {
      kind: 'typed',
      seed: 7,
      typed: [3, -2, 5, 0, -7, 4, 1, 6, 2, 8, -1, -4, 9, 7, -5, 2],
    },
  },
  steps: [takeMinimum, writeItWithMax, padIt, decide],
};
