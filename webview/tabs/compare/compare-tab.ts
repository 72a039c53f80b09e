import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { axesOf, type Cell, outputCell } from '../../../src/picture/layout/cell-axes.js';
import { alignedRoom } from '../../../src/picture/layout/aligned-bounds.js';
import type { Room } from '../../../src/picture/layout/layout.js';
import type { CompareTab, ComparedSetting, TabOptions } from '../../../src/protocol/tabs.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { rich } from '../../shared/rich-template.js';
import type { WindowEvent } from '../../picture/events.js';
import { t } from '../../shared/translate.js';
import { remark } from '../remark.js';
import { tabStyles } from '../tab-styles.js';
import type { StepEvent } from '../../shared/step-event.js';
import '../../shared/window-stepper.js';
import './compare-facts.js';
import { compareLayout, segmentStyles } from './compare-styles.js';
import type { SettingEvent } from './compared-setting.js';
import './compared-setting.js';
import { indexOf, placeAt, sharedSizes, windowAt } from './shared-place.js';

const groups: readonly CompareTab['group'][] = ['frameworks', 'reducers', 'settings'];

const groupName = (group: CompareTab['group']): string => {
  switch (group) {
    case 'frameworks':
      return t('Frameworks');
    case 'reducers':
      return t('Max and average');
    case 'settings':
      return t('Settings');
    default:
      return group satisfies never;
  }
};

const most = 4;
const columns: Readonly<Partial<Record<number, string>>> = { 3: 'three', 4: 'four' };
const height = { numbers: 560, image: 640 };

/**
 * Two to four settings on the same input with one window for all; cells that differ are marked.
 *
 * @fires ps-intention - `chooseInTab`, `copy`, `perform`.
 */
@customElement('ps-compare-tab')
export class CompareTabView extends LitElement {
  static override readonly styles = [...tabStyles, segmentStyles, compareLayout];

  @property({ attribute: false }) tab: CompareTab | null = null;
  /** The output that all settings show, by its place. */
  @state() private place: Cell = [0, 0, 0];
  private sizes: Cell = [0, 0, 0];
  private room: Room | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('tab')) {
      const pictures = (this.tab?.settings ?? [])
        .map(({ picture }) => picture)
        .filter((picture) => picture !== null);
      this.room = alignedRoom(pictures);
      this.sizes = sharedSizes(pictures);
      if (this.place.some((at, axis) => at >= (this.sizes[axis] ?? 0))) {
        this.place = [0, 0, 0];
      }
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { tab } = this;
    return tab === null
      ? nothing
      : html`
          <div class="bar">
            ${this.groups(tab)} ${this.image(tab)}
            <span class="headline" role="status">
              ${tab.equal ? nothing : html`<span class="differs-mark" aria-hidden="true"></span>`}
              <span>${rich(tab.headline)} <span class="quiet">${tab.sizes}</span></span>
            </span>
            ${remark(tab)}
          </div>
          <div class="bar">${this.stepper()} ${this.add(tab)}</div>
          <div class="layout">
            <div class="settings ${columns[tab.settings.length] ?? ''}">
              ${tab.settings.map((setting, index) => this.setting(tab, setting, index))}
            </div>
            <ps-compare-facts .tab=${tab}></ps-compare-facts>
          </div>
        `;
  }

  private stepper(): TemplateResult {
    const { sizes } = this;
    return html`<ps-window-stepper
      .window=${indexOf(this.place, sizes)}
      .count=${sizes[0] * sizes[1] * sizes[2]}
      .columns=${sizes[2]}
      @window-step=${(event: StepEvent) => {
        this.place = placeAt(event.window, sizes);
      }}
    ></ps-window-stepper>`;
  }

  private groups(tab: CompareTab): TemplateResult {
    return html`<fieldset class="segments" aria-label=${t('What is compared')}>
      ${groups.map(
        (group) =>
          html`<label>
            <input
              type="radio"
              name="group"
              .checked=${group === tab.group}
              @change=${() => this.choose(tab, { group, against: [] })}
            />
            ${groupName(group)}
          </label>`,
      )}
    </fieldset>`;
  }

  private image(tab: CompareTab): TemplateResult | typeof nothing {
    return tab.image === null
      ? nothing
      : html`<label class="check">
          <input
            type="checkbox"
            .checked=${tab.image}
            @change=${() => this.choose(tab, { onImage: tab.image !== true })}
          />
          ${t('on a picture')}
        </label>`;
  }

  private add(tab: CompareTab): TemplateResult | typeof nothing {
    const chosen = tab.settings.slice(1).map(({ id }) => id);
    const next = tab.options.find(({ id }) => !chosen.includes(id));
    return tab.settings.length >= most || next === undefined || chosen.length === 0
      ? nothing
      : html`<button
          class="push"
          type="button"
          @click=${() => this.choose(tab, { against: [...chosen, next.id] })}
        >
          ${t('Compare with one more')}
        </button>`;
  }

  private setting(tab: CompareTab, setting: ComparedSetting, index: number): TemplateResult {
    const others = tab.settings.slice(1).map(({ id }) => id);
    const onSetting = ({ id }: SettingEvent): void => {
      const against = others.flatMap((each, at) =>
        at !== index - 1 ? [each] : id === null ? [] : [id],
      );
      this.choose(tab, { against });
    };
    const { picture } = setting;
    return html`<ps-compared-setting
      .setting=${setting}
      .options=${index === 0 ? [] : tab.options}
      .removable=${others.length > 1}
      .judged=${others.length > 1}
      .window=${picture === null ? -1 : windowAt(picture, this.place)}
      .room=${this.room}
      .maxHeight=${tab.image === true ? height.image : height.numbers}
      @setting-change=${onSetting}
      @ps-window=${(event: WindowEvent) => this.onWindow(setting, event)}
    ></ps-compared-setting>`;
  }

  private onWindow({ picture }: ComparedSetting, { manner, window }: WindowEvent): void {
    if (picture !== null && (manner === 'choose' || manner === 'pin')) {
      this.place = outputCell(axesOf(picture), window);
    }
  }

  private choose(tab: CompareTab, part: Partial<TabOptions>): void {
    const choices = { ...tab.choices, ...part };
    this.dispatchEvent(new IntentionEvent({ type: 'chooseInTab', choices }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-compare-tab': CompareTabView;
  }
}
