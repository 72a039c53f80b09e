import type { Translate } from '../../engine/phrase.js';
import type { Mode } from '../../protocol/index.js';
import { frameBox } from '../layout/frame.js';
import type { LayoutRequest } from '../layout/layout.js';
import { pairOf, type LayerPicture } from '../pair/pair-of.js';
import type { Scene } from '../shapes/shape.js';
import { usedWidth } from './thumbnail.js';

const MARGIN = 16;
const READOUT = 40;
/** Wide enough for a line of arithmetic. */
const LEAST_WIDTH = 420;

/** The picture that is shown, with what the step does below, cut to what is drawn. */
export function exportScenes(
  picture: LayerPicture,
  request: LayoutRequest,
  step: number,
  mode: Mode,
  t: Translate,
): readonly Scene[] {
  const pair = pairOf(picture);
  const layout = pair.layOut({ ...request, slice: pair.slicesOf(step).input });
  const width = Math.min(layout.width, Math.max(usedWidth(layout) + 2 * MARGIN, LEAST_WIDTH));
  const height = layout.height + READOUT;
  const sized = (scene: Scene): Scene => ({ ...scene, width, height });
  const text = pair
    .readout(step, t)
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
  const beams = pair.beams(layout, step);
  return [
    ...(beams === null ? [] : [sized(beams)]),
    sized(pair.still(layout, mode, t)),
    sized(pair.moving(layout, { kind: 'step', step }, mode, t)),
    readout,
  ];
}
