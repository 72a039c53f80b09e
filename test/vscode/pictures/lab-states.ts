import type { Theme } from '../harness/workbench.js';
import type { LabPage } from '../suites/lab-page.js';

/** What a picture of the Lab is taken from; each begins where the one before it in its theme ended. */
export interface LabPicture {
  readonly name: string;
  readonly says: string;
  readonly theme?: Theme;
  readonly act: (lab: LabPage) => Promise<void>;
}

const answer = async (lab: LabPage, statement: string): Promise<void> => {
  await lab.pick(statement);
  await lab.frame
    .getByRole('button', { name: 'Next step', exact: true })
    .and(lab.frame.locator(':enabled'))
    .waitFor();
};

/** The Lab and its lessons, in the order in which a student meets them. */
export const labPictures: readonly LabPicture[] = [
  {
    name: 'lab-free',
    says: 'The Lab without a lesson: turn the settings, and see the same picture.',
    act: (lab) => lab.frame.locator('[role=grid]').first().waitFor(),
  },
  {
    name: 'lesson-begun',
    says: 'A lesson begins: one instruction, its setting marked, and one way on.',
    act: async (lab) => {
      await lab.choose('Lesson', '9');
      await lab.frame.getByRole('button', { name: 'Next step', exact: true }).waitFor();
    },
  },
  {
    name: 'lesson-question',
    says: 'A lesson asks: the statements stand where the settings were.',
    theme: 'light',
    act: async (lab) => {
      await lab.choose('Lesson', '10');
      await lab.frame.getByRole('radio').first().waitFor();
    },
  },
  {
    name: 'lesson-answered',
    says: 'The step is done: the answer, the reason, and the next step.',
    theme: 'light',
    act: (lab) => answer(lab, '−∞'),
  },
];
