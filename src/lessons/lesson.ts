import type { Plan, Translate } from '../engine/index.js';
import type { CellCounts } from '../protocol/index.js';
import type { LabSettings } from '../protocol/lab-settings.js';
import type { Exhibit, LessonAnswer, LessonTask } from '../protocol/lesson-state.js';

/** What the student's Lab holds at this moment: checks look at this and at nothing else. */
export interface LessonLive {
  readonly settings: LabSettings;
  /** Null while the framework rejects the settings. */
  readonly plan: Plan | null;
  /** Values of the one plane, row-major; those of the last valid settings. */
  readonly input: Float64Array;
  readonly output: Float64Array;
  readonly counts: CellCounts | null;
  readonly code: { readonly imports: readonly string[]; readonly body: string } | null;
}

/** The live Lab as a step sees it: with a valid plan, the student's answer and the language. */
export interface StepContext extends LessonLive {
  readonly plan: Plan;
  readonly answer: LessonAnswer | null;
  readonly t: Translate;
}

/** What a check finds. `feedback` is empty while there is nothing to say. */
export interface Verdict {
  readonly done: boolean;
  readonly feedback: string;
}

/** One instruction, one question, a check on the live Lab, and the reason. Texts are marked text. */
export interface Step {
  readonly instruction: (context: StepContext) => string;
  readonly question: (context: StepContext) => string;
  readonly task: (context: StepContext) => LessonTask;
  readonly check: (context: StepContext) => Verdict;
  readonly reason: (context: StepContext) => string;
  readonly exhibit?: (context: StepContext) => Exhibit | null;
  /** Code to take away. */
  readonly code?: (context: StepContext) => string;
  /** The code is to be read: it takes other libraries than PyTorch. */
  readonly codeToRead?: true;
}

export interface Lesson {
  readonly id: string;
  readonly title: (t: Translate) => string;
  /** What the Lab begins with; the rest is as in an untouched Lab. */
  readonly start: Partial<LabSettings>;
  readonly steps: readonly Step[];
}
