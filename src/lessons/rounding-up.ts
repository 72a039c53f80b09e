import type { Lesson } from './lesson.js';
import { equals, noPadding, outputCount } from './live-layer.js';
import { numberStep, settingsStep } from './steps.js';
import { checkThat } from './tasks.js';

const turnOn = settingsStep({
  instruction: ({ t }) => t('One row and one column are dropped. Turn `ceil_mode` on.'),
  question: ({ t }) => t('How many outputs are there now?'),
  check: ({ settings, plan, t }) =>
    checkThat(settings.ceilMode, t('{count} instead of 4.', { count: outputCount(plan) })),
  reason: ({ t }) =>
    t(
      'The division rounds up: ⌈3 / 2⌉ + 1 = **3**. The last windows hang over the edge; what is outside does not exist, for maximum and average alike.',
    ),
});

const lastWindow = numberStep({
  instruction: ({ t }) => t('Go to the last window.'),
  question: ({ t }) => t('How many values does it read?'),
  label: ({ t }) => t('Values'),
  right: () => 1,
  hint: ({ t }) => t('Only what lies inside the 5×5 counts.'),
  reason: ({ t }) => t('One: the corner, which is dropped without `ceil_mode`.'),
});

const droppedWindow = settingsStep({
  instruction: ({ t }) => t('Set the stride to **5**.'),
  question: ({ t }) => t('The formula says ⌈3 / 5⌉ + 1 = 2. How many windows are there?'),
  check: ({ settings, plan, t }) =>
    checkThat(
      settings.ceilMode && equals(settings.stride, 5) && equals(settings.inputSize, 5),
      t('{count}.', { count: outputCount(plan) }),
      settings.ceilMode ? '' : t('Leave `ceil_mode` on.'),
    ),
  reason: ({ t }) =>
    t(
      'A second window would begin at row 5, behind the data. PyTorch **drops** a window that begins outside input and left padding, whatever the formula says.',
    ),
  code: () =>
    [
      'import torch',
      'from torch import nn',
      '',
      'x = torch.zeros(1, 1, 5, 5)',
      'for stride in (2, 5):',
      '    for ceil_mode in (False, True):',
      '        y = nn.MaxPool2d(2, stride, ceil_mode=ceil_mode)(x)',
      '        print(stride, ceil_mode, tuple(y.shape[2:]))',
    ].join('\n'),
});

/** What ceil_mode does, and the window that is dropped all the same. */
export const roundingUp: Lesson = {
  id: 'rounding-up',
  title: (t) => t('ceil_mode'),
  start: {
    operation: 'max',
    kernel: [2, 2],
    stride: [2, 2],
    padding: noPadding,
    inputSize: [5, 5],
  },
  steps: [turnOn, lastWindow, droppedWindow],
};
