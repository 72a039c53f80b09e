import type { Translate } from '../../engine/phrase.js';
import type { MisfitPicture } from '../../protocol/index.js';
import { scaleOf } from '../colours/heat-levels.js';
import { THEMES, type ThemeName } from '../colours/theme.js';
import { misfitScene, misfitTitle } from '../misfit/misfit-scene.js';
import { svgText } from './svg-text.js';

/** Why sizes don't fit as an SVG file with all colours resolved, at most so many pixels wide and high. */
export function misfitThumbnail(
  picture: MisfitPicture,
  theme: ThemeName,
  maxWidth: number,
  maxHeight: number,
  t: Translate,
): string {
  const scene = misfitScene(picture, maxWidth, maxHeight, t);
  return svgText([scene], {
    theme: THEMES[theme],
    scale: scaleOf({ min: 0, max: 1 }),
    title: misfitTitle(picture, t),
    zoom: Math.min(1, maxWidth / scene.width, maxHeight / scene.height),
    margin: 0,
    background: false,
  });
}
