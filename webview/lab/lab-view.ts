import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import type { LabMessage, LabState } from '../../src/protocol/lab.js';
import type { LabSettings } from '../../src/protocol/lab-settings.js';
import { t } from '../shared/translate.js';
import type { LabConnection } from './connection.js';
import { controlStyles } from '../shared/control-styles.js';
import { LabIntentionEvent } from './lab-intention.js';
import { labViewStyles } from './lab-view-styles.js';
import type { EditEvent } from '../picture/events.js';
import type { SettingsChange } from './settings-change.js';
import './input-controls.js';
import './lab-actions.js';
import './lab-controls.js';
import './lab-notices.js';
import './lab-picture.js';
import './lesson-picker.js';
import './lesson-step.js';

/** The Lab: lesson, live picture, controls, values, what the code adds, and what to do with it. */
@customElement('ps-lab')
export class LabView extends LitElement {
  static override readonly styles = [controlStyles, labViewStyles];

  @property({ attribute: false }) connection: LabConnection | null = null;
  @state() private shown: LabState | null = null;
  /** Settings on their way to the host: what the controls show until it answers. */
  @state() private pending: LabSettings | null = null;
  private sequence = 0;
  private revision = -1;
  private hangUp: (() => void) | null = null;

  override connectedCallback(): void {
    super.connectedCallback();
    this.addEventListener(LabIntentionEvent.eventName, this.onIntention);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.removeEventListener(LabIntentionEvent.eventName, this.onIntention);
    this.hangUp?.();
    this.hangUp = null;
  }

  protected override updated(changed: PropertyValues<this>): void {
    if (changed.has('connection') && this.connection !== null) {
      this.hangUp?.();
      this.hangUp = this.connection.listen((message) => this.onMessage(message));
      this.connection.send({ type: 'ready' });
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const lab = this.shown;
    if (lab === null) {
      return nothing;
    }
    const settings = this.pending ?? lab.settings;
    return html`
      <div class="scroll">
        <section aria-label=${t('Lesson')}>
          <ps-lesson-picker
            .lessons=${lab.lessons}
            .chosen=${lab.lesson?.id ?? null}
          ></ps-lesson-picker>
          ${
            lab.lesson === null
              ? nothing
              : html`<ps-lesson-step
                  .lesson=${lab.lesson}
                  .lessons=${lab.lessons}
                ></ps-lesson-step>`
          }
        </section>
        <section aria-label=${t('Picture')}>
          <ps-lab-picture
            .picture=${lab.picture}
            .between=${lab.between}
            .sentence=${lab.sentence}
            .input=${lab.input}
            .output=${lab.output}
            ?faded=${lab.error !== null}
            .editable=${lab.lesson !== null || settings.values.kind === 'typed'}
            @ps-edit=${this.onEdit}
          ></ps-lab-picture>
        </section>
        <section aria-label=${t('Layer')} @settings-change=${this.onSettings}>
          <ps-lab-controls .settings=${settings} .error=${lab.error}></ps-lab-controls>
        </section>
        <section aria-label=${t('Input')} @settings-change=${this.onSettings}>
          <ps-input-controls
            .settings=${settings}
            .shown=${Array.from(lab.picture?.input.data ?? [])}
          ></ps-input-controls>
        </section>
        <ps-lab-notices .notices=${lab.notices} .code=${lab.codeNotice}></ps-lab-notices>
      </div>
      <ps-lab-actions
        .target=${lab.target}
        .code=${lab.code}
        .follow=${lab.follow}
        ?quiet=${lab.lesson !== null}
      ></ps-lab-actions>
    `;
  }

  private onMessage(message: LabMessage): void {
    if (message.revision < this.revision) {
      return;
    }
    this.revision = message.revision;
    this.shown = message.state;
    if (message.sequence >= this.sequence) {
      this.sequence = message.sequence;
      this.pending = null;
    }
  }

  private readonly onSettings = (event: SettingsChange): void => this.send(event.settings);

  private readonly onEdit = (event: EditEvent): void => {
    const lab = this.shown;
    if (lab?.picture) {
      this.send(withTyped(lab.settings, Array.from(lab.picture.input.data), event));
    }
  };

  private send(settings: LabSettings): void {
    this.pending = settings;
    this.sequence += 1;
    this.connection?.send({ type: 'edit', sequence: this.sequence, settings });
  }

  private readonly onIntention = (event: Event): void => {
    if (event instanceof LabIntentionEvent) {
      this.connection?.send(event.intention);
    }
  };
}

/** The settings with one value of the input typed, the others as they are in the picture. */
const withTyped = (
  settings: LabSettings,
  shown: readonly number[],
  { at, value }: EditEvent,
): LabSettings => {
  const flat = at.reduce(
    (index, place, axis) => index * (settings.inputSize[axis] ?? 1) + place,
    0,
  );
  const typed = shown.map((each, index) => (index === flat ? value : each));
  return { ...settings, values: { ...settings.values, kind: 'typed', typed } };
};

declare global {
  interface HTMLElementTagNameMap {
    'ps-lab': LabView;
  }
}
