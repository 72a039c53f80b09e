import type { Lesson, StepContext } from './lesson.js';
import { equals, kernelOf, noPadding, outputCount } from './live-layer.js';
import { numberStep, settingsStep } from './steps.js';
import { checkThat } from './tasks.js';

const hasOddSize = ({ settings, plan }: StepContext): boolean =>
  equals(settings.inputSize, 5) && equals(kernelOf(plan) ?? [], 2) && equals(settings.stride, 2);

const makeOdd = settingsStep({
  instruction: ({ t }) => t('Windows of 2 halve 4 to 2. Set the input size to **5×5**.'),
  question: ({ t }) => t('How many outputs are there now?'),
  check: (context) =>
    checkThat(
      hasOddSize(context),
      context.t('Still {count}.', { count: outputCount(context.plan) }),
    ),
  reason: ({ t }) =>
    t(
      'An axis gives `⌊(n + 2p − k) / s⌋ + 1`. With 5 it is ⌊3 / 2⌋ + 1 = **2**: the half window at the end does not count.',
    ),
});

const countDropped = numberStep({
  instruction: ({ t }) => t('Look at the cells that are crossed out.'),
  question: ({ t }) => t('How many values does no window read?'),
  label: ({ t }) => t('Values'),
  right: ({ counts }) => counts?.dropped ?? 0,
  hint: ({ t }) => t('One row and one column; the corner is in both.'),
  reason: ({ t }) =>
    t(
      'The last row and the last column are **dropped**. They reach no output, and no gradient reaches them. Doubled later, 2 becomes 4 and not 5: that is why skips of a U-Net do not fit.',
    ),
});

const keepAll = settingsStep({
  instruction: ({ t }) => t('Set padding to **1** on all sides.'),
  question: ({ t }) => t('Is every value read now?'),
  check: ({ settings, counts, t }) =>
    checkThat(
      equals(settings.inputSize, 5) &&
        counts?.dropped === 0 &&
        settings.padding.every(({ before }) => before === 1),
      t('Yes, by 3×3 windows.'),
    ),
  reason: ({ t }) =>
    t(
      'The windows begin one cell earlier and end with the data. Or make sizes multiples of all strides: 32, 64, 224.',
    ),
  code: () =>
    [
      'def output_size(n, kernel, stride, padding=0, dilation=1):',
      '    return (n + 2 * padding - dilation * (kernel - 1) - 1) // stride + 1',
      '',
      'print(output_size(4, 2, 2), output_size(5, 2, 2), output_size(5, 2, 2, 1))  # 2 2 3',
    ].join('\n'),
});

/** The formula of the output's size, and why odd sizes lose a row. */
export const outputSize: Lesson = {
  id: 'output-size',
  title: (t) => t('Output size, and lost rows'),
  start: { operation: 'max', kernel: [2, 2], stride: [2, 2], padding: noPadding },
  steps: [makeOdd, countDropped, keepAll],
};
