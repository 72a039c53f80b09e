import type { Step, StepContext } from './lesson.js';
import {
  checkChoice,
  checkNumber,
  choiceTask,
  numberTask,
  useControls,
  type Choice,
} from './tasks.js';

type Words = (context: StepContext) => string;

/** What every step says. */
interface StepWords {
  readonly instruction: Words;
  readonly question: Words;
  readonly reason: Words;
  readonly code?: Words;
  readonly exhibit?: NonNullable<Step['exhibit']>;
}

/** A step whose question is answered by one of several statements. */
export const choiceStep = (
  words: StepWords & { readonly choice: (context: StepContext) => Choice },
): Step => {
  const { choice, ...said } = words;
  return {
    ...said,
    task: (context) => choiceTask(context, choice(context)),
    check: (context) => checkChoice(context, choice(context)),
  };
};

/** A step whose question is answered by a number that the live layer gives. */
export const numberStep = (
  words: StepWords & {
    readonly label: Words;
    readonly right: (context: StepContext) => number;
    readonly hint: Words;
  },
): Step => {
  const { label, right, hint, ...said } = words;
  return {
    ...said,
    task: (context) => numberTask(context, label(context)),
    check: (context) => checkNumber(context, right(context), hint(context)),
  };
};

/** A step that is done with the Lab's own controls. */
export const settingsStep = (words: StepWords & { readonly check: Step['check'] }): Step => ({
  ...words,
  task: useControls,
});
