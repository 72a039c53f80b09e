import { css, html, LitElement, nothing, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { SKY_LEFT, skylineScene } from '../../../src/picture/model/scenes/skyline-scene.js';
import type { Measure, ModelRow, ModelState } from '../../../src/protocol/model-state.js';
import { baseStyles } from '../../shared/base-styles.js';
import { t } from '../../shared/translate.js';
import { WidthWatch } from '../../shared/width-watch.js';
import { sceneStyles, sceneView } from './scene-view.js';

/** Above so many calls the skyline is shown. */
export const SKYLINE_FROM = 40;

/** Every call of a long model at once: a slider over its table. */
@customElement('ps-skyline')
export class SkylineView extends LitElement {
  static override readonly styles = [
    baseStyles,
    ...sceneStyles,
    css`
      .skyline {
        margin: 6px 0 2px;
      }
      .heading {
        display: flex;
        flex-wrap: wrap;
        gap: 2px 16px;
        font-size: 12px;
        color: var(--ps-quiet);
      }
      .heading strong {
        color: var(--ps-text);
      }
      .sky {
        cursor: pointer;
      }
      [role='slider']:focus-visible {
        outline: 1px solid var(--vscode-focusBorder);
        outline-offset: 2px;
      }
    `,
  ];

  @property({ attribute: false }) model: ModelState | null = null;
  @property() measure: Measure = 'operations';
  @property({ attribute: false }) selected: ModelRow | null = null;

  readonly #width = new WidthWatch(this);

  protected override render(): TemplateResult | typeof nothing {
    const { model, selected } = this;
    const width = this.#width.value;
    if (model === null || width < 120) return nothing;
    const count = model.rows.length;
    const scene = skylineScene(model, this.measure, selected, width, t);
    const from = selected?.from ?? 0;
    return html`<div class="skyline">
      <p class="heading">
        <strong>${t('Every call in order')}</strong>
        <span
          >${t('height: rows of the map; line: rows of the input seen; both on a log scale, 1 to {size}', { size: model.scale })}</span
        >
      </p>
      <svg
        class="sky"
        width=${width}
        height=${scene.height}
        role="slider"
        tabindex="0"
        aria-label=${t('Calls of the model')}
        aria-valuemin="1"
        aria-valuemax=${count}
        aria-valuenow=${from + 1}
        aria-valuetext=${t('{path}, call {index} of {count}', { path: selected?.path ?? '', index: from + 1, count })}
        @pointerdown=${this.#onPointer}
        @pointermove=${(event: PointerEvent) => (event.buttons === 1 ? this.#onPointer(event) : undefined)}
        @keydown=${this.#onKey}
      >
        ${sceneView(scene)}
      </svg>
    </div>`;
  }

  #choose(step: number): void {
    const last = (this.model?.rows.length ?? 1) - 1;
    const detail = Math.max(0, Math.min(last, step));
    this.dispatchEvent(new CustomEvent<number>('ps-sky-call', { detail, bubbles: true }));
  }

  readonly #onPointer = (event: PointerEvent): void => {
    const target = event.currentTarget;
    const { model } = this;
    if (!(target instanceof SVGElement) || model === null) return;
    const x = event.clientX - target.getBoundingClientRect().left - SKY_LEFT;
    this.#choose(Math.floor((x / (this.#width.value - SKY_LEFT)) * model.rows.length));
  };

  readonly #onKey = (event: KeyboardEvent): void => {
    const { model, selected } = this;
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    if (model === null || step === 0) return;
    event.preventDefault();
    event.stopPropagation();
    const starts = model.blocks.filter(({ level }) => level === 0).map(({ from }) => from);
    const from = selected?.from ?? 0;
    const next = step > 0 ? starts.find((one) => one > from) : starts.findLast((one) => one < from);
    if (next !== undefined) this.#choose(next);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-skyline': SkylineView;
  }
}
