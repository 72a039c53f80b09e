import { html, nothing, svg, type TemplateResult } from 'lit';
import { guard } from 'lit/directives/guard.js';
import { inFront } from '../../src/picture/layout/cell-axes.js';
import type { Layout } from '../../src/picture/layout/layout.js';
import type { GridPair } from '../../src/picture/pair/grid-pair.js';
import type { HeatShape, Scene } from '../../src/picture/shapes/shape.js';
import type { Spotlight } from '../../src/picture/shapes/dimming-shapes.js';
import { typedScene } from '../../src/picture/shapes/typed-shapes.js';
import { paintHeat } from './heat-canvas.js';
import type { Palette } from './palette.js';
import { patternDefinitions, sceneTemplate } from './shape-templates.js';

/** A scene as one layer of SVG; its heat maps are canvases below. One that stays is not written again. */
export const svgLayer = (scene: Scene, palette: Palette, name: string): TemplateResult =>
  html`<svg class=${name} width=${scene.width} height=${scene.height} aria-hidden="true">
    ${guard([], patternDefinitions)}${guard([scene, palette], () => sceneTemplate(scene, palette))}
  </svg>`;

/** What leads from a step to its cell, below the cells; pictures of shades have it on top; −1: none is. */
export function beamLayer(
  pair: GridPair,
  layout: Layout,
  step: number,
  palette: Palette,
): TemplateResult | typeof nothing {
  const beams = step < 0 ? null : pair.beams(layout, step);
  return beams === null ? nothing : svgLayer(beams, palette, 'beams');
}

/** Marks on steps that differ from another picture's. */
export const differsLayer = (
  pair: GridPair,
  layout: Layout,
  differs: readonly number[],
  palette: Palette,
): TemplateResult | typeof nothing =>
  differs.length === 0 ? nothing : svgLayer(pair.differing(layout, differs), palette, 'differs');

/** Marks on cells whose values were typed. */
export function typedLayer(
  pair: GridPair,
  layout: Layout,
  typed: readonly (readonly number[])[],
  palette: Palette,
): TemplateResult | typeof nothing {
  if (typed.length === 0) return nothing;
  const cells = typed.map((element) => pair.cellOf(inFront(element, 0)));
  return svgLayer(typedScene(layout, cells), palette, 'typed');
}

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
export function dimmingLayer(
  pair: GridPair,
  layout: Layout,
  spotlight: Spotlight | null,
): TemplateResult | typeof nothing {
  if (spotlight === null) return nothing;
  return html`<svg width=${layout.width} height=${layout.height} aria-hidden="true">
    ${pair
      .dimmed(layout, spotlight)
      .map(
        ({ x, y, width, height }) =>
          svg`<rect class="dimming" x=${x} y=${y} width=${width} height=${height}></rect>`,
      )}
  </svg>`;
}
