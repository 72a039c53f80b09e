import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorkbench, type Workbench } from '../harness/workbench.js';
import { LabPage } from './lab-page.js';

let workbench: Workbench;
let lab: LabPage;

beforeAll(async () => {
  workbench = await openWorkbench({
    files: { 'net.py': 'import torch\n' },
    viewport: { width: 1280, height: 1000 },
  });
  await workbench.openFile('net.py');
  lab = await LabPage.open(workbench);
});
afterAll(() => workbench.close());

interface Way {
  readonly lesson: string;
  /** What is done in each step, with the keyboard. */
  readonly steps: readonly (() => Promise<void>)[];
}

const ways: readonly Way[] = [
  {
    lesson: '1. Average as a convolution',
    steps: [
      async () => {
        await lab.choose('Operation', 'Average');
        await lab.type('Kernel, height', '2');
        await lab.type('Stride, height', '2');
      },
      async () => {
        for (const place of ['row 0, column 0', 'row 0, column 1', 'row 1, column 0']) {
          await lab.type(`Weight, ${place}`, '0.25');
        }
        await lab.type('Weight, row 1, column 1', '0.25');
      },
      () => lab.type('Padding, all sides', '1'),
      () => lab.toggle('count_include_pad'),
      () => lab.answer('Weights', '0'),
    ],
  },
  {
    lesson: '2. Max with convolution and ReLU',
    steps: [
      () => lab.press('bottom right only'),
      () => lab.pick('What it gives for x + y'),
      () => lab.answer('relu(8 − 3)', '5'),
      () => lab.answer('Nodes', '3'),
      () => lab.pick('the smallest input value'),
    ],
  },
  {
    lesson: '3. Cost',
    steps: [
      () => lab.answer('Outputs', '4'),
      () => lab.answer('Cells', '9'),
      () => lab.pick('One letter stands for two sizes'),
      () => lab.answer('Values read', '36'),
      async () => {
        await lab.type('Padding, all sides', '0');
        await lab.type('Kernel, height', '2');
      },
    ],
  },
  {
    lesson: '4. Max and average',
    steps: [
      () => lab.choose('Values', 'image'),
      () => lab.pick('Max'),
      async () => {
        await lab.choose('Values', 'checkerboard');
        await lab.choose('Operation', 'Average');
        await lab.type('Kernel, height', '2');
        await lab.type('Stride, height', '2');
      },
      () => lab.pick('Max: only the largest value.'),
    ],
  },
  {
    lesson: '5. Min from max',
    steps: [
      () => lab.choose('Operation', 'Min'),
      () => lab.pick('−max(−x)'),
      () => lab.type('Padding, all sides', '1'),
      () => lab.pick('Hardly'),
    ],
  },
  {
    lesson: '6. Softmax',
    steps: [
      () => lab.type('Temperature', '0.1'),
      () => lab.type('Temperature', '10'),
      () => lab.answer('Learned numbers', '0'),
      () => lab.answer('Exponentials', '16'),
      () => lab.pick('It costs more'),
    ],
  },
  {
    lesson: '7. Padding only left and top',
    steps: [
      () => lab.pick('bottom and right'),
      () => lab.press('Padding: all sides alike'),
      async () => {
        await lab.type('Padding, bottom', '0');
        await lab.type('Padding, right', '0');
      },
      () => lab.type('Input size, height', '5'),
    ],
  },
];

describe('a lesson in the Lab', () => {
  it.each(ways)('“$lesson” is completed with the keyboard', async ({ lesson, steps }) => {
    await lab.choose('Lesson', lesson.slice(0, 2));
    for (const [index, step] of steps.entries()) {
      await lab.frame.getByText(`step ${index + 1} of ${steps.length}`).waitFor();
      await step();
      await lab.next(index === steps.length - 1 ? 'Finish' : 'Next step');
    }
    await expect
      .poll(() => lab.frame.getByRole('combobox', { name: 'Lesson' }).inputValue(), {
        timeout: 20_000,
      })
      .toBe('');
    expect(workbench.blockedByPolicy).toEqual([]);
  });
});
