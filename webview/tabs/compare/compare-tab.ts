import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { axesOf, windowCount } from '../../../src/picture/axes.js';
import { commonRoom } from '../../../src/picture/common-room.js';
import type { Room } from '../../../src/picture/layout.js';
import type { CompareTab, ComparedSetting, TabChoices } from '../../../src/protocol/tabs.js';
import { IntentionEvent } from '../../panel/intention-event.js';
import { rich } from '../../panel/rich-template.js';
import type { WindowEvent } from '../../picture/events.js';
import '../../picture/ps-picture.js';
import { t } from '../../translate.js';
import { tabStyles } from '../tab-styles.js';
import type { StepEvent } from '../window-stepper.js';
import '../recipe-code.js';
import '../window-stepper.js';
import './compare-facts.js';

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

/**
 * Two to four settings on the same input with one window for all; cells that differ are marked.
 *
 * @fires ps-intention - `chooseInTab`, `copy`, `perform`.
 */
@customElement('ps-compare-tab')
export class CompareTabView extends LitElement {
  static override readonly styles = [
    ...tabStyles,
    css`
      .segments {
        display: flex;
        padding: 0;
        margin: 0;
        border: 1px solid var(--ps-line);
        border-radius: 4px;
        overflow: hidden;
      }
      .segments label {
        position: relative;
        display: grid;
        place-items: center;
        min-height: 26px;
        padding: 0 12px;
        cursor: pointer;
      }
      .segments label + label {
        border-inline-start: 1px solid var(--ps-line);
      }
      .segments input {
        position: absolute;
        inset: 0;
        margin: 0;
        opacity: 0;
        cursor: pointer;
      }
      .segments label:has(:checked) {
        background: var(--vscode-inputOption-activeBackground);
        color: var(--vscode-inputOption-activeForeground, inherit);
        box-shadow: inset 0 0 0 1px var(--vscode-inputOption-activeBorder, transparent);
      }
      .segments label:has(:focus-visible) {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: -2px;
      }
      .headline {
        margin-inline-start: auto;
      }
      .layout {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
      }
      .settings {
        display: grid;
        grid-template-columns: minmax(0, 1fr);
      }
      .setting {
        padding: 14px 20px;
        border-bottom: 1px solid var(--ps-section);
        min-width: 0;
        display: grid;
        grid-row: span 2;
        grid-template-rows: subgrid;
        row-gap: 10px;
      }
      .says {
        display: grid;
        gap: 10px;
        min-width: 0;
        align-content: start;
      }
      @container panel (width >= 700px) {
        .settings {
          grid-template-columns: minmax(0, 1fr) minmax(0, 1fr);
        }
        .setting:nth-child(even) {
          border-inline-start: 1px solid var(--ps-section);
          /* The same room inside as its neighbour has. */
          padding-inline-start: 19px;
        }
      }
      @container panel (width >= 1100px) {
        .layout {
          grid-template-columns: minmax(0, 1fr) 360px;
        }
        ps-compare-facts {
          border-inline-start: 1px solid var(--ps-section);
        }
      }
      .head {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 10px;
        min-height: 28px;
      }
    `,
  ];

  @property({ attribute: false }) tab: CompareTab | null = null;
  @state() private window = 0;
  private room: Room | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('tab')) {
      this.window = Math.max(0, Math.min(this.window, this.count - 1));
      const pictures = this.tab?.settings.map(({ picture }) => picture) ?? [];
      this.room = commonRoom(pictures.filter((picture) => picture !== null));
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { tab } = this;
    return tab === null
      ? nothing
      : html`
          <div class="bar">
            ${this.groups(tab)}
            <span class="headline" role="status">
              ${rich(tab.headline)} <span class="quiet">${tab.sizes}</span>
            </span>
          </div>
          <div class="bar">
            <ps-window-stepper
              .window=${this.window}
              .count=${this.count}
              .columns=${this.columns}
              @window-step=${(event: StepEvent) => {
                this.window = event.window;
              }}
            ></ps-window-stepper>
            ${this.add(tab)}
          </div>
          <div class="layout">
            <div class="settings">
              ${tab.settings.map((setting, index) => this.setting(tab, setting, index))}
            </div>
            <ps-compare-facts .tab=${tab}></ps-compare-facts>
          </div>
        `;
  }

  private get picture() {
    return this.tab?.settings[0]?.picture ?? null;
  }

  private get count(): number {
    return this.picture === null ? 0 : windowCount(axesOf(this.picture));
  }

  private get columns(): number {
    return this.picture?.axes.at(-1)?.outputSize ?? 1;
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
    return html`<section class="setting" aria-label=${setting.label}>
      <div class="says">
        <div class="head">
          ${
            index === 0
              ? html`<strong>${setting.label}</strong><span class="quiet">${setting.note}</span>`
              : this.choice(tab, setting, index)
          }
        </div>
        <p>${rich(setting.sentence)}</p>
        ${setting.error === '' ? nothing : html`<code role="alert">${setting.error}</code>`}
      </div>
      ${
        setting.picture === null
          ? nothing
          : html`<ps-picture
              arrangement="lab"
              .picture=${setting.picture}
              .sentence=${setting.sentence}
              .window=${Math.min(this.window, windowCount(axesOf(setting.picture)) - 1)}
              .differs=${setting.marked}
              .maxHeight=${420}
              .room=${this.room}
              @ps-window=${(event: WindowEvent) => this.onWindow(event)}
            ></ps-picture>`
      }
    </section>`;
  }

  private choice(tab: CompareTab, setting: ComparedSetting, index: number): TemplateResult {
    const others = tab.settings.slice(1).map(({ id }) => id);
    const onChange = (event: Event): void => {
      if (event.target instanceof HTMLSelectElement) {
        const { value } = event.target;
        this.choose(tab, { against: others.map((id, at) => (at === index - 1 ? value : id)) });
      }
    };
    return html`<select aria-label=${t('Compared with')} @change=${onChange}>
        ${tab.options.map(
          ({ id, label }) =>
            html`<option value=${id} .selected=${id === setting.id}>${label}</option>`,
        )}
      </select>
      ${
        others.length > 1
          ? html`<button
              class="link"
              type="button"
              @click=${() =>
                this.choose(tab, { against: others.filter((_, at) => at !== index - 1) })}
            >
              ${t('Remove')}
            </button>`
          : nothing
      }`;
  }

  private onWindow(event: WindowEvent): void {
    if (event.manner === 'choose' || event.manner === 'pin') {
      this.window = Math.max(0, Math.min(this.count - 1, event.window));
    }
  }

  private choose(tab: CompareTab, part: Partial<TabChoices>): void {
    const choices = { ...tab.choices, ...part };
    this.dispatchEvent(new IntentionEvent({ type: 'chooseInTab', choices }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-compare-tab': CompareTabView;
  }
}
