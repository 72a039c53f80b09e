import { richTextOf } from '../protocol/index.js';
import type { LabSettings } from '../protocol/lab-settings.js';
import type { LessonAnswer, LessonState } from '../protocol/lesson-state.js';
import { lessons } from './index.js';
import type { Translate } from '../engine/index.js';
import type { Lesson, LessonLive, StepContext } from './lesson.js';

/** Where a student is in a lesson, as plain data. */
export interface KeptProgress {
  readonly step: number;
  readonly answers: readonly { readonly step: number; readonly answer: LessonAnswer }[];
  readonly completed: readonly number[];
}

/** Where a student is: the open lesson, its step, the answers given and the steps completed. */
export class LessonProgress {
  readonly #t: Translate;
  #lesson: Lesson | null = null;
  #step = 0;
  #answers = new Map<number, LessonAnswer>();
  #completed = new Set<number>();

  constructor(t: Translate) {
    this.#t = t;
  }

  get lesson(): Lesson | null {
    return this.#lesson;
  }

  /** The lessons on offer, numbered, in the student's language. */
  get titles(): readonly { readonly id: string; readonly title: string }[] {
    return lessons.map(({ id, title }, index) => ({
      id,
      title: `${index + 1}. ${title(this.#t)}`,
    }));
  }

  /** Opens a lesson at its first step and gives what the Lab begins with; null: leaves it. */
  open(id: string | null): Partial<LabSettings> | null {
    this.#lesson = lessons.find((lesson) => lesson.id === id) ?? null;
    this.#step = 0;
    this.#answers = new Map();
    this.#completed = new Set();
    return this.#lesson?.start ?? null;
  }

  /** Where the student is in the lesson that is open. */
  get kept(): KeptProgress {
    return {
      step: this.#step,
      answers: [...this.#answers].map(([step, answer]) => ({ step, answer })),
      completed: [...this.#completed],
    };
  }

  /** Goes on with a lesson where a student was in it. */
  resume(id: string | null, { step, answers, completed }: KeptProgress): void {
    this.open(id);
    this.#completed = new Set(completed);
    this.goTo(step);
    this.#answers = new Map(answers.map((given) => [given.step, given.answer]));
  }

  /** Goes to a step; steps after the first that isn't completed stay closed. */
  goTo(step: number): void {
    const count = this.#lesson?.steps.length ?? 0;
    const open = Array.from({ length: count }).findIndex((_, index) => !this.#completed.has(index));
    if (step >= 0 && step < count && (open === -1 || step <= open)) {
      this.#step = step;
    }
  }

  answer(answer: LessonAnswer): void {
    this.#answers.set(this.#step, answer);
  }

  /** The step in view, checked against the live Lab; null where no lesson is open. */
  state(live: LessonLive): LessonState | null {
    const lesson = this.#lesson;
    const step = lesson?.steps[this.#step];
    if (lesson === null || step === undefined) {
      return null;
    }
    const { plan } = live;
    if (plan === null) {
      return this.#waiting(lesson);
    }
    const answer = this.#answers.get(this.#step) ?? null;
    const context: StepContext = { ...live, plan, answer, t: this.#t };
    const verdict = step.check(context);
    if (verdict.done) {
      this.#completed.add(this.#step);
    }
    return {
      ...this.#frame(lesson),
      instruction: richTextOf(step.instruction(context)),
      question: richTextOf(step.question(context)),
      task: step.task(context),
      exhibit: step.exhibit?.(context) ?? null,
      done: verdict.done,
      feedback: richTextOf(verdict.feedback),
      reason: verdict.done ? richTextOf(step.reason(context)) : [],
      code: verdict.done ? (step.code?.(context) ?? '') : '',
    };
  }

  #frame(lesson: Lesson) {
    return {
      id: lesson.id,
      title: lesson.title(this.#t),
      step: this.#step,
      completed: lesson.steps.map((_, index) => this.#completed.has(index)),
    };
  }

  #waiting(lesson: Lesson): LessonState {
    return {
      ...this.#frame(lesson),
      instruction: richTextOf(this.#t('The library rejects these settings.')),
      question: richTextOf(this.#t('Change what is framed, and the lesson goes on.')),
      task: { kind: 'settings' },
      exhibit: null,
      done: false,
      feedback: [],
      reason: [],
      code: '',
    };
  }
}
