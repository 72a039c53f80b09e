import type { Translate } from '../../engine/phrase.js';
import type { Mode, PictureState } from '../../protocol/index.js';
import { boxIndex, valueAt } from '../layout/cell-axes.js';
import { cellShapes, outputShapes } from './cell-shapes.js';
import { eachCell } from './each-cell.js';
import type { GridFrame } from '../layout/frame.js';
import { heatShapes, outputHeatShapes } from './heat-shapes.js';
import { levelOf } from '../colours/heat-levels.js';
import { indexShapes } from './index-shapes.js';
import type { Layout } from '../layout/layout.js';
import { facesOf } from '../words/cell-face.js';
import { windowBarShapes } from './window-bar-shapes.js';
import type { Scene, Shape } from './shape.js';
import { titleShapes } from './title-shapes.js';

/** Everything that stays while the window moves. */
export function staticScene(
  picture: PictureState,
  layout: Layout,
  mode: Mode,
  t: Translate,
): Scene {
  return {
    width: layout.width,
    height: layout.height,
    shapes: [
      ...titleShapes(picture, layout, t),
      ...indexShapes(picture, layout, t),
      ...windowBarShapes(picture, layout, null, t),
      ...layout.inputs.flatMap((frame) => inputShapes(picture, layout, frame, mode)),
      ...layout.outputs.flatMap((frame) => outputGridShapes(picture, layout, frame, mode)),
    ],
  };
}

function inputShapes(
  picture: PictureState,
  layout: Layout,
  frame: GridFrame,
  mode: Mode,
): readonly Shape[] {
  if (layout.detail !== 'cells') return heatShapes(picture, layout, frame, mode);
  const face = facesOf(picture, mode);
  return eachCell(frame, (cell, box) => cellShapes(face(cell), box));
}

function outputGridShapes(
  picture: PictureState,
  layout: Layout,
  frame: GridFrame,
  mode: Mode,
): readonly Shape[] {
  if (layout.detail !== 'cells') return outputHeatShapes(picture, layout, frame);
  const uneven = unevenDivisors(picture);
  return eachCell(frame, (cell, box) => {
    const value = valueAt(picture.output, cell);
    const level = mode === 'heat' && value !== null ? levelOf(value, picture.inputRange) : null;
    const divisor = uneven ? (picture.divisors?.[boxIndex(picture.output, cell)] ?? null) : null;
    return outputShapes(value, divisor, level, box);
  });
}

/** Whether outputs are divided by different numbers, so that each has to say its own. */
export function unevenDivisors(picture: PictureState): boolean {
  const first = picture.divisors?.[0];
  return picture.divisors?.some((divisor) => divisor !== first) ?? false;
}
