import type { Translate } from '../engine/phrase.js';
import type { Mode, PictureState } from '../protocol/index.js';
import { axesOf, outputCell } from './axes.js';
import { startOf } from './axis-windows.js';
import { frameBox } from './frame.js';
import { layOut } from './lay-out.js';
import type { Layout, LayoutRequest } from './layout.js';
import { beamScene, overlayScene } from './overlay-scene.js';
import { readoutOf } from './readout.js';
import type { Scene } from './shape.js';
import { staticScene } from './static-scene.js';
import { usedWidth } from './thumbnail.js';

const MARGIN = 16;
const READOUT = 40;

/** The picture that is shown, with its arithmetic below, cut to what is drawn. */
export function exportScenes(
  picture: PictureState,
  request: LayoutRequest,
  window: number,
  mode: Mode,
  t: Translate,
): readonly Scene[] {
  const layout = layOut(picture, { ...request, slice: sliceOf(picture, window) });
  const width = widthOf(layout);
  const height = layout.height + READOUT;
  const sized = (scene: Scene): Scene => ({ ...scene, width, height });
  const text = readoutOf(picture, window, t)
    .expression.map((span) => span.text)
    .join('');
  const first = layout.inputs[0] ?? layout.outputs[0];
  const readout: Scene = {
    width,
    height,
    shapes: [
      {
        kind: 'text',
        role: 'text-value',
        x: first === undefined ? MARGIN : Math.min(frameBox(first).x, MARGIN * 4),
        y: layout.height + READOUT / 2 - 4,
        text,
        size: 13,
        anchor: 'start',
      },
    ],
  };
  return [
    sized(beamScene(picture, layout, window)),
    sized(staticScene(picture, layout, mode, t)),
    sized(overlayScene(picture, layout, window, mode, t)),
    readout,
  ];
}

/** The windows that an animation shows: all up to 64, else those of the current row. */
export function animatedWindows(picture: PictureState, current: number): readonly number[] {
  const axes = axesOf(picture);
  const count = axes.reduce((all, axis) => all * axis.outputSize, 1);
  if (count <= 64) return Array.from({ length: count }, (_, index) => index);
  const columns = axes[2].outputSize;
  const first = current - (current % columns);
  return Array.from({ length: Math.min(64, columns) }, (_, index) => first + index);
}

const sliceOf = (picture: PictureState, window: number): number => {
  const axes = axesOf(picture);
  return picture.axes.length === 3 ? startOf(axes[0], outputCell(axes, window)[0]) : 0;
};

/** Wide enough for what is drawn and for a line of arithmetic. */
const widthOf = (layout: Layout): number =>
  Math.min(layout.width, Math.max(usedWidth(layout) + 2 * MARGIN, 420));
