import type { Lesson, StepContext } from './lesson.js';
import { equals, kernelOf, noPadding } from './live-layer.js';
import { choiceStep, numberStep, settingsStep } from './steps.js';
import { checkThat } from './tasks.js';

/** A peak that every window of 3×3 reads. */
const PEAK = [1, 2, 3, 4, 2, 9, 4, 3, 3, 4, 5, 2, 4, 3, 2, 1];

/** How many outputs are the peak: each sends its gradient there. */
const winnersOf = ({ output, input }: StepContext): number => {
  const peak = Math.max(...input);
  return output.filter((value) => value === peak).length;
};

const sumAtPeak = numberStep({
  instruction: ({ t }) => t('Windows of 3 with stride 1 overlap. Every output sends back a 1.'),
  question: ({ t }) => t('What gradient arrives at the 9?'),
  label: ({ t }) => t('Gradient'),
  right: winnersOf,
  hint: ({ t }) => t('Count the outputs that are 9.'),
  reason: ({ t }) =>
    t(
      'All four windows chose it, so it gets their **sum**; the other 15 cells get 0. The gradient of an average would be spread over all cells.',
    ),
});

const noOverlap = settingsStep({
  instruction: ({ t }) => t('Set kernel and stride to **2**: no overlap.'),
  question: ({ t }) => t('How often is each cell read?'),
  check: ({ settings, plan, t }) =>
    checkThat(
      equals(kernelOf(plan) ?? [], 2) && equals(settings.stride, 2),
      t('Once. Each window’s largest value gets 1.'),
    ),
  reason: ({ t }) =>
    t('Without overlap every output has a cell of its own, and unpooling can put it back there.'),
});

const ambiguous = choiceStep({
  instruction: ({ t }) =>
    t('Think of the overlapping layer again: four outputs with the index of one cell.'),
  question: ({ t }) => t('What does MaxUnpool2d write into that cell, if the four values differ?'),
  choice: ({ t }) => ({
    options: [t('their sum'), t('one of them, and which is left open'), t('their average')],
    right: 1,
    wrong: t('Unpooling writes values, it does not add them.'),
  }),
  reason: ({ t }) =>
    t(
      'The gradient **adds**, unpooling **overwrites**: on a GPU the order is not fixed. Unpool only layers whose windows don’t overlap. And it brings back places, not the values that lost: those stay 0.',
    ),
  code: () =>
    [
      'import torch',
      'from torch import nn',
      '',
      'x = torch.tensor([[1., 2, 3, 4], [2, 9, 4, 3], [3, 4, 5, 2], [4, 3, 2, 1]])',
      'x = x.reshape(1, 1, 4, 4).requires_grad_()',
      'nn.MaxPool2d(3, stride=1)(x).sum().backward()',
      'print(x.grad[0, 0, 1, 1].item())  # 4.0',
      '',
      'pooled, indices = nn.MaxPool2d(2, return_indices=True)(x)',
      'print(nn.MaxUnpool2d(2)(pooled, indices))',
    ].join('\n'),
});

/** Where the gradient goes when windows overlap, and why unpooling is not its opposite. */
export const gradientAndUnpooling: Lesson = {
  id: 'gradient-and-unpooling',
  title: (t) => t('Gradient, overlap, unpooling'),
  start: {
    operation: 'max',
    kernel: [3, 3],
    stride: [1, 1],
    padding: noPadding,
    values: { kind: 'typed', seed: 7, typed: PEAK },
  },
  steps: [sumAtPeak, noOverlap, ambiguous],
};
