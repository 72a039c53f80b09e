import { heatColour, hexOf, inkOn } from '../colours/heat-colours.js';
import type { HeatScale } from '../colours/heat-levels.js';
import { heatPng, type Deflate } from './png.js';
import { PATTERNS, ROLE_STYLES, type PatternTile, type RoleStyle } from '../colours/role-style.js';
import type { HeatShape, Point, Scene, Shape, TextShape } from '../shapes/shape.js';
import type { ResolvedTheme } from '../colours/theme.js';

/** What a drawing as text needs to know besides its shapes. */
export interface SvgOptions {
  readonly theme: ResolvedTheme;
  readonly scale: HeatScale;
  /** For those who can't see it. */
  readonly title: string;
  /** Pixels of the finished picture for one of the scene's. */
  readonly zoom: number;
  /** Empty pixels around the scenes. */
  readonly margin: number;
  /** Without a background the picture takes that of its place. */
  readonly background: boolean;
  /** Where a small file matters more than the last shade: heat maps are compressed with it. */
  readonly deflate?: Deflate | undefined;
}

/** Scenes over each other as one SVG file that needs nothing else: no style sheet, no script. */
export function svgText(scenes: readonly Scene[], options: SvgOptions): string {
  const width = Math.max(...scenes.map((scene) => scene.width));
  const height = Math.max(...scenes.map((scene) => scene.height));
  const { theme, zoom, margin } = options;
  const box = `${number(-margin)} ${number(-margin)} ${number(width + 2 * margin)} ${number(height + 2 * margin)}`;
  const body = scenes.flatMap((scene) =>
    options.deflate === undefined
      ? scene.shapes.map((shape) => shapeText(shape, options))
      : inOneStroke(scene.shapes, options),
  );
  const used = Object.entries(PATTERNS).filter(([name]) =>
    body.some((text) => text.includes(`url(#ps-${name})`)),
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${number((width + 2 * margin) * zoom)}" height="${number((height + 2 * margin) * zoom)}" viewBox="${box}" role="img">`,
    `<title>${escape(options.title)}</title>`,
    ...(used.length === 0
      ? []
      : [`<defs>${used.map(([name, tile]) => patternText(name, tile, theme)).join('')}</defs>`]),
    ...(options.background
      ? [
          `<rect x="${number(-margin)}" y="${number(-margin)}" width="100%" height="100%" fill="${theme.colours.background}"/>`,
        ]
      : []),
    ...body.filter((text) => text !== ''),
    '</svg>',
  ].join('\n');
}

function patternText(name: string, tile: PatternTile, theme: ResolvedTheme): string {
  const colour = theme.colours[tile.colour];
  const lines = tile.lines.map(
    ([x1, y1, x2, y2]) =>
      `<line x1="${number(x1)}" y1="${number(y1)}" x2="${number(x2)}" y2="${number(y2)}"${paint('stroke', colour)} stroke-width="${number(tile.width)}"/>`,
  );
  const dot =
    tile.dot === 0
      ? ''
      : `<circle cx="${number(tile.size / 2)}" cy="${number(tile.size / 2)}" r="${number(tile.dot)}"${paint('fill', colour)}/>`;
  return `<pattern id="ps-${name}" width="${number(tile.size)}" height="${number(tile.size)}" patternUnits="userSpaceOnUse" patternTransform="rotate(${number(tile.turn)})">${lines.join('')}${dot}</pattern>`;
}

/** The same with lines that follow one another and look alike as one path. */
function inOneStroke(shapes: readonly Shape[], options: SvgOptions): readonly string[] {
  const texts: string[] = [];
  let strokes: string[] = [];
  for (const [index, shape] of shapes.entries()) {
    const next = shapes[index + 1];
    if (shape.kind === 'line') {
      strokes.push(`M${shape.points.map(({ x, y }) => `${number(x)} ${number(y)}`).join('L')}`);
      if (next?.kind === 'line' && next.role === shape.role) continue;
      texts.push(
        `<path d="${strokes.join('')}"${arrowStyleOf(ROLE_STYLES[shape.role], options.theme)}/>`,
      );
      strokes = [];
    } else texts.push(shapeText(shape, options));
  }
  return texts;
}

function shapeText(shape: Shape, options: SvgOptions): string {
  const style = ROLE_STYLES[shape.role];
  const looks = arrowStyleOf(style, options.theme);
  switch (shape.kind) {
    case 'rect': {
      const box = `x="${number(shape.x)}" y="${number(shape.y)}" width="${number(shape.width)}" height="${number(shape.height)}" rx="${number(shape.radius)}"`;
      if (shape.level !== undefined) {
        return `<rect ${box} fill="${hexOf(heatColour(options.theme, options.scale, shape.level))}"/>`;
      }
      const strength =
        shape.strength === undefined ? '' : ` fill-opacity="${number(0.2 + 0.6 * shape.strength)}"`;
      const rect = `<rect ${box}${looks}${strength}/>`;
      return style.pattern === undefined
        ? rect
        : `${rect}<rect ${box} fill="url(#ps-${style.pattern})"/>`;
    }
    case 'line':
      return `<polyline points="${points(shape.points)}"${looks}/>`;
    case 'polygon':
      return `<polygon points="${points(shape.points)}"${looks}/>`;
    case 'circle':
      return `<circle cx="${number(shape.x)}" cy="${number(shape.y)}" r="${number(shape.radius)}"${looks}/>`;
    case 'text':
      return letters(shape, style, options);
    case 'heat':
      return heatText(shape, options);
    default:
      return shape satisfies never;
  }
}

function letters(shape: TextShape, style: RoleStyle, { theme, scale }: SvgOptions): string {
  if (shape.text === '') return '';
  const fill =
    shape.level === undefined
      ? theme.colours[style.fill ?? 'text']
      : inkOn(heatColour(theme, scale, shape.level));
  const font = style.font === 'text' ? theme.textFont : theme.codeFont;
  const halo =
    style.halo === true
      ? `${paint('stroke', theme.colours.background)} stroke-width="4.5" paint-order="stroke"`
      : '';
  const weight = style.weight === undefined ? '' : ` font-weight="${String(style.weight)}"`;
  const tail =
    shape.tail === undefined || shape.tail === ''
      ? ''
      : `<tspan dx="7" font-weight="400"${paint('fill', theme.colours.quiet)}>${escape(shape.tail)}</tspan>`;
  // A baseline a third of the size below the middle: not every viewer knows dominant-baseline.
  const y = shape.y + shape.size * 0.35;
  return `<text x="${number(shape.x)}" y="${number(y)}" font-family="${escape(font)}" font-size="${number(shape.size)}" text-anchor="${shape.anchor}"${weight}${paint('fill', fill)}${halo}>${escape(shape.text)}${tail}</text>`;
}

function heatText(shape: HeatShape, { theme, scale, deflate }: SvgOptions): string {
  const data = heatPng(shape, (level) => heatColour(theme, scale, level), deflate);
  return `<image x="${number(shape.x)}" y="${number(shape.y)}" width="${number(shape.width)}" height="${number(shape.height)}" preserveAspectRatio="none" image-rendering="pixelated" href="${data}"/>`;
}

function arrowStyleOf(style: RoleStyle, theme: ResolvedTheme): string {
  const parts = [paint('fill', style.fill === undefined ? 'none' : theme.colours[style.fill])];
  if (style.stroke !== undefined) {
    const width = style.width === 'outline' ? theme.outline : (style.width ?? 1);
    parts.push(paint('stroke', theme.colours[style.stroke]), ` stroke-width="${number(width)}"`);
  }
  if (style.dash !== undefined) parts.push(` stroke-dasharray="${style.dash}"`);
  return parts.join('');
}

/** A colour as attributes: programs that read SVG 1.1 want opacity apart. */
function paint(what: 'fill' | 'stroke', colour: string): string {
  const match = /^(#[\da-f]{6})([\da-f]{2})$/iu.exec(colour);
  if (match === null) return ` ${what}="${colour}"`;
  const [, solid = colour, alpha = 'ff'] = match;
  return ` ${what}="${solid}" ${what}-opacity="${number(parseInt(alpha, 16) / 255)}"`;
}

const points = (list: readonly Point[]): string =>
  list.map(({ x, y }) => `${number(x)},${number(y)}`).join(' ');

const number = (value: number): string => String(Math.round(value * 100) / 100);

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
};

const escape = (text: string): string =>
  text.replace(/[&<>"]/gu, (letter) => ESCAPES[letter] ?? '');
