import { css, html, LitElement, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LabState } from '../../src/protocol/lab.js';
import { t } from '../shared/translate.js';
import { controlStyles } from '../shared/control-styles.js';
import { icon } from '../shared/status-icons.js';
import { LabIntentionEvent } from './lab-intention.js';

/**
 * The menu of lessons.
 *
 * @fires lab-intention - `chooseLesson`.
 */
@customElement('ps-lesson-picker')
export class LessonPicker extends LitElement {
  static override readonly styles = [
    controlStyles,
    css`
      label {
        display: flex;
        align-items: center;
        gap: 8px;
      }
      select {
        flex: 1;
      }
    `,
  ];

  @property({ attribute: false }) lessons: LabState['lessons'] = [];
  @property({ attribute: false }) chosen: string | null = null;

  protected override render(): TemplateResult {
    return html`<label>
      ${icon('book')}
      <select aria-label=${t('Lesson')} @change=${this.onChange}>
        <option value="" .selected=${this.chosen === null}>
          ${
            this.chosen === null
              ? t('Choose one of {count} lessons', { count: this.lessons.length })
              : t('No lesson')
          }
        </option>
        ${this.lessons.map(
          ({ id, title }) =>
            html`<option value=${id} .selected=${id === this.chosen}>${title}</option>`,
        )}
      </select>
    </label>`;
  }

  private readonly onChange = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) {
      const { value } = event.target;
      this.dispatchEvent(
        new LabIntentionEvent({ type: 'chooseLesson', lesson: value === '' ? null : value }),
      );
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-lesson-picker': LessonPicker;
  }
}
