import type { PictureState } from '../../protocol/index.js';
import { startOf } from '../layout/axis-windows.js';
import {
  axesOf,
  cellOfElement,
  elementAt,
  extentOf,
  named,
  outputCell,
  outputSizes,
} from '../layout/cell-axes.js';
import { DEFAULT_REQUEST } from '../layout/layout.js';
import { MOST_SLICES } from '../layout/layout-slices.js';
import { layOutThumbnail } from '../layout/layout-thumbnail.js';
import { layOut } from '../layout/picture-layout.js';
import { lengthOf } from '../layout/frame.js';
import {
  missingBox,
  viewAt,
  windowInColumns,
  windowInRows,
  windowMiddle,
} from '../layout/view-span.js';
import { differsScene } from '../shapes/differs-shapes.js';
import { dimmedBoxes } from '../shapes/dimming-shapes.js';
import { fanOutScene } from '../shapes/fan-out-scene.js';
import { beamScene, overlayScene } from '../shapes/overlay-scene.js';
import { staticScene } from '../shapes/static-scene.js';
import { fanOutWords } from '../words/fan-out-words.js';
import { legendOf } from '../words/legend.js';
import { readoutOf } from '../words/readout.js';
import { inputLabel, outputLabel, windowSpan } from '../words/window-words.js';
import type { GridPair } from './grid-pair.js';

/** A pooling: outputs are stepped through, and linked with the cells that their windows read. */
export function poolingPair(picture: PictureState): GridPair {
  const axes = axesOf(picture);
  const [depth, rows, columns] = axes;
  const rank = picture.axes.length;
  const isWhole = picture.input.size.join() === picture.input.shape.join();
  return {
    rank,
    stepped: 'output',
    unit: 'window',
    stepSizes: outputSizes(axes),
    input: picture.input,
    output: picture.output,
    inputOverview: picture.inputOverview,
    outputOverview: picture.outputOverview,
    range: picture.inputRange,
    whole: [depth, rows, columns],
    extent: { rows: extentOf(rows), columns: extentOf(columns) },
    choosableSlices: rank === 3 && lengthOf(depth) > MOST_SLICES ? depth : null,
    modes: ['numbers', 'heat', 'coverage', 'gradient'],
    hasGradient: (view) =>
      view === null && !isWhole ? picture.gradientOverview !== null : picture.gradient !== null,
    layOut: (request) => layOut(picture, request),
    layOutSmall: (maxWidth, maxHeight) =>
      rank === 3
        ? layOut(picture, { ...DEFAULT_REQUEST, width: 420, maxHeight: 320 })
        : layOutThumbnail(picture, maxWidth, maxHeight),
    isSplitWhereNarrow: rank === 2,
    still: (layout, mode, t) => staticScene(picture, layout, mode, t),
    beams: (layout, step) => (layout.detail === 'cells' ? beamScene(picture, layout, step) : null),
    moving: (layout, focus, mode, t) =>
      focus.kind === 'cell'
        ? fanOutScene(picture, layout, focus.cell, mode)
        : overlayScene(picture, layout, focus.step, mode, t),
    differing: (layout, steps) => differsScene(picture, layout, steps),
    dimmed: (layout, spotlight) => dimmedBoxes(picture, layout, spotlight),
    slicesOf: (step) => {
      const [output] = outputCell(axes, step);
      return { input: rank === 3 ? startOf(depth, output) : 0, output };
    },
    middleOf: (step) => windowMiddle(picture, step),
    holds: (view, step) => ({
      rows: windowInRows(picture, step, view),
      columns: windowInColumns(picture, step, view),
    }),
    viewAt: (width, cell, centre) => viewAt(picture, width, cell, centre),
    viewOfAll: rank === 3 ? null : { rows, columns },
    missing: (step, view, slice) => missingBox(picture, step, view, slice),
    elementAt: (cell) => elementAt(axes, cell),
    cellOf: (element) => cellOfElement(axes, element),
    readout: (step, t) => readoutOf(picture, step, t),
    placeText: (step, t) => windowSpan(picture, step, t),
    stepText: (step, t) =>
      t('output {place}', { place: named(picture, outputCell(axes, step)).join(' ') }),
    cellWords: (cell, t) => fanOutWords(picture, cell, t),
    cellLabel: (part, cell, t) =>
      part === 'input' ? inputLabel(picture, cell, t) : outputLabel(picture, cell, t),
    legend: (mode, t) => legendOf(picture, mode, t),
    tables: () => [
      { name: 'input', box: picture.input },
      { name: 'output', box: picture.output },
    ],
  };
}
