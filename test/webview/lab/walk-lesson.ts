import { solutions } from '../../../src/lessons/solutions.js';
import type { FakeHost } from './fake-host.js';

/**
 * Goes through a lesson as a student who knows every answer. `seen` is called with each step, before
 * it is done and when it is; the last step stays in view.
 */
export async function walkLesson(
  host: FakeHost,
  id: string,
  seen: (step: number, isDone: boolean) => Promise<void>,
): Promise<void> {
  host.send({ type: 'chooseLesson', lesson: id });
  for (const [index, solution] of (solutions[id] ?? []).entries()) {
    host.send({ type: 'goToStep', step: index });
    await seen(index, false);
    host.send(
      'answer' in solution
        ? { type: 'answer', answer: solution.answer }
        : {
            type: 'edit',
            sequence: index + 1,
            settings: { ...host.session.settings, ...solution.settings },
          },
    );
    await seen(index, true);
  }
}
