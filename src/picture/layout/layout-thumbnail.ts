import type { PictureState } from '../../protocol/index.js';
import { axesOf } from './cell-axes.js';
import { detailOf } from './detail.js';
import type { GridFrame } from './frame.js';
import type { Layout } from './layout.js';

const EDGE = 3;
const BETWEEN = 44;
const LARGEST = 24;
/** From this pitch on numbers are drawn; smaller than a panel would. */
const SMALLEST_WITH_NUMBERS = 17;

/** Input and output and nothing else, as large as fits; for layers with one or two axes. */
export function layOutThumbnail(
  picture: PictureState,
  maxWidth: number,
  maxHeight: number,
): Layout {
  const [, rows, columns] = axesOf(picture);
  const inRows = Math.max(1, rows.to - rows.from);
  const inColumns = Math.max(1, columns.to - columns.from);
  const strip = picture.axes.length === 1;
  const room = strip ? maxWidth - 2 * EDGE : (maxWidth - 2 * EDGE - BETWEEN) * 0.62;
  const high = maxHeight - 2 * EDGE;
  const fitting = Math.min(LARGEST, room / inColumns, strip ? high / 3 : high / inRows);
  const pitch = fitting >= 8 ? Math.floor(fitting) : fitting;
  const numbers = pitch >= SMALLEST_WITH_NUMBERS;
  const gap = numbers ? 1.5 : 0;
  const input: GridFrame = {
    depth: 0,
    rows: { from: rows.from, to: rows.to },
    columns: { from: columns.from, to: columns.to },
    x: EDGE,
    y: EDGE,
    pitchX: pitch,
    pitchY: pitch,
    gap,
    lefts: null,
  };
  const width = inColumns * pitch;
  const height = inRows * pitch;
  const outRoom = strip ? maxWidth - 2 * EDGE : maxWidth - 2 * EDGE - BETWEEN - width;
  const outPitch = Math.min(
    numbers ? pitch + 10 : Math.max(pitch * 2, 8),
    outRoom / Math.max(1, columns.outputSize),
    strip ? high / 3 : high / Math.max(1, rows.outputSize),
  );
  const output: GridFrame = {
    depth: 0,
    rows: { from: 0, to: rows.outputSize },
    columns: { from: 0, to: columns.outputSize },
    x: strip ? EDGE : EDGE + width + BETWEEN,
    y: strip ? EDGE + height + 26 : EDGE + Math.max(0, (height - rows.outputSize * outPitch) / 2),
    pitchX: outPitch,
    pitchY: outPitch,
    gap: outPitch >= SMALLEST_WITH_NUMBERS && numbers ? gap : 0,
    lefts: null,
  };
  return {
    arrangement: 'lab',
    width: Math.max(EDGE + width, output.x + columns.outputSize * outPitch) + EDGE,
    height: Math.max(EDGE + height, output.y + rows.outputSize * outPitch) + EDGE,
    cell: pitch - gap,
    detail: numbers ? 'cells' : detailOf(Math.min(pitch, 21)),
    inputs: [input],
    window: null,
    outputs: [output],
    windowBars: { rows: false, columns: false, depth: false },
    titles: false,
    numbers: false,
  };
}
