import type { PictureState } from '../protocol/index.js';
import { axesOf, windowCount } from './axes.js';
import { scaleOf } from './heat-levels.js';
import { DEFAULT_REQUEST, layOut, type Layout } from './layout.js';
import { beamScene, overlayScene } from './overlay-scene.js';
import type { Scene } from './shape.js';
import { staticScene } from './static-scene.js';
import { svgText } from './svg-text.js';
import { THEMES, type ThemeName } from './theme.js';

/** Widths to lay a thumbnail out at, before it is scaled down. */
const WIDTHS: readonly number[] = [420, 340, 280];

/**
 * A small picture of the first window as an SVG file with all colours resolved, for places that
 * have no style sheet. It is at most `maxWidth` by `maxHeight` pixels.
 */
export function thumbnailSvg(
  picture: PictureState,
  theme: ThemeName,
  maxWidth: number,
  maxHeight: number,
): string {
  const title = `Input ${sizes(picture, 'inputSize')}, output ${sizes(picture, 'outputSize')}`;
  const drawings = WIDTHS.map((width) => drawing(picture, width));
  const zooms = drawings.map(({ box }) =>
    Math.min(1, maxWidth / box.width, maxHeight / box.height),
  );
  const best = zooms.indexOf(Math.max(...zooms));
  const chosen = drawings[best];
  const zoom = zooms[best] ?? 1;
  return svgText(chosen?.scenes ?? [], {
    theme: THEMES[theme],
    scale: scaleOf(picture.inputRange),
    title,
    zoom,
    background: false,
  });
}

const sizes = (picture: PictureState, of: 'inputSize' | 'outputSize'): string =>
  picture.axes.map((axis) => axis[of]).join(' × ');

function drawing(
  picture: PictureState,
  width: number,
): { readonly scenes: readonly Scene[]; readonly box: { width: number; height: number } } {
  const layout = layOut(picture, {
    ...DEFAULT_REQUEST,
    arrangement: picture.axes.length === 2 ? 'lab' : 'side',
    width,
    maxHeight: 320,
  });
  const box = { width: usedWidth(layout), height: layout.height };
  const fit = (scene: Scene): Scene => ({ ...scene, ...box });
  const still = staticScene(picture, layout, layout.detail === 'cells' ? 'numbers' : 'heat');
  if (windowCount(axesOf(picture)) === 0) return { scenes: [fit(still)], box };
  const mode = layout.detail === 'cells' ? 'numbers' : 'heat';
  return {
    scenes: [
      fit(beamScene(picture, layout, 0)),
      fit(still),
      fit(overlayScene(picture, layout, 0, mode)),
    ],
    box,
  };
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
