import { html, nothing, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { differsScene } from '../../src/picture/differs-shapes.js';
import type { Layout } from '../../src/picture/layout.js';
import { beamScene } from '../../src/picture/overlay-scene.js';
import type { HeatShape, Scene } from '../../src/picture/shape.js';
import { veilBoxes, type Spotlight } from '../../src/picture/veil-shapes.js';
import type { PictureState } from '../../src/protocol/index.js';
import { paintHeat } from './heat-canvas.js';
import type { Palette } from './palette.js';
import { patternDefinitions, sceneTemplate } from './shape-templates.js';

/** A scene as one layer of SVG; its heat maps are canvases below. One that stays is not written again. */
export const svgLayer = (scene: Scene, palette: Palette, name: string): TemplateResult =>
  html`<svg class=${name} width=${scene.width} height=${scene.height} aria-hidden="true">
    ${guard([], patternDefinitions)}${guard([scene, palette], () => sceneTemplate(scene, palette))}
  </svg>`;

/** What leads from the window to its output, below the cells; pictures of shades have it on top; −1: none is. */
export const beamLayer = (
  picture: PictureState,
  layout: Layout,
  window: number,
  palette: Palette,
): TemplateResult | typeof nothing =>
  window >= 0 && layout.detail === 'cells'
    ? svgLayer(beamScene(picture, layout, window), palette, 'beams')
    : nothing;

/** Marks on outputs that differ from another picture's. */
export const differsLayer = (
  picture: PictureState,
  layout: Layout,
  differs: readonly number[],
  palette: Palette,
): TemplateResult | typeof nothing =>
  differs.length === 0
    ? nothing
    : svgLayer(differsScene(picture, layout, differs), palette, 'differs');

const heatsOf = (scene: Scene): readonly HeatShape[] =>
  scene.shapes.filter((shape): shape is HeatShape => shape.kind === 'heat');

/** One canvas for each heat map of a scene. */
export const heatCanvases = (scene: Scene): readonly TemplateResult[] =>
  heatsOf(scene).map(() => html`<canvas></canvas>`);

/** Puts the heat maps of a scene onto their canvases, once these are in the page. */
export function paintHeats(scene: Scene, root: ParentNode, palette: Palette): void {
  const canvases = root.querySelectorAll('canvas');
  heatsOf(scene).forEach((heat, index) => {
    const canvas = canvases[index];
    if (canvas !== undefined) paintHeat(canvas, heat, palette);
  });
}

/** What lies over all cells that a spotlight leaves in the dark. */
export function veilLayer(
  picture: PictureState,
  layout: Layout,
  spotlight: Spotlight | null,
): TemplateResult | typeof nothing {
  if (spotlight === null) return nothing;
  return html`<svg width=${layout.width} height=${layout.height} aria-hidden="true">
    ${veilBoxes(picture, layout, spotlight).map(
      ({ x, y, width, height }) =>
        svg`<rect class="veil" x=${x} y=${y} width=${width} height=${height}></rect>`,
    )}
  </svg>`;
}
