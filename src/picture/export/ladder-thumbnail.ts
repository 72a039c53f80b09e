import type { Translate } from '../../engine/phrase.js';
import type { Ladder } from '../../protocol/index.js';
import { scaleOf } from '../colours/heat-levels.js';
import { THEMES, type ThemeName } from '../colours/theme.js';
import { ladderScene, ladderTitle } from '../ladder/ladder-scene.js';
import { svgText } from './svg-text.js';

/** Which sides of an input fit, as an SVG file with all colours resolved. */
export function ladderThumbnail(ladder: Ladder, theme: ThemeName, t: Translate): string {
  const words = { input: t('input'), lastMap: t('last map'), values: t('values') };
  return svgText([ladderScene(ladder, words)], {
    theme: THEMES[theme],
    scale: scaleOf({ min: 0, max: 1 }),
    title: ladderTitle(ladder, t),
    zoom: 1,
    margin: 0,
    background: false,
  });
}
