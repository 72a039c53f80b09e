import type { LessonTask } from '../protocol/lesson-state.js';
import type { StepContext, Verdict } from './lesson.js';

/** The Lab's own controls are the task. */
export const useControls = (): LessonTask => ({ kind: 'settings' });

/** One of several statements, of which the first given is the right one; shown in `order`. */
export interface Choice {
  readonly options: readonly string[];
  /** Index of the right option. */
  readonly right: number;
  /** What to say to each wrong option, by its index; the right one needs no entry. */
  readonly wrong: string;
}

/** The statement that was chosen, by its index; null: none yet. */
export const chosenOf = ({ answer }: StepContext): number | null =>
  answer?.kind === 'choice' ? answer.chosen : null;

/** A task to choose one of several statements. */
export const choiceTask = (context: StepContext, { options }: Choice): LessonTask => ({
  kind: 'choice',
  options,
  chosen: chosenOf(context),
});

/** Done when the right option is chosen. */
export const checkChoice = (context: StepContext, { right, wrong }: Choice): Verdict => {
  const chosen = chosenOf(context);
  if (chosen === null) {
    return { done: false, feedback: '' };
  }
  return chosen === right
    ? { done: true, feedback: context.t('Right.') }
    : { done: false, feedback: wrong };
};

/** The number that was typed; null: none yet. */
export const givenOf = ({ answer }: StepContext): number | null =>
  answer?.kind === 'number' ? answer.given : null;

/** A task to type a number, whose box has this label. */
export const numberTask = (context: StepContext, label: string): LessonTask => ({
  kind: 'number',
  label,
  given: givenOf(context),
});

/** Done when the number given is `right`; `hint` is said to any other. */
export const checkNumber = (context: StepContext, right: number, hint: string): Verdict => {
  const given = givenOf(context);
  if (given === null) {
    return { done: false, feedback: '' };
  }
  return given === right
    ? { done: true, feedback: context.t('Right: **{number}**.', { number: right }) }
    : { done: false, feedback: hint };
};

/** Done when a condition on the live Lab holds; else `hint` is said. */
export const checkThat = (holds: boolean, feedback: string, hint = ''): Verdict =>
  holds ? { done: true, feedback } : { done: false, feedback: hint };
