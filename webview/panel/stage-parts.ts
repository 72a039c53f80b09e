import { html, nothing, type TemplateResult } from 'lit';
import { axesOf, named, outputCell } from '../../src/picture/axes.js';
import { startOf } from '../../src/picture/axis-windows.js';
import type { PictureState, ReadyState } from '../../src/protocol/index.js';
import '../picture/ps-minimap.js';
import '../picture/ps-transport.js';
import './ps-heat-key.js';
import type { StageView } from './stage-view.js';
import { t } from '../translate.js';

const MOST_SLICES = 6;

/** A slider for depth where not all slices fit side by side. */
export function depthSlider(
  picture: PictureState,
  view: StageView,
  chosen: number | null,
  onInput: (event: Event) => void,
): TemplateResult | typeof nothing {
  const axes = axesOf(picture);
  const [depth] = axes;
  if (picture.axes.length < 3 || depth.to - depth.from <= MOST_SLICES) return nothing;
  const slice = chosen ?? startOf(depth, outputCell(axes, view.window)[0]);
  return html`<label class="slice"
    ><span class="quiet">${t('Depth')}</span>
    <input
      type="range"
      min=${depth.from}
      max=${depth.to - 1}
      .value=${String(slice)}
      @input=${onInput}
    />
    ${slice}</label
  >`;
}

/** The whole input and output, small, and the key of the colours. */
export function wholeMaps(picture: PictureState, view: StageView): TemplateResult {
  const axes = axesOf(picture);
  const [depth] = outputCell(axes, view.window);
  return html`<div class="maps">
    ${
      view.view === null
        ? nothing
        : html`<ps-minimap
              of="input"
              .picture=${picture}
              .view=${view.view}
              .slice=${Math.max(0, startOf(axes[0], depth))}
            ></ps-minimap>
            <ps-minimap
              of="output"
              .picture=${picture}
              .view=${view.view}
              .slice=${depth}
            ></ps-minimap>`
    }
    ${heatKey(picture, view)}
  </div>`;
}

/** Buttons and bar to step with; `bare`: the buttons alone. None where there is one window. */
export function transportOf(
  { picture }: ReadyState,
  { window, count }: StageView,
  playing: boolean,
  bare: boolean,
): TemplateResult | typeof nothing {
  if (count < 2) return nothing;
  const axes = axesOf(picture);
  const place = named(picture, outputCell(axes, window)).join(' ');
  return html`<ps-transport
    .window=${window}
    .count=${count}
    .perRow=${axes[2].outputSize}
    .says=${t('output {place}', { place })}
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
export const heatKey = (picture: PictureState, view: StageView): TemplateResult =>
  html`<ps-heat-key .picture=${picture} .mode=${view.mode}></ps-heat-key>`;

/** Whether the key stands below the picture: shades are on the screen, and no key beside them. */
export const keyBelow = ({ mode, detail, narrow, large }: StageView): boolean =>
  (mode === 'heat' || detail !== 'cells') && (narrow || !large);

/** What a picture of a large plane leaves out or puts together; empty where it shows each value. */
export function largeNote(picture: PictureState, view: StageView): string {
  if (picture.sampled) {
    return t(
      'Too large to draw whole: the picture shows the first {sizes} values of the plane. Sizes, cell counts and cost are those of the whole.',
      { sizes: picture.axes.map((axis) => axis.inputSize.toLocaleString('en')).join(' × ') },
    );
  }
  return [afarNote(picture, view), resultNote(picture, view)]
    .filter((note) => note !== '')
    .join(' ');
}

/** What a pixel stands for. */
function afarNote({ afar }: PictureState, view: StageView): string {
  if (afar === null || view.view !== null || view.detail === 'cells') return '';
  const [rows = 1, columns = 1] = afar.block;
  if (rows * columns === 1) return '';
  const block = { rows, columns };
  const largest = afar.statistic === 'largest';
  if (afar.taken === null) {
    return largest
      ? t(
          'Seen from afar: each pixel is the largest of a block of up to {rows}×{columns} values. Zoom in for single values.',
          block,
        )
      : t(
          'Seen from afar: each pixel is the mean of a block of up to {rows}×{columns} values. Zoom in for single values.',
          block,
        );
  }
  const some = { ...block, count: afar.taken };
  if (afar.outputs === 'none') {
    return largest
      ? t(
          'Seen from afar: each pixel of the input is the largest of {count} values of a block of up to {rows}×{columns}. Zoom in for single values.',
          some,
        )
      : t(
          'Seen from afar: each pixel of the input is the mean of {count} values of a block of up to {rows}×{columns}. Zoom in for single values.',
          some,
        );
  }
  return largest
    ? t(
        'Seen from afar: each pixel of the input is the largest of {count} values of a block of up to {rows}×{columns}, each of the output one output of its block. Zoom in for single values.',
        some,
      )
    : t(
        'Seen from afar: each pixel of the input is the mean of {count} values of a block of up to {rows}×{columns}, each of the output one output of its block. Zoom in for single values.',
        some,
      );
}

/** What is still to come, and what never will. */
function resultNote(
  { unfinished, withheld, afar, output }: PictureState,
  { view }: StageView,
): string {
  const isKnown = output.data.length > 0;
  if (withheld !== null) {
    const values = { count: withheld.values.toLocaleString('en') };
    return withheld.reason === 'nan'
      ? t(
          'This window reads {count} values and meets NaN among them: which value then wins is not worked out over so many, so no result is shown. Sizes, cell counts and cost are exact.',
          values,
        )
      : t(
          'This window reads {count} values, more than are gone through for one result: it is not shown. Sizes, cell counts and cost are exact.',
          values,
        );
  }
  if (unfinished !== null && (view === null || !isKnown))
    return t('All values are being gone through …');
  return afar?.outputs === 'none' && view === null && isKnown
    ? t('Outputs are computed for the part in view.')
    : '';
}

/** Why a mode can't be shown now; empty where it can. */
export function modeReason(picture: PictureState, view: StageView): string {
  if (!view.disabled.includes('gradient')) return '';
  if (picture.gradientMissing === 'undefined') {
    return t('Gradient: a median has none that frameworks agree on.');
  }
  if (picture.unfinished !== null) return t('Gradient: all values are being gone through …');
  return picture.gradientMissing === 'too-many-taps' || view.view !== null
    ? t('Gradient: the windows that read the part in view have too many taps to walk them all.')
    : t('Gradient: known of a part of this plane. Zoom in to see it.');
}
