import { axisNumber } from '../words/axis-number.js';
import type { Translate } from '../../engine/phrase.js';
import type { Mode, UnpoolingPicture } from '../../protocol/index.js';
import { valueAt } from '../layout/cell-axes.js';
import { eachCell } from '../shapes/each-cell.js';
import { detailOfFrame } from '../layout/detail.js';
import type { Layout } from '../layout/layout.js';
import { frameBox, lengthOf, type GridFrame } from '../layout/frame.js';
import { overviewLevel } from '../colours/cell-levels.js';
import { heat } from '../shapes/heat-shapes.js';
import { levelOf } from '../colours/heat-levels.js';
import { columnNumbers, depthLabel, rowNumbers } from '../shapes/index-shapes.js';
import { INDEX_UP, TITLE_UP } from '../layout/spacing.js';
import type { Scene, Shape, TextShape } from '../shapes/shape.js';
import { inputCellShapes, outputCellShapes } from './unpooling-cells.js';

/** Room for the name of a slice, and from a strip down to its title. */
const SLICE_UP = 18;
const TITLE_DOWN = 18;

/** Everything that stays while one steps through the values. */
export function unpoolingScene(
  picture: UnpoolingPicture,
  layout: Layout,
  mode: Mode,
  t: Translate,
): Scene {
  return {
    width: layout.width,
    height: layout.height,
    shapes: [
      ...titles(picture, layout, t),
      ...layout.inputs.flatMap((frame, index) => [
        ...numbers(picture, frame, index === 0, t),
        ...(detailOfFrame(frame) === 'cells'
          ? eachCell(frame, (cell, box) => inputCellShapes(picture, cell, box, mode))
          : [heatOf(picture, frame, 'input')]),
      ]),
      ...layout.outputs.flatMap((frame, index) => [
        ...numbers(picture, frame, index === 0, t),
        ...(layout.detail === 'cells'
          ? eachCell(frame, (cell, box) => outputCellShapes(picture, cell, box, mode))
          : [heatOf(picture, frame, 'output')]),
      ]),
    ],
  };
}

function heatOf(picture: UnpoolingPicture, frame: GridFrame, of: 'input' | 'output'): Shape {
  const box = picture[of];
  const overview = of === 'input' ? picture.inputOverview : picture.outputOverview;
  const seen = overviewLevel(overview, box.shape, frame.depth);
  // Where cells share a pixel, the largest of a block keeps single values from getting lost.
  const isSmall = frame.pitchX < 1 && overview !== null;
  return heat(
    frame,
    frame,
    (row, column) => {
      const value = isSmall ? null : valueAt(box, [frame.depth, row, column]);
      return value === null ? seen(row, column) : levelOf(value, picture.range);
    },
    frame.pitchX,
  );
}

function numbers(
  picture: UnpoolingPicture,
  frame: GridFrame,
  isFirst: boolean,
  t: Translate,
): readonly TextShape[] {
  const rank = picture.axes.length;
  return [
    ...(rank === 3
      ? [depthLabel(frame, t('depth {at}', { at: axisNumber(frame.depth) }), 26)]
      : []),
    ...columnNumbers(frame, rank === 3 ? 9 : INDEX_UP),
    ...(rank > 1 && isFirst ? rowNumbers(frame, 12) : []),
  ];
}

function titles(picture: UnpoolingPicture, layout: Layout, t: Translate): readonly TextShape[] {
  const rank = picture.axes.length;
  const title = (
    name: string,
    sizes: readonly number[],
    frame: GridFrame | undefined,
    below: boolean,
  ): readonly TextShape[] => {
    if (frame === undefined) return [];
    const box = frameBox(frame);
    return [
      {
        kind: 'text',
        role: 'text-title',
        text: name,
        tail: [sizes.join(' × '), ...partOf(sizes, frame, t)].join(t(', ')),
        size: 13,
        anchor: 'start',
        x: box.x,
        y: below ? box.y + box.height + TITLE_DOWN : box.y - TITLE_UP - (rank === 3 ? SLICE_UP : 0),
      },
    ];
  };
  const [input, output] = [layout.inputs[0], layout.outputs[0]];
  return [
    ...title(
      t('Input'),
      picture.axes.map((axis) => axis.inputSize),
      input,
      false,
    ),
    // Arrows of a strip come from above.
    ...title(
      t('Output'),
      picture.axes.map((axis) => axis.outputSize),
      output,
      rank === 1,
    ),
  ];
}

/** Which rows and columns are in view, where it isn't all of a grid. */
function partOf(sizes: readonly number[], frame: GridFrame, t: Translate): readonly string[] {
  const columns = sizes.at(-1) ?? 1;
  const rows = sizes.length > 1 ? (sizes.at(-2) ?? 1) : 1;
  if (lengthOf(frame.columns) >= columns && lengthOf(frame.rows) >= rows) return [];
  return [
    t('rows {rows}, columns {columns}', {
      rows: `${String(frame.rows.from)}–${String(frame.rows.to - 1)}`,
      columns: `${String(frame.columns.from)}–${String(frame.columns.to - 1)}`,
    }),
  ];
}
