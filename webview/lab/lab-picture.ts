import { html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property, state } from 'lit/decorators.js';
import { axesOf, windowCount } from '../../src/picture/layout/cell-axes.js';
import { readoutOf } from '../../src/picture/words/readout.js';
import type { Spotlight } from '../../src/picture/shapes/dimming-shapes.js';
import type { Mode, PictureState, RichText } from '../../src/protocol/index.js';
import type { LabState } from '../../src/protocol/lab.js';
import type { CellEvent, WindowEvent } from '../picture/events.js';
import { modeMeaning } from '../picture/mode-meaning.js';
import '../picture/ps-legend.js';
import type { LegendEvent } from '../picture/ps-legend.js';
import '../picture/ps-picture.js';
import { WidthWatch } from '../shared/width-watch.js';
import { t } from '../shared/translate.js';
import '../shared/window-stepper.js';
import type { StepEvent } from '../shared/step-event.js';
import { modeName } from './choice-names.js';
import { controlStyles } from '../shared/control-styles.js';
import { labPictureStyles } from './lab-picture-styles.js';
import { rich } from '../shared/rich-template.js';
import './weight-bars.js';

/** Pixels that a readable input cell, output cell, the axis numbers and the gap take. */
const [cellWidth, outputWidth, around, between] = [24, 30, 34, 34];

const modes: readonly Mode[] = ['numbers', 'heat', 'coverage', 'gradient'];

/** The live picture: the panel's own element at the width of the Lab, and its stepper. */
@customElement('ps-lab-picture')
export class LabPicture extends LitElement {
  static override readonly styles = [controlStyles, labPictureStyles];

  @property({ attribute: false }) picture: PictureState | null = null;
  @property({ attribute: false }) sentence: RichText = [];
  @property({ attribute: false }) between: LabState['between'] = null;
  @property() input = '';
  @property() output = '';
  @property({ type: Boolean, reflect: true }) faded = false;
  @property({ type: Boolean }) editable = false;
  private readonly width = new WidthWatch(this);
  @state() private mode: Mode = 'numbers';
  @state() private chosen = 0;
  @state() private hovered: number | null = null;
  @state() private hoveredCell: CellEvent['cell'] = null;
  @state() private spotlight: Spotlight | null = null;

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('picture')) {
      this.hoveredCell = null;
      this.spotlight = null;
      this.hovered = null;
      this.chosen = Math.max(0, Math.min(this.chosen, this.count - 1));
    }
  }

  protected override render(): TemplateResult {
    const meaning = modeMeaning(this.mode);
    return html`
      <div class="head">
        <span class="shape">${this.input} → <strong>${this.output}</strong></span>
        <select aria-label=${t('What the cells show')} @change=${this.onMode}>
          ${modes.map(
            (mode) =>
              html`<option value=${mode} .selected=${mode === this.mode}>
                ${modeName(mode)}
              </option>`,
          )}
        </select>
      </div>
      ${meaning === '' ? nothing : html`<p class="quiet">${meaning}</p>`}
      ${this.picture === null ? nothing : this.drawing(this.picture)}
    `;
  }

  private get count(): number {
    return this.picture === null ? 0 : windowCount(axesOf(this.picture));
  }

  private drawing(picture: PictureState): TemplateResult {
    const window = this.hovered ?? this.chosen;
    const columns = picture.axes.at(-1)?.outputSize ?? 1;
    const { expression, spoken } = readoutOf(picture, window, t);
    return html`
      ${
        this.stacked(picture)
          ? html`${this.partOf(picture, window, 'input')} ${this.partOf(picture, window, 'output')}`
          : this.partOf(picture, window, 'lab')
      }
      ${
        this.count === 0
          ? nothing
          : html`<div class="readout" role="status" aria-live="polite" aria-label=${spoken}>
                ${rich(expression)}
              </div>
              <ps-weight-bars
                .picture=${picture}
                .between=${this.between}
                .window=${window}
              ></ps-weight-bars>
              <ps-window-stepper
                .window=${this.chosen}
                .count=${this.count}
                .columns=${columns}
                @window-step=${this.onStep}
              ></ps-window-stepper>`
      }
      <ps-legend .picture=${picture} .mode=${this.mode} @ps-legend=${this.onLegend}></ps-legend>
    `;
  }

  private partOf(
    picture: PictureState,
    window: number,
    arrangement: 'lab' | 'input' | 'output',
  ): TemplateResult {
    return html`<ps-picture
      class="drawing"
      .arrangement=${arrangement}
      .picture=${picture}
      .sentence=${this.sentence}
      .mode=${this.mode}
      .window=${window}
      .maxHeight=${420}
      .hoveredCell=${this.hoveredCell}
      .spotlight=${this.spotlight}
      .editable=${this.editable}
      @ps-window=${this.onWindow}
      @ps-cell=${this.onCell}
    ></ps-picture>`;
  }

  /** Output under the input: where side by side the numbers would no longer fit, but alone they do. */
  private stacked(picture: PictureState): boolean {
    const axis = picture.axes.at(-1);
    const width = this.width.value;
    if (picture.axes.length !== 2 || axis === undefined || width === 0) {
      return false;
    }
    const alone = around + (axis.to - axis.from) * cellWidth;
    return alone <= width && alone + between + axis.outputSize * outputWidth > width;
  }

  private readonly onMode = (event: Event): void => {
    if (event.target instanceof HTMLSelectElement) {
      const { value } = event.target;
      this.mode = modes.find((mode) => mode === value) ?? 'numbers';
    }
  };

  private readonly onWindow = (event: WindowEvent): void => {
    switch (event.manner) {
      case 'hover':
        this.hovered = event.window;
        return;
      case 'leave':
        this.hovered = null;
        return;
      case 'choose':
      case 'pin':
        this.hovered = null;
        this.chosen = event.window;
        return;
      default:
        event.manner satisfies never;
    }
  };

  private readonly onCell = (event: CellEvent): void => {
    this.hoveredCell = event.cell;
  };

  private readonly onLegend = ({ cell }: LegendEvent): void => {
    this.spotlight = cell === null ? null : { kind: 'kind', cell };
  };

  private readonly onStep = (event: StepEvent): void => {
    this.chosen = event.window;
    this.hoveredCell = null;
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-lab-picture': LabPicture;
  }
}
