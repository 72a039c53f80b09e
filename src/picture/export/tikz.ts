import { heatColour, hexOf, inkOn } from '../colours/heat-colours.js';
import type { HeatScale } from '../colours/heat-levels.js';
import { PATTERNS, ROLE_STYLES, type PatternName, type RoleStyle } from '../colours/role-style.js';
import type { HeatShape, Point, Scene, Shape, TextShape } from '../shapes/shape.js';
import type { ResolvedTheme } from '../colours/theme.js';

/** Points of TeX for one pixel. */
const SCALE = 0.75;

/**
 * Scenes as a LaTeX file that compiles by itself with TikZ and its `patterns.meta` library. y points
 * up in TikZ, so every y is negated.
 */
export function tikzText(
  scenes: readonly Scene[],
  theme: ResolvedTheme,
  scale: HeatScale,
  comment: string,
): string {
  const colours = new Map<string, string>();
  const name = (colour: string): string => {
    const hex = colour.slice(1, 7).toUpperCase();
    if (!colours.has(hex)) colours.set(hex, `c${hex}`);
    return `c${hex}`;
  };
  const draw = new Drawing(theme, scale, name);
  const body = scenes.flatMap((scene) => scene.shapes.flatMap((shape) => draw.shape(shape)));
  return [
    `% ${comment}`,
    '\\documentclass[tikz,border=4pt]{standalone}',
    '\\usepackage[T1]{fontenc}',
    '\\usepackage{amssymb}',
    '\\usetikzlibrary{patterns,patterns.meta}',
    ...[...colours].map(([hex, own]) => `\\definecolor{${own}}{HTML}{${hex}}`),
    '\\begin{document}',
    `\\begin{tikzpicture}[x=${String(SCALE)}pt,y=${String(SCALE)}pt]`,
    ...body.map((line) => `  ${line}`),
    '\\end{tikzpicture}',
    '\\end{document}',
    '',
  ].join('\n');
}

class Drawing {
  readonly #theme: ResolvedTheme;
  readonly #scale: HeatScale;
  readonly #name: (colour: string) => string;

  constructor(theme: ResolvedTheme, scale: HeatScale, name: (colour: string) => string) {
    this.#theme = theme;
    this.#scale = scale;
    this.#name = name;
  }

  shape(shape: Shape): readonly string[] {
    const style = ROLE_STYLES[shape.role];
    switch (shape.kind) {
      case 'rect': {
        const corners = `${at(shape.x, shape.y)} rectangle ${at(shape.x + shape.width, shape.y + shape.height)};`;
        if (shape.level !== undefined) {
          const fill = this.#name(hexOf(heatColour(this.#theme, this.#scale, shape.level)));
          return [`\\fill[${fill}] ${corners}`];
        }
        const round = shape.radius > 0 ? `rounded corners=${points(shape.radius)}` : '';
        const looks = this.#looks(style, round);
        const plain = looks === '' ? [] : [`\\path[${looks}] ${corners}`];
        return style.pattern === undefined
          ? plain
          : [...plain, `\\path[${this.#pattern(style.pattern)}] ${corners}`];
      }
      case 'line':
        return [`\\path[${this.#looks(style, '')}] ${path(shape.points)};`];
      case 'polygon':
        return [`\\path[${this.#looks(style, '')}] ${path(shape.points)} -- cycle;`];
      case 'circle':
        return [
          `\\path[${this.#looks(style, '')}] ${at(shape.x, shape.y)} circle[radius=${points(shape.radius)}];`,
        ];
      case 'text':
        return this.#text(shape, style);
      case 'heat':
        return this.#heat(shape);
      default:
        return shape satisfies never;
    }
  }

  #looks(style: RoleStyle, first: string): string {
    const options = first === '' ? [] : [first];
    const fill = style.fill === undefined ? 'none' : this.#theme.colours[style.fill];
    if (fill !== 'none') options.push(`fill=${this.#name(fill)}`, ...opacity('fill', fill));
    const stroke = style.stroke === undefined ? 'none' : this.#theme.colours[style.stroke];
    if (stroke !== 'none') {
      const width = style.width === 'outline' ? this.#theme.outline : (style.width ?? 1);
      options.push(`draw=${this.#name(stroke)}`, ...opacity('draw', stroke));
      options.push(`line width=${points(width)}`);
      if (style.dash !== undefined) options.push(`dash pattern=${dashes(style.dash)}`);
    }
    return fill === 'none' && stroke === 'none' ? '' : options.join(', ');
  }

  #pattern(name: PatternName): string {
    const tile = PATTERNS[name];
    const colour = this.#theme.colours[tile.colour];
    const distance = `distance=${points(tile.size)}`;
    const width = `line width=${points(tile.width)}`;
    const kind: Readonly<Record<PatternName, string>> = {
      padding: `{Lines[angle=45, ${distance}, ${width}]}`,
      overhang: `{Lines[angle=90, ${distance}, ${width}]}`,
      hole: `{Lines[angle=0, ${distance}, ${width}]}`,
      dropped: `{Hatch[angle=45, ${distance}, ${width}]}`,
      neverRead: `{Dots[${distance}, radius=${points(tile.dot)}]}`,
    };
    return `pattern=${kind[name]}, pattern color=${this.#name(colour)}`;
  }

  #text(shape: TextShape, style: RoleStyle): readonly string[] {
    if (shape.text === '') return [];
    const colour =
      shape.level === undefined
        ? this.#theme.colours[style.fill ?? 'text']
        : inkOn(heatColour(this.#theme, this.#scale, shape.level));
    const anchor = { start: 'west', middle: 'center', end: 'east' }[shape.anchor];
    const size = shape.size * SCALE;
    const font = `\\fontsize{${decimal(size)}}{${decimal(size * 1.2)}}\\selectfont${style.font === 'text' ? '\\sffamily' : '\\ttfamily'}${(style.weight ?? 400) >= 600 ? '\\bfseries' : ''}`;
    const halo =
      style.halo === true
        ? `, fill=${this.#name(this.#theme.colours.background)}, fill opacity=0.8, text opacity=1, inner sep=1pt`
        : ', inner sep=0pt';
    const tail =
      shape.tail === undefined || shape.tail === ''
        ? ''
        : `\\normalfont\\sffamily\\ \\ ${tex(shape.tail)}`;
    return [
      `\\node[anchor=${anchor}, text=${this.#name(colour)}, font=${font}${halo}] at ${at(shape.x, shape.y)} {${tex(shape.text)}${tail}};`,
    ];
  }

  /** A heat map as one filled square per cell; equal neighbours of a row are one. */
  #heat(shape: HeatShape): readonly string[] {
    const width = shape.width / shape.columns;
    const height = shape.height / shape.rows;
    const lines: string[] = [];
    for (let row = 0; row < shape.rows; row += 1) {
      let from = 0;
      for (let column = 1; column <= shape.columns; column += 1) {
        const level = (shape.levels[row * shape.columns + from] ?? 0) & 0xf8;
        const next = (shape.levels[row * shape.columns + column] ?? 0) & 0xf8;
        if (column < shape.columns && next === level) continue;
        const fill = this.#name(hexOf(heatColour(this.#theme, this.#scale, level)));
        const x = shape.x + from * width;
        const y = shape.y + row * height;
        lines.push(
          `\\fill[${fill}] ${at(x, y)} rectangle ${at(shape.x + column * width, y + height)};`,
        );
        from = column;
      }
    }
    return lines;
  }
}

function opacity(what: 'fill' | 'draw', colour: string): readonly string[] {
  const alpha = colour.slice(7, 9);
  return alpha === '' ? [] : [`${what} opacity=${decimal(parseInt(alpha, 16) / 255)}`];
}

const decimal = (value: number): string => String(Math.round(value * 100) / 100);
const points = (pixels: number): string => `${decimal(pixels * SCALE)}pt`;
const at = (x: number, y: number): string => `(${decimal(x)},${decimal(-y)})`;
const path = (list: readonly Point[]): string => list.map(({ x, y }) => at(x, y)).join(' -- ');

const dashes = (dash: string): string =>
  dash
    .split(' ')
    .map((length, index) => `${index % 2 === 0 ? 'on' : 'off'} ${points(Number(length))}`)
    .join(' ');

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\{',
  '}': '\\}',
  $: '\\$',
  '&': '\\&',
  '#': '\\#',
  '%': '\\%',
  _: '\\_',
  '^': '\\textasciicircum{}',
  '~': '\\textasciitilde{}',
  '\u2212': '$-$',
  '\u221e': '$\\infty$',
  '×': '$\\times$',
  '÷': '$\\div$',
  '√': '$\\surd$',
  '→': '$\\rightarrow$',
  '·': '$\\cdot$',
  '…': '\\dots{}',
  '²': '$^2$',
  '–': '--',
};

/** Text as TeX sets it. */
const tex = (text: string): string =>
  text.replace(/[\\{}$&#%_^~\u2212\u221e×÷√·…²–→]/gu, (letter) => SPECIAL[letter] ?? letter);
