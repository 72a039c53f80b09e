import type { NumberGrid } from '../protocol/lesson-state.js';
import { richTextOf } from '../protocol/index.js';
import type { Lesson, StepContext } from './lesson.js';
import { differing, maxReducer, noPadding, outputGrid, pooledBy } from './live-layer.js';
import { choiceStep, numberStep } from './steps.js';

/** One bright cell in a plane of four by four, so many columns to the right. */
const bright = (column: number): Float64Array =>
  Float64Array.from({ length: 16 }, (_, at) => (at === column ? 9 : 0));

const pooledAt = (context: StepContext, column: number): Float64Array =>
  pooledBy(context, maxReducer, bright(column));

/** How many outputs change when the bright cell moves from one column to another. */
const changes = (context: StepContext, from: number, to: number): readonly number[] =>
  differing(pooledAt(context, from), pooledAt(context, to));

const grids = (context: StepContext, from: number, to: number) => {
  const grid = (column: number, marked: readonly number[]): NumberGrid =>
    outputGrid(
      context,
      context.t('9 in column {column}', { column }),
      pooledAt(context, column),
      marked,
    );
  const marked = changes(context, from, to);
  return {
    kind: 'grids' as const,
    grids: [grid(from, []), grid(to, marked)],
    caption: richTextOf(''),
  };
};

const within = numberStep({
  instruction: ({ t }) => t('The 9 stands in the corner. Think of it one column further right.'),
  question: ({ t }) => t('How many outputs of max pooling change?'),
  label: ({ t }) => t('Outputs'),
  right: (context) => changes(context, 0, 1).length,
  hint: ({ t }) => t('It is still in the first window.'),
  reason: ({ t }) => t('None: the window takes its largest value, wherever in it that stands.'),
});

const across = numberStep({
  instruction: ({ t }) => t('Now it moves by one more, from column 1 to column 2.'),
  question: ({ t }) => t('How many outputs change?'),
  label: ({ t }) => t('Outputs'),
  right: (context) => changes(context, 1, 2).length,
  hint: ({ t }) => t('One window loses it, another one gets it.'),
  exhibit: (context) => grids(context, 0, 1),
  reason: ({ t }) =>
    t(
      'Two. Pooling is **not** shift invariant: it ignores a shift inside a window and passes one across its edge on. Only global pooling ignores every shift.',
    ),
});

const strided = choiceStep({
  instruction: ({ t }) => t('A convolution of 2×2 with stride 2 makes the same size.'),
  question: ({ t }) => t('What does it do with the shift inside the window?'),
  choice: ({ t }) => ({
    options: [
      t('It passes it on: each place in the window has a weight of its own.'),
      t('It ignores it as max pooling does.'),
      t('It can’t be told: both learn.'),
    ],
    right: 0,
    wrong: t('Its output is 9 · w, and w differs from place to place.'),
  }),
  exhibit: (context) => grids(context, 1, 2),
  reason: ({ t }) =>
    t(
      'It has weights, mixes channels and learns what to keep; pooling has none and costs nothing to learn. Aliasing they share: blur before you take every second value.',
    ),
  code: () =>
    [
      'import torch',
      'from torch import nn',
      '',
      'x = torch.zeros(3, 1, 4, 4)',
      'x[range(3), 0, 0, range(3)] = 9  # the 9 in column 0, 1 and 2',
      'pool, conv = nn.MaxPool2d(2), nn.Conv2d(1, 1, kernel_size=2, stride=2, bias=False)',
      'for layer in (pool, conv):',
      '    y = layer(x)',
      '    print([(y[i] != y[i + 1]).sum().item() for i in range(2)])  # [0, 2], then [1, 2]',
    ].join('\n'),
});

/** Pooling against a strided convolution, and what a shift by one changes. */
export const shiftAndStride: Lesson = {
  id: 'shift-and-stride',
  title: (t) => t('Shifts, and strided convolution'),
  start: {
    operation: 'max',
    kernel: [2, 2],
    stride: [2, 2],
    padding: noPadding,
    values: { kind: 'typed', seed: 7, typed: [...bright(0)] },
  },
  steps: [within, across, strided],
};
