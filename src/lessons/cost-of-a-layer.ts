import { product } from '../engine/row-major.js';
import { cost, textOf } from '../engine/index.js';
import { richTextOf } from '../protocol/index.js';
import type { Exhibit } from '../protocol/lesson-state.js';
import type { Lesson, Step, StepContext } from './lesson.js';
import { kernelOf, outputCount } from './live-layer.js';
import {
  checkChoice,
  checkNumber,
  checkThat,
  type Choice,
  choiceTask,
  numberTask,
  useControls,
} from './tasks.js';

const taps = ({ plan }: StepContext): number => product(kernelOf(plan) ?? []);

const reads = (context: StepContext): number => outputCount(context.plan) * taps(context);

interface Numbers {
  readonly size: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
  readonly outputs: number;
}

/** The sizes of one axis of a layer with equal padding; axis 0 is the first. */
const numbersOf = ({ plan }: StepContext, axis: number): Numbers => {
  const { source } = plan.spec;
  const own = plan.axes[axis];
  return {
    size: own?.inputSize ?? 1,
    kernel: source.kind === 'sliding' ? (source.kernel[axis] ?? 1) : 1,
    stride: source.kind === 'sliding' ? (source.stride[axis] ?? 1) : 1,
    padding: (own?.padBefore ?? 0) + (own?.padAfter ?? 0),
    outputs: own?.outputSize ?? 0,
  };
};

const formulaOf = ({ size, kernel, stride, padding, outputs }: Numbers): string =>
  `⌊(${size} + ${padding} − ${kernel}) / ${stride}⌋ + 1 = ${outputs}`;

/** The formula as far as it was built: the first `count` terms. */
const terms = (context: StepContext, count: number): Exhibit => {
  const { t } = context;
  const [rows, columns] = [numbersOf(context, 0), numbersOf(context, 1)];
  const all = [
    { text: 'c', meaning: t('channels'), value: '1' },
    { text: 'oₕ', meaning: t('windows down'), value: formulaOf(rows) },
    { text: 'o𝓌', meaning: t('windows across'), value: formulaOf(columns) },
    { text: 'kₕ·k𝓌', meaning: t('values in a window'), value: String(taps(context)) },
    { text: 'c·oₕ·o𝓌·kₕ·k𝓌', meaning: t('values read'), value: String(reads(context)) },
  ];
  return { kind: 'terms', terms: all.slice(0, count), caption: richTextOf('') };
};

const countOutputs: Step = {
  instruction: ({ t }) => t('Step through the windows in the picture.'),
  question: ({ t }) => t('How many outputs does this layer have?'),
  task: (context) => numberTask(context, context.t('Outputs')),
  exhibit: (context) => terms(context, 1),
  check: (context) =>
    checkNumber(
      context,
      outputCount(context.plan),
      context.t('Count the windows: rows of windows times windows in a row.'),
    ),
  reason: (context) =>
    context.t(
      'Per axis, the padded size minus the kernel, divided by the stride and rounded down, plus the first window: {formula}.',
      { formula: formulaOf(numbersOf(context, 0)) },
    ),
};

const countTaps: Step = {
  instruction: ({ t }) => t('Look at one window.'),
  question: ({ t }) => t('How many cells does it cover, padding included?'),
  task: (context) => numberTask(context, context.t('Cells')),
  exhibit: (context) => terms(context, 3),
  check: (context) =>
    checkNumber(context, taps(context), context.t('Kernel height times kernel width.')),
  reason: (context) =>
    context.t('**{taps}** cells, at each of the {outputs} places.', {
      taps: taps(context),
      outputs: outputCount(context.plan),
    }),
};

const mistake = ({ t }: StepContext): Choice => ({
  options: [
    t('It forgets to divide by the stride.'),
    t('One letter stands for two sizes, so the padding cancels the window.'),
    t('It should not round down.'),
  ],
  right: 1,
  wrong: t('That part of it is right. Put the numbers of this layer in and see what is left.'),
});

const findTheMistake: Step = {
  instruction: ({ t }) =>
    t('A formula often seen for the number of windows down is `(h + p − p) / s + 1`.'),
  question: ({ t }) => t('What is wrong with it?'),
  task: (context) => choiceTask(context, mistake(context)),
  exhibit: (context) => terms(context, 4),
  check: (context) => checkChoice(context, mistake(context)),
  reason: (context) => {
    const numbers = numbersOf(context, 0);
    return context.t(
      'It leaves `h / s + 1` = **{wrong}**, whatever the window. Padding is added on **two** sides and the kernel is taken off: {formula}.',
      { wrong: numbers.size / numbers.stride + 1, formula: formulaOf(numbers) },
    );
  },
};

const multiply: Step = {
  instruction: ({ t }) => t('Multiply it up for one channel.'),
  question: ({ t }) => t('How many values are read, padding included?'),
  task: (context) => numberTask(context, context.t('Values read')),
  exhibit: (context) => terms(context, 5),
  check: (context) =>
    checkNumber(context, reads(context), context.t('Outputs times the cells of a window.')),
  reason: (context) => {
    const counted = cost(context.plan);
    return counted.ok
      ? context.t(
          'That is the textbook’s count. At the edges windows hold padding, which needn’t be read: exactly **{exact}** values, and {operations} operations. A convolution would also multiply.',
          { exact: counted.value.reads, operations: counted.value.totalOperations },
        )
      : textOf(counted.error.message, context.t);
  },
};

const makeItCheaper: Step = {
  instruction: ({ t }) => t('Change kernel, stride or padding.'),
  question: ({ t }) =>
    t('Can you bring the textbook’s count down to **18** or less, on the same 4×4 input?'),
  task: useControls,
  exhibit: (context) => terms(context, 5),
  check: (context) => {
    const { settings, t } = context;
    const sameInput = settings.inputSize.length === 2 && product(settings.inputSize) === 16;
    return checkThat(
      sameInput && settings.windows === 'sliding' && reads(context) <= 18,
      t('{reads} values read.', { reads: reads(context) }),
      sameInput
        ? t('{reads} values read, still more than 18.', { reads: reads(context) })
        : t('Keep the input 4×4.'),
    );
  },
  reason: ({ t }) =>
    t(
      'Cost grows with the **area** of the window and falls with the **square** of the stride. With a stride equal to the kernel, each value is read once.',
    ),
  code: () =>
    [
      'def textbook_cost(c, h, w, kernel, stride, padding):',
      '    out = [(n + 2 * p - k) // s + 1 for n, k, s, p in zip((h, w), kernel, stride, padding)]',
      '    return c * out[0] * out[1] * kernel[0] * kernel[1]',
    ].join('\n'),
};

/** The cost of a pooling layer, term by term. */
export const costOfALayer: Lesson = {
  id: 'cost-of-a-layer',
  title: (t) => t('Cost'),
  start: { operation: 'max' },
  steps: [countOutputs, countTaps, findTheMistake, multiply, makeItCheaper],
};
