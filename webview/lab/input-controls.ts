import { product } from '../../src/engine/row-major.js';
import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import {
  defaultLabSettings,
  type LabSettings,
  labValueKinds,
  maximalLabCells,
} from '../../src/protocol/lab-settings.js';
import { t } from '../shared/translate.js';
import type { AxesChange } from './axis-boxes.js';
import { valuesName } from './choice-names.js';
import { controlStyles } from '../shared/control-styles.js';
import { icon } from '../shared/status-icons.js';
import { ofRank } from './settings-of-rank.js';
import { settingRows } from './setting-rows.js';
import { SettingsChange } from './settings-change.js';
import './axis-boxes.js';

/**
 * Size and values of the input.
 *
 * @fires settings-change - With the new settings.
 */
@customElement('ps-input-controls')
export class InputControls extends LitElement {
  static override readonly styles = [
    controlStyles,
    settingRows,
    css`
      .values {
        display: flex;
        gap: 6px;
        min-width: 0;
      }
      select {
        width: 170px;
        flex-shrink: 1;
      }
      select.short {
        width: 72px;
      }
      .typed input {
        flex: 1;
        padding: 0 8px;
      }
    `,
  ];

  @property({ attribute: false }) settings: LabSettings = defaultLabSettings;
  /** The values in the picture: what typing begins with. */
  @property({ attribute: false }) shown: readonly number[] = [];

  protected override render(): TemplateResult {
    const { inputSize, linked, values } = this.settings;
    const seeded = values.kind === 'random' || values.kind === 'digits';
    return html`
      <label class="row">
        <span>${t('Dimensions')}</span>
        <select class="short" @change=${this.onRank} data-control="rank">
          ${[1, 2, 3].map(
            (rank) =>
              html`<option value=${rank} .selected=${rank === inputSize.length}>${rank}D</option>`,
          )}
        </select>
      </label>
      <div class="row" data-control="inputSize">
        <span>${t('Input size')}</span>
        <ps-axis-boxes
          .label=${t('Input size')}
          .values=${inputSize}
          .linked=${linked.inputSize}
          .minimum=${1}
          .maximum=${256}
          @axes-change=${this.onSize}
        ></ps-axis-boxes>
      </div>
      <div class="row">
        <label for="values">${t('Values')}</label>
        <span class="values">
          <select id="values" @change=${this.onKind} data-control="values">
            ${labValueKinds.map(
              (kind) =>
                html`<option value=${kind} .selected=${kind === values.kind}>
                  ${this.kindText(kind)}
                </option>`,
            )}
          </select>
          ${
            seeded
              ? html`<button
                  class="icon"
                  type="button"
                  aria-label=${t('Other values: next seed')}
                  title=${t('Other values')}
                  @click=${this.onDice}
                >
                  ${icon('dice')}
                </button>`
              : nothing
          }
        </span>
      </div>
      ${
        values.kind === 'typed'
          ? html`<label class="row typed">
              <span>${t('Numbers')}</span>
              <input
                type="text"
                class="code"
                spellcheck="false"
                .value=${values.typed.join(', ')}
                @change=${this.onTyped}
              />
            </label>`
          : nothing
      }
    `;
  }

  private kindText(kind: LabSettings['values']['kind']): string {
    const { seed } = this.settings.values;
    return kind === 'random' || kind === 'digits'
      ? t('{kind}, seed {seed}', { kind: valuesName(kind), seed })
      : valuesName(kind);
  }

  private change(part: Partial<LabSettings>): void {
    this.dispatchEvent(new SettingsChange({ ...this.settings, ...part }));
  }

  private readonly onSize = (event: AxesChange): void => {
    const cells = product(event.values);
    if (cells <= maximalLabCells) {
      this.change({
        inputSize: event.values,
        linked: { ...this.settings.linked, inputSize: event.linked },
      });
    }
  };

  private readonly onRank = (event: Event): void => {
    if (!(event.target instanceof HTMLSelectElement)) {
      return;
    }
    this.change(ofRank(this.settings, Number(event.target.value)));
  };

  private readonly onKind = (event: Event): void => {
    const { value } = event.target instanceof HTMLSelectElement ? event.target : { value: '' };
    const kind = labValueKinds.find((each) => each === value);
    if (kind !== undefined) {
      const { values } = this.settings;
      const typed = kind === 'typed' && values.kind !== 'typed' ? this.shown : values.typed;
      this.change({ values: { ...values, kind, typed } });
    }
  };

  private readonly onDice = (): void => {
    const { values } = this.settings;
    this.change({ values: { ...values, seed: (values.seed + 1) % 10000 } });
  };

  private readonly onTyped = (event: Event): void => {
    if (event.target instanceof HTMLInputElement) {
      const typed = event.target.value
        .split(/[\s,;[\]]+/u)
        .filter((part) => part !== '')
        .map((part) => Number(part.replace('\u2212', '-')));
      if (typed.every(Number.isFinite)) {
        this.change({ values: { ...this.settings.values, typed } });
      }
    }
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-input-controls': InputControls;
  }
}
