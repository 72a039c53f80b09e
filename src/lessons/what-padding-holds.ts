import type { Lesson } from './lesson.js';
import { choiceStep, settingsStep } from './steps.js';
import { checkThat } from './tasks.js';

const rounded = (value = 0): number => Math.round(value * 100) / 100;

const maxPads = choiceStep({
  instruction: ({ t }) => t('Look what stands in the padding of the first window.'),
  question: ({ t }) => t('With what does max pooling pad?'),
  choice: ({ t }) => ({
    options: [t('0'), '−∞', t('the value next to it')],
    right: 1,
    wrong: t('If all values were negative, a 0 in the padding would win. It never does.'),
  }),
  reason: ({ t }) =>
    t('With **−∞**, which loses against every value. So padding never shows in a maximum.'),
});

const averagePads = settingsStep({
  instruction: ({ t }) => t('Set **Operation** to Average.'),
  question: ({ t }) => t('By what is the sum of the first window divided?'),
  check: ({ settings, output, t }) =>
    checkThat(
      settings.operation === 'avg' && settings.countIncludePad,
      t('By 9: {value}.', { value: rounded(output[0]) }),
    ),
  reason: ({ t }) =>
    t(
      'PyTorch pads with **0** and counts the zeros: 4 values, divided by 9. Outputs at the border come out too small.',
    ),
});

const countOnlyData = settingsStep({
  instruction: ({ t }) => t('Turn `count_include_pad` off.'),
  question: ({ t }) => t('And now?'),
  check: ({ settings, output, t }) =>
    checkThat(
      settings.operation === 'avg' && !settings.countIncludePad,
      t('By 4: {value}.', { value: rounded(output[0]) }),
    ),
  reason: ({ t }) =>
    t(
      'Only what is read counts. TensorFlow, Keras and ONNX do this by default, PyTorch does not: a ported average differs at the border.',
    ),
  code: () =>
    [
      'import torch',
      'from torch import nn',
      '',
      'x = torch.ones(1, 1, 4, 4)',
      'counted = nn.AvgPool2d(3, stride=2, padding=1)(x)',
      'ignored = nn.AvgPool2d(3, stride=2, padding=1, count_include_pad=False)(x)',
      'print(counted[0, 0, 0, 0].item(), ignored[0, 0, 0, 0].item())  # 0.444… 1.0',
    ].join('\n'),
});

/** Max pads with −∞; an average with zeros that its divisor counts, or does not. */
export const whatPaddingHolds: Lesson = {
  id: 'what-padding-holds',
  title: (t) => t('What padding holds'),
  start: { operation: 'max' },
  steps: [maxPads, averagePads, countOnlyData],
};
