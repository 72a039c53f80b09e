import { afterEach, expect, it } from 'vitest';
import { userEvent } from 'vitest/browser';
import { LessonTaskView } from '../../../webview/lab/lesson-task.js';
import type { LessonTask } from '../../../src/protocol/lesson-state.js';

const choice = (chosen: number | null): LessonTask => ({
  kind: 'choice',
  options: ['0', '−∞', 'the smallest'],
  chosen,
});

const radios = (view: LessonTaskView): readonly HTMLInputElement[] => [
  ...view.renderRoot.querySelectorAll<HTMLInputElement>('input[type=radio]'),
];

const chosen = (view: LessonTaskView): number => radios(view).findIndex(({ checked }) => checked);

afterEach(() => document.body.replaceChildren());

it('a choice stays while the answer to an earlier one arrives', async () => {
  const view = new LessonTaskView();
  view.task = choice(null);
  document.body.append(view);
  await view.updateComplete;
  const [first] = radios(view);
  first?.focus();
  await userEvent.keyboard(' {ArrowDown}');
  expect(chosen(view)).toBe(1);
  view.task = choice(0);
  await view.updateComplete;
  expect(chosen(view)).toBe(1);
  view.task = choice(1);
  await view.updateComplete;
  expect(chosen(view)).toBe(1);
  view.task = choice(2);
  await view.updateComplete;
  expect(chosen(view)).toBe(2);
});
