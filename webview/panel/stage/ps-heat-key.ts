import { css, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { endsOf, scaleOf } from '../../../src/picture/colours/heat-levels.js';
import { numberText } from '../../../src/picture/words/number-text.js';
import { pairOf, type LayerPicture } from '../../../src/picture/pair/pair-of.js';
import type { Mode } from '../../../src/protocol/index.js';
import { paintLevels } from '../../picture/heat-canvas.js';
import { paletteFor, type Palette } from '../../picture/palette.js';
import { ThemeWatch } from '../../shared/theme-watch.js';
import { baseStyles } from '../../shared/base-styles.js';
import { t } from '../../shared/translate.js';

const WIDTH = 120;
const LEVELS = Uint8Array.from({ length: 256 }, (_, level) => level);

/** The colours of the heat scale with the values at its ends. */
@customElement('ps-heat-key')
export class HeatKey extends LitElement {
  static override readonly styles = [
    baseStyles,
    css`
      :host {
        direction: ltr;
        display: block;
        width: ${WIDTH}px;
        font-size: 12px;
      }
      .ends {
        display: flex;
        justify-content: space-between;
        font-family: var(--ps-code-font);
      }
      canvas {
        display: block;
        width: 100%;
        height: 10px;
        image-rendering: pixelated;
      }
    `,
  ];

  @property({ attribute: false }) picture: LayerPicture | null = null;
  @property() mode: Mode = 'heat';

  #palette: Palette | null = null;

  constructor() {
    super();
    new ThemeWatch(this, () => (this.#palette = null));
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('picture') || changed.has('mode')) this.#palette = null;
  }

  protected override render(): TemplateResult | typeof nothing {
    const { picture } = this;
    if (picture === null) return nothing;
    const [low, high] = this.#ends(picture);
    return html`<div class="ends quiet"><span>${low}</span><span>${high}</span></div>
      <canvas aria-hidden="true"></canvas>`;
  }

  protected override updated(): void {
    const canvas = this.renderRoot.querySelector('canvas');
    if (canvas === null || this.picture === null) return;
    const scale = this.mode === 'heat' ? scaleOf(pairOf(this.picture).range) : 'sequential';
    this.#palette ??= paletteFor(this, scale);
    paintLevels(canvas, { rows: 1, columns: LEVELS.length, levels: LEVELS }, this.#palette);
  }

  #ends(picture: LayerPicture): readonly [string, string] {
    switch (this.mode) {
      case 'numbers':
      case 'heat': {
        const [low, high] = endsOf(pairOf(picture).range);
        return [numberText(low), numberText(high)];
      }
      case 'coverage':
        return [t('0 reads'), t('most')];
      case 'gradient':
        return ['0', t('most')];
      default:
        return this.mode satisfies never;
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'ps-heat-key': HeatKey;
  }
}
