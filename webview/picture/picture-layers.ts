import { html, nothing, svg, type TemplateResult } from 'lit';
import type { Layout } from '../../src/picture/layout.js';
import type { HeatShape, Scene } from '../../src/picture/shape.js';
import { veilBoxes, type Spotlight } from '../../src/picture/veil-shapes.js';
import type { PictureState } from '../../src/protocol/index.js';
import { paintHeat } from './heat-canvas.js';
import type { Palette } from './palette.js';
import { patternDefinitions, sceneTemplate } from './shape-templates.js';

/** A scene as one layer of SVG; its heat maps are canvases below. */
export const svgLayer = (scene: Scene, palette: Palette, name: string): TemplateResult =>
  html`<svg class=${name} width=${scene.width} height=${scene.height} aria-hidden="true">
    ${patternDefinitions()}${sceneTemplate(scene, palette)}
  </svg>`;

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
