import type { Translate } from '../engine/phrase.js';
import type { PictureState } from '../protocol/index.js';
import { axesOf, windowCount } from './axes.js';
import { scaleOf } from './heat-levels.js';
import { layOutThumbnail } from './layout-thumbnail.js';
import { layOut } from './lay-out.js';
import { DEFAULT_REQUEST, type Layout } from './layout.js';
import { beamScene, overlayScene } from './overlay-scene.js';
import type { Scene } from './shape.js';
import { staticScene } from './static-scene.js';
import type { Deflate } from './png.js';
import { svgText } from './svg-text.js';
import { THEMES, type ThemeName } from './theme.js';

/**
 * A small picture of the first window as an SVG file with all colours resolved, for places that
 * have no style sheet. It is at most `maxWidth` by `maxHeight` pixels; with `deflate` its file is
 * kept small.
 */
export function thumbnailSvg(
  picture: PictureState,
  theme: ThemeName,
  maxWidth: number,
  maxHeight: number,
  t: Translate,
  deflate?: Deflate,
): string {
  const layout =
    picture.axes.length === 3
      ? layOut(picture, { ...DEFAULT_REQUEST, width: 420, maxHeight: 320 })
      : layOutThumbnail(picture, maxWidth, maxHeight);
  const box = { width: usedWidth(layout), height: layout.height };
  return svgText(
    scenesOf(picture, layout, t).map((scene) => ({ ...scene, ...box })),
    {
      theme: THEMES[theme],
      scale: scaleOf(picture.inputRange),
      title: t('Input {input}, output {output}', {
        input: sizes(picture, 'inputSize'),
        output: sizes(picture, 'outputSize'),
      }),
      zoom: Math.min(1, maxWidth / box.width, maxHeight / box.height),
      margin: 0,
      background: false,
      deflate,
    },
  );
}

const sizes = (picture: PictureState, of: 'inputSize' | 'outputSize'): string =>
  picture.axes.map((axis) => axis[of]).join(' × ');

function scenesOf(picture: PictureState, layout: Layout, t: Translate): readonly Scene[] {
  const mode = layout.detail === 'cells' ? 'numbers' : 'heat';
  const still = staticScene(picture, layout, mode, t);
  if (windowCount(axesOf(picture)) === 0) return [still];
  return [beamScene(picture, layout, 0), still, overlayScene(picture, layout, 0, mode, t)];
}

/** How far right anything is drawn, with a little room for outlines. */
export function usedWidth(layout: Layout): number {
  const right = [...layout.inputs, ...layout.outputs].map(
    (frame) =>
      (frame.lefts?.at(-1) ??
        frame.x + (frame.columns.to - frame.columns.from - 1) * frame.pitchX) + frame.pitchX,
  );
  return Math.min(layout.width, Math.max(...right, 40) + 6);
}
