import type { Lesson } from './lesson.js';
import { outputCount, sizeText } from './live-layer.js';
import { choiceStep, numberStep } from './steps.js';

/** How many channels the lesson speaks of: the Lab draws one of them. */
const CHANNELS = 64;

const countChannels = numberStep({
  instruction: ({ t }) =>
    t('The picture is one channel of a tensor of 1×{channels}×4×4.', { channels: CHANNELS }),
  question: ({ t }) => t('How many channels come out of this layer?'),
  label: ({ t }) => t('Channels'),
  right: () => CHANNELS,
  hint: ({ t }) => t('The window has no third side: it slides over each channel by itself.'),
  reason: ({ plan, t }) =>
    t(
      'As many as go in. Each channel is pooled by itself: **1×{channels}×{size}**. A convolution sums over all channels, pooling never does.',
      { channels: CHANNELS, size: sizeText(plan.axes.map(({ outputSize }) => outputSize)) },
    ),
});

const noArgument = choiceStep({
  instruction: ({ t }) => t('Look at the code below the picture.'),
  question: ({ t }) => t('What does the layer want to know about channels?'),
  choice: ({ t }) => ({
    options: [t('nothing'), t('how many come in'), t('how many come in and go out')],
    right: 0,
    wrong: t('nn.Conv2d takes both numbers. Look which arguments the pooling has.'),
  }),
  reason: ({ t }) =>
    t(
      'Nothing: it has no weights, so one layer serves tensors of any number of channels. Called with channels, `nn.MaxPool2d(64, 64)` would make windows of 64×64.',
    ),
});

const countValues = numberStep({
  instruction: ({ t }) => t('Now count the whole output, all channels of it.'),
  question: ({ t }) => t('How many values come out for one picture?'),
  label: ({ t }) => t('Values'),
  right: ({ plan }) => CHANNELS * outputCount(plan),
  hint: ({ t }) => t('Outputs of one channel times channels.'),
  reason: ({ t }) =>
    t(
      'To change the number of channels, put a convolution of 1×1 before or after: it costs little on the small map.',
    ),
  code: () =>
    [
      'import torch',
      'from torch import nn',
      '',
      'x = torch.zeros(1, 64, 4, 4)',
      'pool = nn.MaxPool2d(3, stride=2, padding=1)',
      'print(pool(x).shape)  # torch.Size([1, 64, 2, 2])',
      '',
      'fewer = nn.Conv2d(64, 32, kernel_size=1)',
      'print(fewer(pool(x)).shape)  # torch.Size([1, 32, 2, 2])',
    ].join('\n'),
});

/** Pooling works on each channel by itself and leaves their number as it is. */
export const poolingKeepsChannels: Lesson = {
  id: 'pooling-keeps-channels',
  title: (t) => t('Pooling keeps channels'),
  start: { operation: 'max' },
  steps: [countChannels, noArgument, countValues],
};
