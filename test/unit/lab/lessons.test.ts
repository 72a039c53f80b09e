import { describe, expect, it } from 'vitest';
import { draw } from '../../../src/host/lab/draw.js';
import { LabSession } from '../../../src/host/lab/session.js';
import { english } from '../../../src/engine/phrase.js';
import { lessons } from '../../../src/lessons/index.js';
import type { LabIntention } from '../../../src/protocol/lab.js';
import type { LabSettings } from '../../../src/protocol/lab-settings.js';
import { plainText } from '../../../src/protocol/index.js';

const one = [
  { before: 1, after: 1 },
  { before: 1, after: 1 },
];
const oneSided = [
  { before: 1, after: 0 },
  { before: 1, after: 0 },
];
const none = [
  { before: 0, after: 0 },
  { before: 0, after: 0 },
];
const unlinked = { ...new LabSession(draw, english, null).settings.linked, padding: false };

type Move =
  | Partial<LabSettings>
  | { readonly choice: number }
  | { readonly number: number }
  | { readonly weights: readonly number[] };

/** A way through each lesson, one move a step. */
const ways: Readonly<Record<string, readonly Move[]>> = {
  'average-as-convolution': [
    { operation: 'avg', kernel: [2, 2], stride: [2, 2], padding: none },
    { weights: [0.25, 0.25, 0.25, 0.25] },
    { padding: one },
    { countIncludePad: false },
    { number: 0 },
  ],
  'max-with-convolution': [
    { weights: [1, 1, 1, 1] },
    { choice: 1 },
    { number: 5 },
    { number: 3 },
    { choice: 2 },
  ],
  'cost-of-a-layer': [
    { number: 4 },
    { number: 9 },
    { choice: 1 },
    { number: 36 },
    { kernel: [2, 2], padding: none },
  ],
  'max-and-average': [
    { values: { kind: 'image', seed: 7, typed: [] } },
    { choice: 0 },
    {
      values: { kind: 'checkerboard', seed: 7, typed: [] },
      operation: 'avg',
      kernel: [2, 2],
      stride: [2, 2],
    },
    { choice: 0 },
  ],
  'min-from-max': [{ operation: 'min' }, { choice: 1 }, { padding: one }, { choice: 1 }],
  'softmax-pooling': [
    { temperature: 0.1 },
    { temperature: 10 },
    { number: 0 },
    { number: 16 },
    { choice: 1 },
  ],
  'padding-on-one-side': [
    { choice: 1 },
    { linked: unlinked },
    { padding: oneSided },
    { inputSize: [5, 5] },
  ],
};

const intentionOf = (move: Move, settings: LabSettings): LabIntention => {
  if ('choice' in move) {
    return { type: 'answer', answer: { kind: 'choice', chosen: move.choice } };
  }
  if ('number' in move) {
    return { type: 'answer', answer: { kind: 'number', given: move.number } };
  }
  return 'weights' in move
    ? { type: 'answer', answer: { kind: 'kernel', weights: [...move.weights] } }
    : { type: 'edit', sequence: 1, settings: { ...settings, ...move } };
};

const open = (id: string): LabSession => {
  const session = new LabSession(draw, english, null);
  session.receive({ type: 'chooseLesson', lesson: id });
  return session;
};

describe('the lessons', () => {
  it('are seven, of three to five steps each', () => {
    expect(lessons).toHaveLength(7);
    for (const { steps } of lessons) {
      expect(steps.length).toBeGreaterThanOrEqual(3);
      expect(steps.length).toBeLessThanOrEqual(5);
    }
  });

  it.each(lessons.map(({ id }) => id))('%s is completed by doing what it asks', (id) => {
    const session = open(id);
    const way = ways[id] ?? [];
    expect(way).toHaveLength(lessons.find((lesson) => lesson.id === id)?.steps.length ?? 0);
    let code = '';
    way.forEach((move, index) => {
      const before = session.state.lesson;
      expect(before?.step).toBe(index);
      expect(before?.done, `step ${index + 1} is not done before it is`).toBe(false);
      expect(before?.reason).toEqual([]);
      session.receive(intentionOf(move, session.settings));
      const after = session.state.lesson;
      expect(after?.done, `step ${index + 1}: ${plainText(after?.feedback ?? [])}`).toBe(true);
      expect(plainText(after?.reason ?? [])).not.toBe('');
      code += after?.code ?? '';
      session.receive({ type: 'goToStep', step: index + 1 });
    });
    expect(session.state.lesson?.completed.every(Boolean)).toBe(true);
    expect(code).not.toBe('');
  });

  it('do not open a step before the one in front of it is completed', () => {
    const session = open('cost-of-a-layer');
    session.receive({ type: 'goToStep', step: 2 });
    expect(session.state.lesson?.step).toBe(0);
  });

  it('answer a wrong choice with a hint and stay open', () => {
    const session = open('padding-on-one-side');
    session.receive({ type: 'answer', answer: { kind: 'choice', chosen: 0 } });
    expect(session.state.lesson?.done).toBe(false);
    expect(plainText(session.state.lesson?.feedback ?? [])).not.toBe('');
  });

  it('keep the settings when they are left', () => {
    const session = open('softmax-pooling');
    session.receive({ type: 'chooseLesson', lesson: null });
    expect(session.settings.operation).toBe('softmax');
    expect(session.state.lesson).toBeNull();
  });

  it('wait while the library rejects the settings', () => {
    const session = open('cost-of-a-layer');
    session.receive({
      type: 'edit',
      sequence: 1,
      settings: { ...session.settings, padding: one.map(() => ({ before: 3, after: 3 })) },
    });
    expect(session.state.error?.field).toBe('padding');
    expect(session.state.lesson?.done).toBe(false);
  });
});
