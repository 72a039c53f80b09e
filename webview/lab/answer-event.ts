import type { LessonAnswer } from '../../src/protocol/lesson-state.js';

/** An answer as a task's controls give it. */
export class AnswerEvent extends Event {
  static readonly eventName = 'lesson-answer';
  readonly answer: LessonAnswer;

  constructor(answer: LessonAnswer) {
    super(AnswerEvent.eventName, { bubbles: true, composed: true });
    this.answer = answer;
  }
}
