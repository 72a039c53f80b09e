import type { Lesson } from './lesson.js';
import { equals, outputCount } from './live-layer.js';
import { numberStep, settingsStep } from './steps.js';
import { checkThat } from './tasks.js';

const anySize = settingsStep({
  instruction: ({ t }) => t('Set the input size to **7×7**.'),
  question: ({ t }) => t('How many outputs are there?'),
  check: ({ settings, plan, t }) =>
    checkThat(
      settings.windows === 'adaptive' && equals(settings.inputSize, 7),
      t('{count}, as before.', { count: outputCount(plan) }),
    ),
  reason: ({ t }) =>
    t(
      'An adaptive layer is told the **output** and makes its windows fit: bin i reads from ⌊i·n / o⌋ to ⌈(i + 1)·n / o⌉.',
    ),
});

const countShared = numberStep({
  instruction: ({ t }) => t('7 is no multiple of 2. Compare the first two windows.'),
  question: ({ t }) => t('How many columns do both of them read?'),
  label: ({ t }) => t('Columns'),
  right: () => 1,
  hint: ({ t }) => t('The first reads columns 0 to 3, the second begins at ⌊7 / 2⌋ = 3.'),
  reason: ({ t }) =>
    t('One: bins overlap where sizes don’t divide. With 8 they would lie side by side.'),
});

const global = settingsStep({
  instruction: ({ t }) => t('Set **Windows** to Global.'),
  question: ({ t }) => t('How many values are left of each channel?'),
  check: ({ settings, t }) => checkThat(settings.windows === 'global', t('One.')),
  reason: ({ t }) =>
    t(
      'So a Linear layer behind it needs as many in_features as there are **channels**, for pictures of any size, and far fewer weights than after Flatten: 512 instead of 512 · 7 · 7.',
    ),
  code: () =>
    [
      'import torch',
      'from torch import nn',
      '',
      'flat = nn.Sequential(nn.Flatten(), nn.Linear(512 * 7 * 7, 1000))',
      'pooled = nn.Sequential(nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 1000))',
      'for head in (flat, pooled):',
      '    print(sum(p.numel() for p in head.parameters()))  # 25089000, then 513000',
    ].join('\n'),
});

/** Windows that are told the output: adaptive and global pooling instead of Flatten. */
export const adaptiveAndGlobal: Lesson = {
  id: 'adaptive-and-global',
  title: (t) => t('Adaptive and global pooling'),
  start: { operation: 'avg', windows: 'adaptive', outputSize: [2, 2], inputSize: [4, 4] },
  steps: [anySize, countShared, global],
};
