import type { Translate } from '../../engine/phrase.js';
import type { Mode, UnpoolingPicture } from '../../protocol/index.js';
import { frameBox } from '../frame.js';
import type { Scene } from '../shape.js';
import { unpoolingAxes, valueCount } from './unpooling-axes.js';
import { cellAt } from './unpooling-cells.js';
import type { UnpoolingRequest } from './unpooling-grid.js';
import { layOutUnpooling } from './unpooling-layout.js';
import { unpoolingOverlay } from './unpooling-overlay.js';
import { unpoolingScene } from './unpooling-scene.js';
import { unpoolingWords } from './unpooling-words.js';

const MARGIN = 16;
const READOUT = 40;
const MOST_FRAMES = 64;

/** The picture that is shown, with what the step does below, cut to what is drawn. */
export function unpoolingExportScenes(
  picture: UnpoolingPicture,
  request: UnpoolingRequest,
  step: number,
  mode: Mode,
  t: Translate,
): readonly Scene[] {
  const slice = cellAt(picture.input.shape, step)[0];
  const layout = layOutUnpooling(picture, { ...request, slice });
  const right = [...layout.inputs, ...layout.outputs].map((frame) => {
    const box = frameBox(frame);
    return box.x + box.width;
  });
  const width = Math.min(layout.width, Math.max(420, ...right.map((x) => x + 2 * MARGIN)));
  const height = layout.height + READOUT;
  const sized = (scene: Scene): Scene => ({ ...scene, width, height });
  const { expression } = unpoolingWords(picture, step, t);
  const readout: Scene = {
    width,
    height,
    shapes: [
      {
        kind: 'text',
        role: 'text-value',
        x: layout.inputs[0]?.x ?? MARGIN,
        y: layout.height + READOUT / 2 - 4,
        text: expression.map((span) => span.text).join(''),
        size: 13,
        anchor: 'start',
      },
    ],
  };
  return [
    sized(unpoolingScene(picture, layout, mode, t)),
    sized(unpoolingOverlay(picture, layout, { kind: 'value', index: step })),
    readout,
  ];
}

/** The steps that an animation shows: all up to 64, else those of the current row. */
export function animatedValues(picture: UnpoolingPicture, current: number): readonly number[] {
  const count = valueCount(picture);
  if (count <= MOST_FRAMES) return Array.from({ length: count }, (_, index) => index);
  const columns = unpoolingAxes(picture)[2].inputSize;
  const first = current - (current % columns);
  return Array.from({ length: Math.min(MOST_FRAMES, columns) }, (_, index) => first + index);
}
