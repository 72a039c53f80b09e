import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LessonTask } from '../../src/protocol/lesson-state.js';
import { t } from '../shared/translate.js';
import { AnswerEvent } from './answer-event.js';
import { controlStyles } from '../shared/control-styles.js';
import type { NumberChange } from '../shared/number-box.js';
import '../shared/kernel-editor.js';
import '../shared/number-box.js';
import type { KernelChange } from '../shared/kernel-editor.js';

/**
 * What a student does in a step, where it isn't done with the Lab's own controls.
 *
 * @fires lesson-answer - With each answer.
 */
@customElement('ps-lesson-task')
export class LessonTaskView extends LitElement {
  static override readonly styles = [
    controlStyles,
    css`
      fieldset {
        display: grid;
        gap: 6px;
        margin: 0;
        padding: 0;
        border: none;
        min-width: 0;
      }
      .option {
        display: grid;
        grid-template-columns: 16px 1fr;
        gap: 8px;
        align-items: start;
        min-height: 24px;
        cursor: pointer;
      }
      input[type='radio'] {
        width: 16px;
        height: 16px;
        margin: 1px 0 0;
        accent-color: var(--vscode-button-background);
      }
      form {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 8px;
      }
      form span {
        display: flex;
        gap: 6px;
        align-items: center;
      }
      ps-number-box {
        width: 72px;
      }
    `,
  ];

  @property({ attribute: false }) task: LessonTask = { kind: 'settings' };
  /** Another step has another key: a number that was typed is forgotten. */
  @property() key = '';
  @state() private typed: number | null = null;
  /** What was chosen last, until the host has heard of it: its answer to an earlier choice may still come. */
  @state() private picked: number | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('key')) {
      this.typed = this.task.kind === 'number' ? this.task.given : null;
    }
    const isAcknowledged = this.task.kind === 'choice' && this.task.chosen === this.picked;
    if (changed.has('key') || isAcknowledged) this.picked = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { task } = this;
    switch (task.kind) {
      case 'settings':
        return nothing;
      case 'choice':
        return this.choice(task);
      case 'number':
        return this.number(task);
      case 'kernel':
        return html`<ps-kernel-editor
          .key=${this.key}
          .columns=${task.columns}
          .weights=${task.weights}
          .starters=${task.starters}
          @kernel-change=${(event: KernelChange) =>
            this.dispatchEvent(new AnswerEvent({ kind: 'kernel', weights: event.weights }))}
        ></ps-kernel-editor>`;
      default:
        return task satisfies never;
    }
  }

  private choice(task: Extract<LessonTask, { kind: 'choice' }>): TemplateResult {
    const shown = this.picked ?? task.chosen;
    const choose = (chosen: number): void => {
      this.picked = chosen;
      this.dispatchEvent(new AnswerEvent({ kind: 'choice', chosen }));
    };
    return html`<fieldset aria-label=${t('Your answer')}>
      ${task.options.map(
        (option, index) =>
          html`<label class="option">
            <input
              type="radio"
              name="answer"
              .checked=${shown === index}
              @change=${() => choose(index)}
            />
            <span>${option}</span>
          </label>`,
      )}
    </fieldset>`;
  }

  private number(task: Extract<LessonTask, { kind: 'number' }>): TemplateResult {
    const submit = (event?: Event): void => {
      event?.preventDefault();
      if (this.typed !== null) {
        this.dispatchEvent(new AnswerEvent({ kind: 'number', given: this.typed }));
      }
    };
    const onKeyDown = (event: KeyboardEvent): void => {
      if (event.key === 'Enter') {
        submit(event);
      }
    };
    return html`<form @submit=${submit}>
      <span class="label">${task.label}</span>
      <span>
        <ps-number-box
          .label=${task.label}
          .value=${this.typed}
          .minimum=${-1e9}
          .maximum=${1e9}
          .fraction=${true}
          @keydown=${onKeyDown}
          @number-change=${(event: NumberChange) => {
            event.stopPropagation();
            this.typed = event.value;
          }}
        ></ps-number-box>
        <button type="button" data-action="check" @click=${submit}>${t('Check')}</button>
      </span>
    </form>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-lesson-task': LessonTaskView;
  }
}
