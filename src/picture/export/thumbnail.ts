import type { Translate } from '../../engine/phrase.js';
import { scaleOf } from '../colours/heat-levels.js';
import { THEMES, type ThemeName } from '../colours/theme.js';
import type { Layout } from '../layout/layout.js';
import { stepCount, type GridPair } from '../pair/grid-pair.js';
import { pairOf, type LayerPicture } from '../pair/pair-of.js';
import type { Scene } from '../shapes/shape.js';
import type { Deflate } from './png.js';
import { svgText } from './svg-text.js';

/**
 * A small picture of the first step as an SVG file with all colours resolved, for places that
 * have no style sheet. It is at most `maxWidth` by `maxHeight` pixels; with `deflate` its file is
 * kept small.
 */
export function thumbnailSvg(
  picture: LayerPicture,
  theme: ThemeName,
  maxWidth: number,
  maxHeight: number,
  t: Translate,
  deflate?: Deflate,
): string {
  const pair = pairOf(picture);
  const layout = pair.layOutSmall(maxWidth, maxHeight);
  const box = { width: usedWidth(layout), height: layout.height };
  return svgText(
    scenesOf(pair, layout, t).map((scene) => ({ ...scene, ...box })),
    {
      theme: THEMES[theme],
      scale: scaleOf(pair.range),
      title: t('Input {input}, output {output}', {
        input: picture.axes.map((axis) => axis.inputSize).join(' × '),
        output: picture.axes.map((axis) => axis.outputSize).join(' × '),
      }),
      zoom: Math.min(1, maxWidth / box.width, maxHeight / box.height),
      margin: 0,
      background: false,
      deflate,
    },
  );
}

function scenesOf(pair: GridPair, layout: Layout, t: Translate): readonly Scene[] {
  const mode = layout.detail === 'cells' ? 'numbers' : 'heat';
  const still = pair.still(layout, mode, t);
  if (stepCount(pair) === 0) return [still];
  const beams = pair.beams(layout, 0);
  const moving = pair.moving(layout, { kind: 'step', step: 0 }, mode, t);
  return [...(beams === null ? [] : [beams]), still, moving];
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
