import { nothing, svg, type SVGTemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import {
  PATTERNS,
  ROLE_STYLES,
  type PatternName,
  type PatternTile,
} from '../../src/picture/colours/role-style.js';
import type { Point, RectShape, Scene, Shape, TextShape } from '../../src/picture/shapes/shape.js';
import { colourAt, inkAt, type Palette } from './palette.js';

/** Everything of a scene but its heat maps, which are canvases. */
export const sceneTemplate = (scene: Scene, palette: Palette): SVGTemplateResult =>
  svg`${repeat(
    scene.shapes,
    (shape, index) => shape.key ?? index,
    (shape) => shapeTemplate(shape, palette),
  )}`;

/** The tiles of the textures; each layer of SVG needs its own. */
export const patternDefinitions = (): SVGTemplateResult =>
  svg`<defs>${Object.entries(PATTERNS).map(([name, tile]) => tileTemplate(name, tile))}</defs>`;

const tileTemplate = (name: string, tile: PatternTile): SVGTemplateResult => svg`
  <pattern id=${patternId(name)} width=${tile.size} height=${tile.size}
    patternUnits="userSpaceOnUse" patternTransform=${`rotate(${String(tile.turn)})`}>
    ${tile.lines.map(
      ([x1, y1, x2, y2]) => svg`<line x1=${x1} y1=${y1} x2=${x2} y2=${y2}
        stroke=${`var(--ps-${tile.colour})`} stroke-width=${tile.width}></line>`,
    )}
    ${
      tile.dot === 0
        ? nothing
        : svg`<circle cx=${tile.size / 2} cy=${tile.size / 2} r=${tile.dot}
            fill=${`var(--ps-${tile.colour})`}></circle>`
    }
  </pattern>`;

const patternId = (name: string): string => `ps-${name}`;
const patternFill = (name: PatternName): string => `url(#${patternId(name)})`;

function shapeTemplate(shape: Shape, palette: Palette): SVGTemplateResult | typeof nothing {
  switch (shape.kind) {
    case 'rect':
      return rectTemplate(shape, palette);
    case 'line':
      return svg`<polyline class=${shape.role} points=${pointList(shape.points)}></polyline>`;
    case 'polygon':
      return svg`<polygon class=${shape.role} points=${pointList(shape.points)}></polygon>`;
    case 'text':
      return textTemplate(shape, palette);
    case 'circle':
      return svg`<circle class=${shape.role} cx=${shape.x} cy=${shape.y} r=${shape.radius}></circle>`;
    case 'heat':
      return nothing;
    default:
      return shape satisfies never;
  }
}

function rectTemplate(shape: RectShape, palette: Palette): SVGTemplateResult {
  const { x, y, width, height, radius, role } = shape;
  const { pattern } = ROLE_STYLES[role];
  const heat = shape.level === undefined ? nothing : colourAt(palette, shape.level);
  const strength = shape.strength === undefined ? nothing : 0.2 + 0.8 * shape.strength;
  const box = svg`<rect class=${role} x=${x} y=${y} width=${width} height=${height} rx=${radius}
    fill-opacity=${strength} data-moves=${shape.key === undefined ? nothing : ''}></rect>`;
  if (heat !== nothing) {
    return svg`<rect x=${x} y=${y} width=${width} height=${height} rx=${radius} fill=${heat}></rect>`;
  }
  if (pattern === undefined) return box;
  return svg`${box}<rect x=${x} y=${y} width=${width} height=${height} rx=${radius}
    fill=${patternFill(pattern)}></rect>`;
}

const textTemplate = (shape: TextShape, palette: Palette): SVGTemplateResult | typeof nothing =>
  shape.text === ''
    ? nothing
    : svg`<text class=${shape.role} fill=${inkOn(palette, shape.level)} x=${shape.x} y=${shape.y} font-size=${shape.size}
  text-anchor=${shape.anchor} dominant-baseline="central">${shape.text}${
    shape.tail === undefined || shape.tail === ''
      ? nothing
      : svg`<tspan class="text-caption" font-weight="400" dx="7">${shape.tail}</tspan>`
  }</text>`;

/** Black or white on a level of the heat scale; elsewhere the role says it. */
const inkOn = (palette: Palette, level: number | undefined): string | typeof nothing =>
  level === undefined ? nothing : inkAt(palette, level);

const pointList = (points: readonly Point[]): string =>
  points.map(({ x, y }) => `${String(x)},${String(y)}`).join(' ');
