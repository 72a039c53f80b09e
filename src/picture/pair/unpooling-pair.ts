import type { UnpoolingPicture } from '../../protocol/index.js';
import { DEFAULT_REQUEST } from '../layout/layout.js';
import { coveredBy, unpoolingAxes } from '../unpooling/unpooling-axes.js';
import { cellAt } from '../unpooling/unpooling-cells.js';
import { layOutUnpooling } from '../unpooling/unpooling-layout.js';
import { unpoolingOverlay } from '../unpooling/unpooling-overlay.js';
import { unpoolingScene } from '../unpooling/unpooling-scene.js';
import { MOST_UNPOOLED_SLICES } from '../unpooling/unpooling-slices.js';
import { missingValues, unpoolingViewAt } from '../unpooling/unpooling-view.js';
import {
  unpooledCellWords,
  unpooledLabel,
  unpoolingInputLabel,
  unpoolingLegend,
  unpoolingWords,
} from '../unpooling/unpooling-words.js';
import type { GridPair } from './grid-pair.js';

/** Room in which a small picture is laid out before it is scaled. */
const SMALL = { ...DEFAULT_REQUEST, width: 400, maxHeight: 260 };

/** An unpooling: values of the input are stepped through, each linked with the cell it goes to. */
export function unpoolingPair(picture: UnpoolingPicture): GridPair {
  const axes = unpoolingAxes(picture);
  const [depth, rows, columns] = axes;
  const spans = axes.map((axis) => ({ from: 0, to: axis.inputSize }));
  const [slices = NONE, wholeRows = NONE, wholeColumns = NONE] = spans;
  const cellOf = (step: number) => cellAt(picture.input.shape, step);
  return {
    rank: picture.axes.length,
    stepped: 'input',
    unit: 'value',
    stepSizes: [depth.inputSize, rows.inputSize, columns.inputSize],
    input: picture.input,
    output: picture.output,
    inputOverview: picture.inputOverview,
    outputOverview: picture.outputOverview,
    range: picture.range,
    whole: [slices, wholeRows, wholeColumns],
    extent: { rows: rows.inputSize, columns: columns.inputSize },
    choosableSlices: depth.inputSize > 1 && depth.outputSize > MOST_UNPOOLED_SLICES ? slices : null,
    // Reads and gradients of windows have no meaning here.
    modes: ['numbers', 'heat'],
    hasGradient: () => false,
    layOut: (request) => layOutUnpooling(picture, request),
    layOutSmall: () => layOutUnpooling(picture, SMALL),
    isSplitWhereNarrow: false,
    still: (layout, mode, t) => unpoolingScene(picture, layout, mode, t),
    beams: () => null,
    moving: (layout, focus) => unpoolingOverlay(picture, layout, focus),
    differing: ({ width, height }) => ({ width, height, shapes: [] }),
    dimmed: () => [],
    slicesOf: (step) => {
      const [input] = cellOf(step);
      return { input, output: coveredBy(depth, { from: input, to: input + 1 }).from };
    },
    middleOf: (step) => {
      const [, row, column] = cellOf(step);
      return { row: row + 0.5, column: column + 0.5 };
    },
    holds: (view, step) => {
      const [, row, column] = cellOf(step);
      return {
        rows: row >= view.rows.from && row < view.rows.to,
        columns: column >= view.columns.from && column < view.columns.to,
      };
    },
    viewAt: (width, cell, centre) => unpoolingViewAt(picture, width, cell, centre),
    // Of outputs that no window covers a view shows nothing.
    viewOfAll: null,
    missing: (step, view) => missingValues(picture, step, view),
    elementAt: (cell) => cell,
    cellOf: (element) => element,
    readout: (step, t) => unpoolingWords(picture, step, t),
    placeText: () => '',
    stepText: () => '',
    cellWords: (cell, t) => unpooledCellWords(picture, cell, t),
    cellLabel: (part, cell, t) =>
      part === 'input' ? unpoolingInputLabel(picture, cell, t) : unpooledLabel(picture, cell, t),
    legend: (_mode, t) => unpoolingLegend(picture, t),
    tables: () => [
      { name: 'input', box: picture.input },
      { name: 'indices', box: { ...picture.input, data: Float32Array.from(picture.indices) } },
      { name: 'output', box: picture.output },
    ],
  };
}

const NONE = { from: 0, to: 1 };
