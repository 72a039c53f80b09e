import type { Translate } from '../../engine/phrase.js';
import type { UnpoolingPicture } from '../../protocol/index.js';
import { frameBox } from '../frame.js';
import { scaleOf } from '../heat-levels.js';
import { svgText } from '../svg-text.js';
import { THEMES, type ThemeName } from '../theme.js';
import { layOutUnpooling } from './unpooling-layout.js';
import { unpoolingOverlay } from './unpooling-overlay.js';
import { unpoolingScene } from './unpooling-scene.js';

/** Room in which the picture is laid out before it is made small. */
const ROOM = { width: 400, maxHeight: 260 };

/**
 * A small picture of the first value and its place as an SVG file with all colours resolved, at most
 * `maxWidth` by `maxHeight` pixels.
 */
export function unpoolingThumbnail(
  picture: UnpoolingPicture,
  theme: ThemeName,
  maxWidth: number,
  maxHeight: number,
  t: Translate,
): string {
  const layout = layOutUnpooling(picture, { ...ROOM, cell: null, view: null, slice: 0 });
  const right = [...layout.inputs, ...layout.outputs].map((frame) => {
    const box = frameBox(frame);
    return box.x + box.width + 4;
  });
  const size = { width: Math.max(40, ...right), height: layout.height };
  const mode = layout.detail === 'cells' ? 'numbers' : 'heat';
  const scenes = [
    unpoolingScene(picture, layout, mode, t),
    unpoolingOverlay(picture, layout, { kind: 'value', index: 0 }),
  ];
  return svgText(
    scenes.map((scene) => ({ ...scene, ...size })),
    {
      theme: THEMES[theme],
      scale: scaleOf(picture.range),
      title: t('Input {input}, output {output}', {
        input: picture.axes.map((axis) => axis.inputSize).join(' × '),
        output: picture.axes.map((axis) => axis.outputSize).join(' × '),
      }),
      zoom: Math.min(1, maxWidth / size.width, maxHeight / size.height),
      margin: 0,
      background: false,
    },
  );
}
