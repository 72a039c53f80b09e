import { describe, expect, it } from 'vitest';
import { draw } from '../../../src/present/lab/draw.js';
import { LabSession } from '../../../src/present/lab/session.js';
import { english } from '../../../src/engine/phrase.js';
import { lessons } from '../../../src/lessons/index.js';
import { solutions, type Solution } from '../../../src/lessons/solutions.js';
import type { LabIntention } from '../../../src/protocol/lab.js';
import type { LabSettings } from '../../../src/protocol/lab-settings.js';
import { plainText } from '../../../src/protocol/index.js';

const one = [
  { before: 1, after: 1 },
  { before: 1, after: 1 },
];
const intentionOf = (solution: Solution, settings: LabSettings): LabIntention =>
  'answer' in solution
    ? { type: 'answer', answer: solution.answer }
    : { type: 'edit', sequence: 1, settings: { ...settings, ...solution.settings } };

const open = (id: string): LabSession => {
  const session = new LabSession(draw, english, null);
  session.receive({ type: 'chooseLesson', lesson: id });
  return session;
};

describe('the lessons', () => {
  it('are fifteen, of three to five steps each', () => {
    expect(lessons).toHaveLength(15);
    for (const { steps } of lessons) {
      expect(steps.length).toBeGreaterThanOrEqual(3);
      expect(steps.length).toBeLessThanOrEqual(5);
    }
  });

  it.each(lessons.map(({ id }) => id))('%s is completed by doing what it asks', (id) => {
    const session = open(id);
    const way = solutions[id] ?? [];
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
