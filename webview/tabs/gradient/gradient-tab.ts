import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { windowCount } from '../../../src/picture/layout/cell-axes.js';
import { fractionText, numberText } from '../../../src/picture/words/number-text.js';
import type { GradientTab } from '../../../src/protocol/tabs.js';
import { gridClass } from '../../shared/grid-columns.js';
import type { NumberChange } from '../../shared/number-box.js';
import '../../shared/number-box.js';
import { IntentionEvent } from '../../shared/intention-event.js';
import { rich } from '../../shared/rich-template.js';
import { WidthWatch } from '../../shared/width-watch.js';
import { t } from '../../shared/translate.js';
import { cropped, numberGrid, numberGridStyles } from '../number-grid.js';
import { remark } from '../remark.js';
import { tabStyles } from '../tab-styles.js';
import type { StepEvent } from '../../shared/step-event.js';
import '../../shared/window-stepper.js';
import '../recipe-code.js';
import { finiteDifferences } from './finite-differences.js';
import { gradientStyles } from './gradient-styles.js';
import { followed, type Followed, pannedTo, tableAxes } from './followed-window.js';

/** Rows and columns of the outputs that are shown at once, and at most of the input. */
const mostOutputs = 6;
const mostInputs = 12;
/** Pixels of a column of the map, around it, and of a tab that has two columns. */
const [pitch, around, wide] = [54, 44, 900];

/**
 * Where the gradient goes: what arrives at each input when the outputs send what the reader typed,
 * and the same by finite differences. Both follow one window, and the arrow keys pan them.
 *
 * @fires ps-intention - `chooseInTab`, `copy`.
 */
@customElement('ps-gradient-tab')
export class GradientTabView extends LitElement {
  static override readonly styles = [...tabStyles, ...numberGridStyles, gradientStyles];

  @property({ attribute: false }) tab: GradientTab | null = null;
  @state() private window = 0;
  /** The input cell that the view is panned to; null: it follows the window. */
  @state() private panned: number | null = null;

  readonly #width = new WidthWatch(this);

  /** How many rows and columns of the input fit beside each other. */
  private get shown(): number {
    const width = this.#width.value;
    const room = (width >= wide ? width / 2 : width) - around;
    return Math.max(4, Math.min(mostInputs, Math.floor(room / pitch)));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('tab') && this.tab !== null) {
      const count = windowCount(tableAxes(this.tab));
      this.window = Math.max(0, Math.min(this.window, count - 1));
    }
  }

  protected override render(): TemplateResult | typeof nothing {
    const { tab } = this;
    if (tab === null) {
      return nothing;
    }
    const at = followed(tab, this.window);
    return html`
      <div class="bar"><p role="note">${rich(tab.rule)}</p></div>
      <div class="bar">${this.stepper(tab, at)} ${remark(tab)}</div>
      <div class="columns">
        <section class="stack">
          <div class="row">
            ${tab.gradient === null ? nothing : this.map(tab, tab.gradient, at)}
            <svg class="arrow" viewBox="0 0 40 16" aria-hidden="true">
              <path d="M38 8H3M9 2 3 8l6 6"></path>
            </svg>
            ${this.upstream(tab)}
          </div>
          <p class="quiet">
            ${t('Large: what arrives. Small, in the corner: the value. Framed: what the window reads.')}
          </p>
        </section>
        <section class="stack">
          ${finiteDifferences(tab, { most: this.shown, around: this.panned ?? at.middle, cells: at.cells })}
          <ps-recipe-code .code=${tab.code} what=${t('the gradient check')}></ps-recipe-code>
        </section>
      </div>
    `;
  }

  private stepper(tab: GradientTab, { name }: Followed): TemplateResult {
    const count = tab.upstream.values.length;
    return html`<ps-window-stepper
      .window=${this.window}
      .count=${count}
      .columns=${tab.upstream.columns}
      .place=${t('{index} of {count}, output {name}', { index: this.window + 1, count, name })}
      @window-step=${(event: StepEvent) => {
        this.window = event.window;
        this.panned = null;
      }}
    ></ps-window-stepper>`;
  }

  private map(
    tab: GradientTab,
    gradient: NonNullable<GradientTab['gradient']>,
    { cells, middle }: Followed,
  ): TemplateResult {
    return html`<div
      class="map scroll"
      tabindex="0"
      role="region"
      aria-label=${t('Gradient')}
      @keydown=${(event: KeyboardEvent) => this.onPan(tab, event, middle)}
    >
      ${numberGrid(gradient, {
        most: this.shown,
        around: this.panned ?? middle,
        text: (value) => (value > 0 ? `+${fractionText(value)}` : fractionText(value)),
        bright: (index) => (gradient.values[index] ?? 0) !== 0,
        inside: (index) => cells.has(index),
        corner: (index) => numberText(tab.input.values[index] ?? Number.NaN),
      })}
    </div>`;
  }

  private upstream(tab: GradientTab): TemplateResult {
    const { values, columns, label } = tab.upstream;
    const shown = cropped(values.length, columns, mostOutputs, this.window);
    return html`<div class="upstream">
      <strong>${label}</strong>
      <div class=${gridClass(shown.columns)} role="group" aria-label=${label}>
        ${shown.cells.map(
          (index) =>
            html`<div class=${index === this.window ? 'place current' : 'place'}>
              <ps-number-box
                .label=${t('Upstream of output {place}', { place: followed(tab, index).name })}
                .value=${values[index] ?? 1}
                .fraction=${true}
                @focusin=${() => this.follow(index)}
                @number-change=${(event: NumberChange) => this.onUpstream(tab, index, event)}
              ></ps-number-box>
              <span>${t('out {value}', { value: numberText(tab.output.values[index] ?? 0) })}</span>
            </div>`,
        )}
      </div>
      <button class="link" type="button" @click=${() => this.choose(tab, [])}>
        ${t('Set all to 1')}
      </button>
    </div>`;
  }

  private readonly follow = (window: number): void => {
    this.window = window;
    this.panned = null;
  };

  private onPan(tab: GradientTab, event: KeyboardEvent, middle: number): void {
    const to = pannedTo(tab, this.panned ?? middle, event.key, this.shown);
    if (to !== null) {
      event.preventDefault();
      this.panned = to;
    }
  }

  private onUpstream(tab: GradientTab, output: number, event: NumberChange): void {
    event.stopPropagation();
    const others = tab.choices.upstream.filter((each) => each.output !== output);
    this.choose(tab, [...others, { output, value: event.value }]);
  }

  private choose(tab: GradientTab, upstream: GradientTab['choices']['upstream']): void {
    const choices = { ...tab.choices, upstream };
    this.dispatchEvent(new IntentionEvent({ type: 'chooseInTab', choices }));
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-gradient-tab': GradientTabView;
  }
}
