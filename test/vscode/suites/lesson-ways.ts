import type { LabPage } from './lab-page.js';

/** Gives a message of the Lab in the language that it is displayed in. */
export type TranslateMessage = (
  message: string,
  values?: Readonly<Record<string, string | number>>,
) => string;

/** Messages with their values, as they are written or as `bundle` translates them. */
export const translationBy =
  (bundle: Readonly<Record<string, string>> = {}): TranslateMessage =>
  (message, values = {}) =>
    (bundle[message] ?? message).replace(/\{(\w+)\}/gu, (whole, name: string) =>
      Object.hasOwn(values, name) ? String(values[name]) : whole,
    );

/** A lesson, and what is done in each of its steps, with the keyboard alone. */
export interface Way {
  readonly number: number;
  readonly title: string;
  readonly steps: readonly (() => Promise<void>)[];
}

/** The way of a student through every lesson. */
export const waysThrough = (lab: () => LabPage, t: TranslateMessage): readonly Way[] => {
  const axis = (name: string, along = 'height'): string =>
    t('{name}, {axis}', { name: t(name), axis: t(along) });
  const type = (label: string, text: string) => lab().type(label, text);
  const side = (name: string): string => t('Padding, {side}', { side: t(name) });
  const kernelAndStride = async (size: string): Promise<void> => {
    await type(axis('Kernel'), size);
    await type(axis('Stride'), size);
  };
  const choose = (label: string, entry: string) => lab().choose(t(label), t(entry));
  const answer = (label: string, text: string) => lab().answer(t(label), text);
  const pick = (statement: string) => lab().pick(t(statement));
  return [
    {
      number: 1,
      title: 'Average as a convolution',
      steps: [
        async () => {
          await choose('Operation', 'Average');
          await kernelAndStride('2');
        },
        async () => {
          for (const [row, column] of [
            [0, 0],
            [0, 1],
            [1, 0],
            [1, 1],
          ] as const) {
            await type(t('Weight, row {row}, column {column}', { row, column }), '0.25');
          }
        },
        () => type(t('Padding, all sides'), '1'),
        () => lab().toggle('count_include_pad'),
        () => answer('Weights', '0'),
      ],
    },
    {
      number: 2,
      title: 'Max with convolution and ReLU',
      steps: [
        () => lab().press(t('bottom right only')),
        () => pick('What it gives for x + y is what it gives for x plus what it gives for y.'),
        () => lab().answer('relu(8 − 3)', '5'),
        () => answer('Nodes', '3'),
        () => pick('the smallest input value'),
      ],
    },
    {
      number: 3,
      title: 'Cost',
      steps: [
        () => answer('Outputs', '4'),
        () => answer('Cells', '9'),
        () => pick('One letter stands for two sizes, so the padding cancels the window.'),
        () => answer('Values read', '36'),
        async () => {
          await type(t('Padding, all sides'), '0');
          await type(axis('Kernel'), '2');
        },
      ],
    },
    {
      number: 4,
      title: 'Max and average',
      steps: [
        () => choose('Values', 'image'),
        () => pick('Max'),
        async () => {
          await choose('Values', 'checkerboard');
          await choose('Operation', 'Average');
          await kernelAndStride('2');
        },
        () => pick('Max: only the largest value. Average: all values alike.'),
      ],
    },
    {
      number: 5,
      title: 'Min from max',
      steps: [
        () => choose('Operation', 'Min'),
        () => lab().pick('−max(−x)'),
        () => type(t('Padding, all sides'), '1'),
        () => pick('Hardly: two sign changes give it, and after a ReLU it is mostly 0.'),
      ],
    },
    {
      number: 6,
      title: 'Softmax',
      steps: [
        () => type(t('Temperature'), '0.1'),
        () => type(t('Temperature'), '10'),
        () => answer('Learned numbers', '0'),
        () => answer('Exponentials', '16'),
        () => pick('It costs more, and its results lie between two cheaper layers.'),
      ],
    },
    {
      number: 7,
      title: 'Padding only left and top',
      steps: [
        () => pick('bottom and right'),
        () => lab().press(t('Padding: all sides alike')),
        async () => {
          await type(side('bottom'), '0');
          await type(side('right'), '0');
        },
        () => type(axis('Input size'), '5'),
      ],
    },
    {
      number: 8,
      title: 'Pooling keeps channels',
      steps: [() => answer('Channels', '64'), () => pick('nothing'), () => answer('Values', '256')],
    },
    {
      number: 9,
      title: 'Output size, and lost rows',
      steps: [
        () => type(axis('Input size'), '5'),
        () => answer('Values', '9'),
        () => type(t('Padding, all sides'), '1'),
      ],
    },
    {
      number: 10,
      title: 'What padding holds',
      steps: [
        () => lab().pick('−∞'),
        () => choose('Operation', 'Average'),
        () => lab().toggle('count_include_pad'),
      ],
    },
    {
      number: 11,
      title: 'ceil_mode',
      steps: [
        () => lab().toggle('ceil_mode'),
        () => answer('Values', '1'),
        () => type(axis('Stride'), '5'),
      ],
    },
    {
      number: 12,
      title: 'Flatten and in_features',
      steps: [
        () => answer('in_features', '400'),
        () => type(axis('Input size'), '8'),
        () => pick('an AdaptiveAvgPool2d(5) before Flatten'),
      ],
    },
    {
      number: 13,
      title: 'Adaptive and global pooling',
      steps: [
        () => type(axis('Input size'), '7'),
        () => answer('Columns', '1'),
        () => choose('Windows', 'Global'),
      ],
    },
    {
      number: 14,
      title: 'Shifts, and strided convolution',
      steps: [
        () => answer('Outputs', '0'),
        () => answer('Outputs', '2'),
        () => pick('It passes it on: each place in the window has a weight of its own.'),
      ],
    },
    {
      number: 15,
      title: 'Gradient, overlap, unpooling',
      steps: [
        () => answer('Gradient', '4'),
        () => kernelAndStride('2'),
        () => pick('one of them, and which is left open'),
      ],
    },
  ];
};

/** Goes through a lesson to its end, from step to step. */
export const complete = async (
  lab: LabPage,
  { number, steps }: Way,
  t: TranslateMessage,
): Promise<void> => {
  await lab.choose(t('Lesson'), `${number}.`);
  for (const [index, step] of steps.entries()) {
    const place = t('step {step} of {count}', { step: index + 1, count: steps.length });
    await lab.frame.getByText(place).waitFor();
    await step();
    await lab.next(t(index === steps.length - 1 ? 'Finish' : 'Next step'));
  }
};
