import { html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import type { LabError } from '../../src/protocol/lab.js';
import {
  controlsFor,
  type LabControl,
  operationsOf,
  windowsOf,
} from '../../src/protocol/lab-controls.js';
import {
  defaultLabSettings,
  labFrameworks,
  labPaddingKinds,
  type LabSettings,
  type LinkedControl,
} from '../../src/protocol/lab-settings.js';
import { t } from '../shared/translate.js';
import type { AxesChange } from './axis-boxes.js';
import { frameworkNames, operationName, paddingKindName, windowsName } from './choice-names.js';
import { controlStyles } from '../shared/control-styles.js';
import { labControlsStyles } from './lab-controls-styles.js';
import type { NumberChange } from '../shared/number-box.js';
import type { PaddingChange } from './padding-boxes.js';
import { problemBox } from './problem-box.js';
import { settingRows } from './setting-rows.js';
import { SettingsChange } from './settings-change.js';
import './axis-boxes.js';
import './padding-boxes.js';
import './temperature-slider.js';

type AxesControl = Exclude<LinkedControl, 'padding'>;

/**
 * All that can be set about the layer; only what applies is shown.
 *
 * @fires settings-change - With the new settings.
 */
@customElement('ps-lab-controls')
export class LabControls extends LitElement {
  static override readonly styles = [controlStyles, settingRows, labControlsStyles];

  @property({ attribute: false }) settings: LabSettings = defaultLabSettings;
  @property({ attribute: false }) error: LabError | null = null;

  protected override render(): TemplateResult {
    const { settings } = this;
    const shown = controlsFor(settings);
    const windows = windowsOf(settings.framework, settings.operation);
    return html`
      ${this.choice('framework', t('Library'), labFrameworks, (name) => frameworkNames[name])}
      ${this.choice('operation', t('Operation'), operationsOf(settings.framework), operationName)}
      ${windows.length > 1 ? this.choice('windows', t('Windows'), windows, windowsName) : nothing}
      ${shown.has('temperature') ? this.temperature() : nothing}
      ${shown.has('p') ? this.number('p', t('Exponent p'), settings.p, true) : nothing}
      ${shown.has('kernel') ? this.axes('kernel', t('Kernel')) : nothing}
      ${shown.has('stride') ? this.axes('stride', t('Stride')) : nothing}
      ${shown.has('outputSize') ? this.axes('outputSize', t('Output size')) : nothing}
      ${
        shown.has('paddingKind')
          ? this.choice('paddingKind', t('Padding rule'), labPaddingKinds, paddingKindName)
          : nothing
      }
      ${shown.has('padding') ? this.padding() : nothing}
      ${shown.has('dilation') ? this.axes('dilation', t('Dilation')) : nothing}
      ${this.flag(shown, 'ceilMode', 'ceil_mode')}
      ${this.flag(shown, 'countIncludePad', 'count_include_pad')}
      ${
        shown.has('divisor')
          ? this.number('divisor', t('Divisor'), settings.divisor, false)
          : nothing
      }
      ${this.error === null ? nothing : problemBox(this.error)}
    `;
  }

  private change(part: Partial<LabSettings>): void {
    this.dispatchEvent(new SettingsChange({ ...this.settings, ...part }));
  }

  private choice<N extends 'framework' | 'operation' | 'windows' | 'paddingKind'>(
    name: N,
    label: string,
    options: readonly LabSettings[N][],
    text: (option: LabSettings[N]) => string,
  ): TemplateResult {
    const onChange = (event: Event): void => {
      const { value } = event.target instanceof HTMLSelectElement ? event.target : { value: '' };
      const option = options.find((each) => each === value);
      if (option !== undefined) {
        this.change({ [name]: option });
      }
    };
    return html`<label class="row" data-control=${name}>
      <span>${label}</span>
      <select @change=${onChange}>
        ${options.map(
          (option) =>
            html`<option value=${option} .selected=${option === this.settings[name]}>
              ${text(option)}
            </option>`,
        )}
      </select>
    </label>`;
  }

  private axes(name: AxesControl, label: string): TemplateResult {
    return html`<div class="row" data-control=${name}>
      <span>${label}</span>
      <ps-axis-boxes
        .label=${label}
        .values=${this.settings[name]}
        .linked=${this.settings.linked[name]}
        .invalid=${this.error?.field === name}
        @axes-change=${(event: AxesChange) =>
          this.change({
            [name]: event.values,
            linked: { ...this.settings.linked, [name]: event.linked },
          })}
      ></ps-axis-boxes>
    </div>`;
  }

  private padding(): TemplateResult {
    return html`<ps-padding-boxes
      role="group"
      aria-label=${t('Padding')}
      data-control="padding"
      .padding=${this.settings.padding}
      .linked=${this.settings.linked.padding}
      .invalid=${this.error?.field === 'padding'}
      @padding-change=${(event: PaddingChange) =>
        this.change({
          padding: event.padding,
          linked: { ...this.settings.linked, padding: event.linked },
        })}
    ></ps-padding-boxes>`;
  }

  private number(
    name: 'p' | 'divisor',
    label: string,
    value: number | null,
    fraction: boolean,
  ): TemplateResult {
    const clear = (): void => this.change({ divisor: null });
    return html`<div class="row" data-control=${name}>
      <span>${label}</span>
      <span>
        ${
          name === 'divisor' && value !== null
            ? html`<button class="link" type="button" @click=${clear}>${t('none')}</button>`
            : nothing
        }
        <ps-number-box
          .label=${label}
          .value=${value}
          .fraction=${fraction}
          .minimum=${name === 'p' ? -64 : -999}
          .maximum=${name === 'p' ? 1024 : 999}
          placeholder="–"
          .invalid=${this.error?.field === name}
          @number-change=${(event: NumberChange) => this.change({ [name]: event.value })}
        ></ps-number-box>
      </span>
    </div>`;
  }

  private temperature(): TemplateResult {
    return html`<ps-temperature-slider
      data-control="temperature"
      .value=${this.settings.temperature}
      @number-change=${(event: NumberChange) => this.change({ temperature: event.value })}
    ></ps-temperature-slider>`;
  }

  private flag(
    shown: ReadonlySet<LabControl>,
    name: 'ceilMode' | 'countIncludePad',
    label: string,
  ): TemplateResult | typeof nothing {
    const onChange = (event: Event): void => {
      if (event.target instanceof HTMLInputElement) {
        this.change({ [name]: event.target.checked });
      }
    };
    return shown.has(name)
      ? html`<label class="row check" data-control=${name}>
          <input type="checkbox" .checked=${this.settings[name]} @change=${onChange} />
          <code>${label}</code>
        </label>`
      : nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-lab-controls': LabControls;
  }
}
