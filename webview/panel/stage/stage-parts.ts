import { html, nothing, type TemplateResult } from 'lit';
import { pairOf, type LayerPicture } from '../../../src/picture/pair/pair-of.js';
import '../../picture/ps-minimap.js';
import '../../picture/ps-transport.js';
import './ps-heat-key.js';
import type { StageView } from './stage-view.js';
import { t } from '../../shared/translate.js';

/** A slider for depth where not all slices fit side by side. */
export function depthSlider(
  picture: LayerPicture,
  view: StageView,
  chosen: number | null,
  onInput: (event: Event) => void,
): TemplateResult | typeof nothing {
  const pair = pairOf(picture);
  const slices = pair.choosableSlices;
  if (slices === null) return nothing;
  const slice = chosen ?? pair.slicesOf(view.window).input;
  return html`<label class="slice"
    ><span class="quiet">${t('Depth')}</span>
    <input
      type="range"
      min=${slices.from}
      max=${slices.to - 1}
      .value=${String(slice)}
      @input=${onInput}
    />
    ${slice}</label
  >`;
}

/** The whole input and output, small, and the key of the colours. */
export function wholeMaps(picture: LayerPicture, view: StageView): TemplateResult {
  const slices = pairOf(picture).slicesOf(view.window);
  const map = (of: 'input' | 'output') =>
    html`<ps-minimap
      of=${of}
      .picture=${picture}
      .view=${view.view}
      .slice=${Math.max(0, slices[of])}
    ></ps-minimap>`;
  return html`<div class="maps">
    ${view.view === null ? nothing : [map('input'), map('output')]} ${heatKey(picture, view)}
  </div>`;
}

/** Buttons and bar to step with; `bare`: the buttons alone. None where there is one step. */
export function transportOf(
  picture: LayerPicture,
  { window, count }: StageView,
  playing: boolean,
  bare: boolean,
): TemplateResult | typeof nothing {
  if (count < 2) return nothing;
  const pair = pairOf(picture);
  return html`<ps-transport
    .window=${window}
    .count=${count}
    .perRow=${pair.stepSizes[2]}
    .unit=${pair.unit}
    .says=${pair.stepText(window, t)}
    ?playing=${playing}
    ?bare=${bare}
  ></ps-transport>`;
}

/** How fast playing steps, as a menu. */
export const speedChoice = (chosen: number, onChange: (event: Event) => void): TemplateResult =>
  html`<label class="speed"
    ><span class="quiet">${t('speed')}</span>
    <select @change=${onChange}>
      ${[0.5, 1, 2, 4].map(
        (speed) => html`<option value=${speed} .selected=${speed === chosen}>${speed}×</option>`,
      )}
    </select></label
  >`;

/** The colours with the values at their ends. */
export const heatKey = (picture: LayerPicture, view: StageView): TemplateResult =>
  html`<ps-heat-key .picture=${picture} .mode=${view.mode}></ps-heat-key>`;

/** Whether the key stands below the picture: shades are on the screen, and no key beside them. */
export const keyBelow = ({ mode, detail, narrow, large }: StageView): boolean =>
  (mode === 'heat' || detail !== 'cells') && (narrow || !large);
