import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LabState } from '../../src/protocol/lab.js';
import type { LessonState } from '../../src/protocol/lesson-state.js';
import { t } from '../shared/translate.js';
import { AnswerEvent } from './answer-event.js';
import { controlStyles } from '../shared/control-styles.js';
import { icon } from '../shared/status-icons.js';
import { LabIntentionEvent } from './lab-intention.js';
import { rich } from '../shared/rich-template.js';
import './lesson-exhibit.js';
import './lesson-task.js';

/**
 * One step of a lesson: instruction, question, what the check says, and the reason.
 *
 * @fires lab-intention - `goToStep`, `answer`, `chooseLesson`, `copy`.
 */
@customElement('ps-lesson-step')
export class LessonStep extends LitElement {
  static override readonly styles = [
    controlStyles,
    css`
      :host {
        display: grid;
        gap: 10px;
        margin-top: 12px;
        min-width: 0;
      }
      p {
        margin: 0;
      }
      .steps {
        display: flex;
        align-items: center;
        gap: 6px;
      }
      .bar {
        width: 24px;
        height: 4px;
        border-radius: 2px;
        background: color-mix(in srgb, var(--vscode-foreground) 28%, transparent);
      }
      .bar.done {
        background: color-mix(in srgb, var(--vscode-button-background) 45%, transparent);
      }
      .bar.current {
        background: var(--vscode-button-background);
      }
      :host-context(.vscode-high-contrast) .bar,
      :host-context(.vscode-high-contrast-light) .bar {
        background: transparent;
        border: 1px solid var(--vscode-contrastBorder);
      }
      :host-context(.vscode-high-contrast) .bar.current,
      :host-context(.vscode-high-contrast-light) .bar.current {
        background: var(--vscode-foreground);
      }
      .feedback {
        display: grid;
        grid-template-columns: 16px minmax(0, 1fr);
        gap: 8px;
        overflow-wrap: anywhere;
      }
      .feedback.done svg {
        color: var(--vscode-testing-iconPassed, var(--vscode-charts-green));
      }
      .buttons {
        display: flex;
        align-items: center;
        justify-content: space-between;
        flex-wrap: wrap;
        gap: 8px;
      }
      .take {
        display: grid;
        gap: 4px;
        min-width: 0;
      }
      .take button {
        justify-self: start;
      }
    `,
  ];

  @property({ attribute: false }) lesson: LessonState | null = null;
  /** All lessons in the order in which they are offered. */
  @property({ attribute: false }) lessons: LabState['lessons'] = [];

  protected override render(): TemplateResult | typeof nothing {
    const { lesson } = this;
    if (lesson === null) {
      return nothing;
    }
    return html`
      ${this.progress(lesson)}
      <p>
        ${rich(lesson.instruction)}${t('{said} {next}', { said: '', next: '' })}${rich(lesson.question)}
      </p>
      <ps-lesson-task
        .task=${lesson.task}
        .key=${`${lesson.id}/${lesson.step}`}
        @lesson-answer=${this.onAnswer}
      ></ps-lesson-task>
      ${
        lesson.exhibit === null
          ? nothing
          : html`<ps-lesson-exhibit .exhibit=${lesson.exhibit}></ps-lesson-exhibit>`
      }
      <div role="status" aria-live="polite">${this.feedback(lesson)}</div>
      ${lesson.reason.length === 0 ? nothing : html`<p class="reason">${rich(lesson.reason)}</p>`}
      ${lesson.code === '' ? nothing : this.code(lesson.code)} ${this.buttons(lesson)}
    `;
  }

  private progress({ completed, step }: LessonState): TemplateResult {
    return html`<div class="steps">
      ${completed.map(
        (done, index) =>
          html`<span
            class="bar ${index === step ? 'current' : done ? 'done' : ''}"
            aria-hidden="true"
          ></span>`,
      )}
      <span class="quiet"
        >${t('step {step} of {count}', { step: step + 1, count: completed.length })}</span
      >
    </div>`;
  }

  private feedback({ done, feedback }: LessonState): TemplateResult | typeof nothing {
    return feedback.length === 0
      ? nothing
      : html`<p class="feedback ${done ? 'done' : ''}">
          ${icon(done ? 'check' : 'info')}<span>${rich(feedback)}</span>
        </p>`;
  }

  private code(code: string): TemplateResult {
    return html`<div class="take">
      <pre tabindex="0" role="region" aria-label=${t('Code to take away')}>${code}</pre>
      <button
        class="link"
        type="button"
        @click=${() => this.dispatchEvent(new LabIntentionEvent({ type: 'copy', text: code }))}
      >
        ${t('Copy code')}
      </button>
    </div>`;
  }

  private buttons({ step, completed, done }: LessonState): TemplateResult {
    const last = step === completed.length - 1;
    const go = (to: number): boolean =>
      this.dispatchEvent(new LabIntentionEvent({ type: 'goToStep', step: to }));
    return html`<div class="buttons">
      ${
        step === 0
          ? html`<span></span>`
          : html`<button class="link" type="button" data-action="back" @click=${() => go(step - 1)}>
              ${t('Back')}
            </button>`
      }
      ${
        last
          ? this.ending(done)
          : html`<button
              class="primary"
              type="button"
              data-action="next"
              ?disabled=${!done}
              @click=${() => go(step + 1)}
            >
              ${t('Next step')}
            </button>`
      }
    </div>`;
  }

  /** The way out of the last step: on to the next lesson, where there is one. */
  private ending(done: boolean): TemplateResult {
    const place = this.lessons.findIndex(({ id }) => id === this.lesson?.id);
    const next = place < 0 ? undefined : this.lessons[place + 1];
    const choose = (lesson: string | null): boolean =>
      this.dispatchEvent(new LabIntentionEvent({ type: 'chooseLesson', lesson }));
    return html`<button
        class=${next === undefined ? 'primary' : 'link'}
        type="button"
        data-action="finish"
        ?disabled=${!done}
        @click=${() => choose(null)}
      >
        ${t('Finish')}
      </button>
      ${
        next === undefined
          ? nothing
          : html`<button
              class="primary"
              type="button"
              data-action="nextLesson"
              title=${next.title}
              ?disabled=${!done}
              @click=${() => choose(next.id)}
            >
              ${t('Next: lesson {number}', { number: place + 2 })}
            </button>`
      }`;
  }

  private readonly onAnswer = (event: Event): void => {
    if (event instanceof AnswerEvent) {
      this.dispatchEvent(new LabIntentionEvent({ type: 'answer', answer: event.answer }));
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-lesson-step': LessonStep;
  }
}
