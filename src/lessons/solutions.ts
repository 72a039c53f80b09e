import { defaultLabSettings, type LabSettings } from '../protocol/lab-settings.js';
import type { LessonAnswer } from '../protocol/lesson-state.js';

/** What completes a step: an answer, or settings of the Lab. */
export type Solution =
  { readonly answer: LessonAnswer } | { readonly settings: Partial<LabSettings> };

const all = (before: number, after = before): LabSettings['padding'] => [
  { before, after },
  { before, after },
];
const choice = (chosen: number): Solution => ({ answer: { kind: 'choice', chosen } });
const number = (given: number): Solution => ({ answer: { kind: 'number', given } });
const weights = (...of: readonly number[]): Solution => ({
  answer: { kind: 'kernel', weights: [...of] },
});
const set = (settings: Partial<LabSettings>): Solution => ({ settings });
const twoByTwo = { kernel: [2, 2], stride: [2, 2] };

/** For each lesson what completes its steps, in order. */
export const solutions: Readonly<Record<string, readonly Solution[]>> = {
  'average-as-convolution': [
    set({ operation: 'avg', ...twoByTwo, padding: all(0) }),
    weights(0.25, 0.25, 0.25, 0.25),
    set({ padding: all(1) }),
    set({ countIncludePad: false }),
    number(0),
  ],
  'max-with-convolution': [weights(1, 1, 1, 1), choice(1), number(5), number(3), choice(2)],
  'cost-of-a-layer': [
    number(4),
    number(9),
    choice(1),
    number(36),
    set({ kernel: [2, 2], padding: all(0) }),
  ],
  'max-and-average': [
    set({ values: { kind: 'image', seed: 7, typed: [] } }),
    choice(0),
    set({ values: { kind: 'checkerboard', seed: 7, typed: [] }, operation: 'avg', ...twoByTwo }),
    choice(0),
  ],
  'min-from-max': [set({ operation: 'min' }), choice(1), set({ padding: all(1) }), choice(1)],
  'softmax-pooling': [
    set({ temperature: 0.1 }),
    set({ temperature: 10 }),
    number(0),
    number(16),
    choice(1),
  ],
  'padding-on-one-side': [
    choice(1),
    set({ linked: { ...defaultLabSettings.linked, padding: false } }),
    set({ padding: all(1, 0) }),
    set({ inputSize: [5, 5] }),
  ],
  'pooling-keeps-channels': [number(64), choice(0), number(256)],
  'output-size': [set({ inputSize: [5, 5] }), number(9), set({ padding: all(1) })],
  'what-padding-holds': [choice(1), set({ operation: 'avg' }), set({ countIncludePad: false })],
  'rounding-up': [set({ ceilMode: true }), number(1), set({ stride: [5, 5] })],
  'flatten-and-in-features': [number(400), set({ inputSize: [8, 8] }), choice(0)],
  'adaptive-and-global': [set({ inputSize: [7, 7] }), number(1), set({ windows: 'global' })],
  'shift-and-stride': [number(0), number(2), choice(0)],
  'gradient-and-unpooling': [number(4), set(twoByTwo), choice(1)],
};
