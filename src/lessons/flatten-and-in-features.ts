import type { Lesson } from './lesson.js';
import { equals, noPadding, outputCount } from './live-layer.js';
import { choiceStep, numberStep, settingsStep } from './steps.js';
import { checkThat } from './tasks.js';

const CHANNELS = 16;

const countFeatures = numberStep({
  instruction: ({ t }) =>
    t('The picture is one of {channels} channels. After it come Flatten and Linear.', {
      channels: CHANNELS,
    }),
  question: ({ t }) => t('What is in_features of the Linear layer?'),
  label: ({ t }) => t('in_features'),
  right: ({ plan }) => CHANNELS * outputCount(plan),
  hint: ({ t }) => t('Channels times rows times columns of the output.'),
  reason: ({ plan, t }) =>
    t('Flatten lays all values in a row: {channels} · {outputs} = **{all}**.', {
      channels: CHANNELS,
      outputs: outputCount(plan),
      all: CHANNELS * outputCount(plan),
    }),
});

const otherSize = settingsStep({
  instruction: ({ t }) => t('Set the input size to **8×8**.'),
  question: ({ t }) => t('Does `Linear(400, 10)` still fit?'),
  check: ({ settings, plan, t }) =>
    checkThat(
      equals(settings.inputSize, 8),
      t('No: {count} values arrive.', { count: CHANNELS * outputCount(plan) }),
    ),
  reason: ({ t }) =>
    t(
      'PyTorch stops: `mat1 and mat2 shapes cannot be multiplied (1x256 and 400x10)`. The first number is what arrives, the second what was told.',
    ),
});

const whichRemedy = choiceStep({
  instruction: ({ t }) => t('The network should take pictures of any size.'),
  question: ({ t }) => t('What makes `Linear(400, 10)` fit always?'),
  choice: ({ t }) => ({
    options: [
      t('an AdaptiveAvgPool2d(5) before Flatten'),
      t('view(-1, 400) instead of Flatten'),
      t('a larger batch'),
    ],
    right: 0,
    wrong: t('It must always be 16 · 5 · 5 values for each picture.'),
  }),
  reason: ({ t }) =>
    t(
      'It gives 5×5 whatever arrives. `view(-1, 400)` moves values from one picture into the next and says nothing.',
    ),
  code: () =>
    [
      'import torch',
      'from torch import nn',
      '',
      'head = nn.Sequential(nn.AdaptiveAvgPool2d(5), nn.Flatten(), nn.Linear(16 * 5 * 5, 10))',
      'for size in (5, 8, 13):',
      '    print(head(torch.zeros(1, 16, size, size)).shape)  # torch.Size([1, 10])',
    ].join('\n'),
});

/** How many values Flatten gives, and what happens when the input has another size. */
export const flattenAndInFeatures: Lesson = {
  id: 'flatten-and-in-features',
  title: (t) => t('Flatten and in_features'),
  start: {
    operation: 'max',
    kernel: [2, 2],
    stride: [2, 2],
    padding: noPadding,
    inputSize: [10, 10],
  },
  steps: [countFeatures, otherSize, whichRemedy],
};
