import type { Role } from '../shapes/shape.js';

/** A colour with a meaning; what it looks like is the theme's business. */
export type Token =
  | 'background'
  | 'text'
  | 'quiet'
  | 'cell'
  | 'cell-border'
  | 'line'
  | 'index'
  | 'window'
  | 'window-tint'
  | 'winner-tint'
  | 'gradient-tint'
  | 'projection'
  | 'projection-tint'
  | 'window-text'
  | 'pad'
  | 'pad-lines'
  | 'never'
  | 'drop'
  | 'drop-soft'
  | 'over'
  | 'over-text'
  | 'track'
  | 'track-border'
  | 'fan-b'
  | 'fan-c'
  | 'fan-d'
  | 'hairline'
  | 'red'
  | 'green'
  | 'blue'
  | 'funnel'
  | 'funnel-edge'
  | 'ghost'
  | 'map'
  | 'map-edge'
  | 'map-pool'
  | 'map-shade'
  | 'error'
  | 'black'
  | 'white';

/** Textures that tell kinds of cell apart without colour. */
export type PatternName = 'padding' | 'neverRead' | 'overhang' | 'dropped' | 'hole';

/** How a role looks. Widths are pixels; `outline` is the window's own width. */
export interface RoleStyle {
  readonly fill?: Token;
  readonly stroke?: Token;
  readonly width?: number | 'outline';
  readonly dash?: string;
  readonly pattern?: PatternName;
  readonly weight?: 400 | 600 | 700;
  readonly font?: 'text' | 'code';
  /** A stroke in the background's colour behind the letters. */
  readonly halo?: boolean;
}

/** The looks of everything in a picture, for every renderer. */
export const ROLE_STYLES: Readonly<Record<Role, RoleStyle>> = {
  cell: { fill: 'cell', stroke: 'cell-border', width: 1 },
  'cell-padding': { fill: 'background', stroke: 'pad', width: 1, pattern: 'padding' },
  'cell-neverRead': { stroke: 'never', width: 1, dash: '2.5 2.5', pattern: 'neverRead' },
  'cell-overhang': { pattern: 'overhang' },
  'cell-dropped': { fill: 'cell', stroke: 'drop-soft', width: 1, pattern: 'dropped' },
  'hatch-dropped': { stroke: 'drop-soft', width: 1, pattern: 'dropped' },
  'cell-hole': { fill: 'background', stroke: 'pad', width: 1, dash: '1.5 3', pattern: 'hole' },
  'hole-band': { fill: 'background', pattern: 'hole' },
  'cell-heat': {},
  'cell-gradient': { fill: 'gradient-tint', stroke: 'window', width: 1 },
  'cell-focus': { stroke: 'text', width: 2 },
  'cell-zero': { stroke: 'line', width: 1, dash: '1.5 3' },
  'cell-replaced': { stroke: 'never', width: 1, dash: '2.5 2.5' },
  window: { fill: 'window-tint', stroke: 'window', width: 'outline' },
  'window-outline': { stroke: 'window', width: 'outline' },
  'window-halo': { stroke: 'background', width: 6 },
  'window-span': { stroke: 'window', width: 1.25, dash: '5 4' },
  'window-tap': { fill: 'window-tint', stroke: 'window', width: 'outline' },
  winner: { fill: 'winner-tint', stroke: 'window', width: 1.5 },
  projection: { fill: 'projection-tint' },
  'projection-line': { stroke: 'projection', width: 1 },
  'window-bar': { fill: 'track', stroke: 'track-border', width: 1 },
  'current-window-bar': { fill: 'window' },
  'colour-red': { fill: 'red' },
  'colour-green': { fill: 'green' },
  'colour-blue': { fill: 'blue' },
  'colour-opaque': { stroke: 'never', width: 1 },
  frame: { stroke: 'line', width: 1 },
  viewport: { stroke: 'text', width: 1.5 },
  differs: { stroke: 'drop', width: 1.5, dash: '4 3' },
  'differs-corner': { fill: 'drop' },
  'typed-corner': { fill: 'text' },
  'fan-a': { stroke: 'window', width: 2.25 },
  'fan-b': { stroke: 'fan-b', width: 2.25, dash: '7 3' },
  'fan-c': { stroke: 'fan-c', width: 2.25, dash: '2 3' },
  'fan-d': { stroke: 'fan-d', width: 2.25, dash: '10 3 2 3' },
  'fan-union': { fill: 'window-tint', stroke: 'window', width: 1.5 },
  'badge-a': { fill: 'background', stroke: 'window', width: 1.75 },
  'badge-b': { fill: 'background', stroke: 'fan-b', width: 1.75 },
  'badge-c': { fill: 'background', stroke: 'fan-c', width: 1.75 },
  'badge-d': { fill: 'background', stroke: 'fan-d', width: 1.75 },
  hovered: { fill: 'cell-border', stroke: 'text', width: 2.5 },
  arrow: { stroke: 'quiet', width: 1.5 },
  link: { stroke: 'window', width: 1.75 },
  'link-head': { fill: 'window' },
  'link-replaced': { stroke: 'never', width: 1.5, dash: '4 3' },
  'link-replaced-head': { fill: 'never' },
  hairline: { stroke: 'hairline', width: 1 },
  map: { fill: 'cell' },
  'map-grid': { stroke: 'line', width: 0.5 },
  'map-outline': { stroke: 'ghost', width: 1 },
  'map-outline-pooling': { stroke: 'never', width: 1.5 },
  'map-outline-broken': { stroke: 'error', width: 1.75, dash: '4 3' },
  'map-shade': { fill: 'map-shade' },
  'nested-map': { stroke: 'text', width: 1, dash: '3 2.5' },
  'nested-pooling': { stroke: 'text', width: 1.75 },
  funnel: { fill: 'funnel', stroke: 'funnel-edge', width: 1 },
  'map-edge': { stroke: 'line', width: 1 },
  'map-edge-dashed': { stroke: 'ghost', width: 1, dash: '2 3' },
  seen: { fill: 'window-tint', stroke: 'window', width: 1.5 },
  'seen-end': { fill: 'window-tint', stroke: 'window', width: 'outline' },
  mark: { fill: 'background', stroke: 'text', width: 1.3 },
  'row-line': { stroke: 'line', width: 0.5 },
  bar: { fill: 'map', stroke: 'map-edge', width: 1 },
  'bar-pooling': { fill: 'map-pool' },
  'bar-lost': { stroke: 'ghost', width: 1, dash: '2.5 2.5' },
  'bar-field': { stroke: 'never', width: 1 },
  'sky-line': { stroke: 'never', width: 1.5 },
  'sky-pooling': { fill: 'text' },
  'sky-cost': { fill: 'never' },
  'text-value': { fill: 'text', font: 'code' },
  'text-on-heat': { font: 'code' },
  'text-winner': { fill: 'text', font: 'code', weight: 600 },
  'text-padding': { fill: 'pad', font: 'code', weight: 600, halo: true },
  'text-dropped': { fill: 'quiet', font: 'code', halo: true },
  'text-quiet': { fill: 'quiet', font: 'code' },
  'text-index': { fill: 'index', font: 'code' },
  'text-title': { fill: 'text', font: 'text', weight: 600 },
  'text-caption': { fill: 'quiet', font: 'text' },
  'text-gradient': { fill: 'text', font: 'code', weight: 600 },
  'text-badge': { fill: 'text', font: 'text', weight: 700 },
  'text-overhang': { fill: 'quiet', font: 'code', halo: true },
  'text-name': { fill: 'text', font: 'text' },
  'text-map': { fill: 'text', font: 'text', weight: 600, halo: true },
  'text-layer': { fill: 'quiet', font: 'text', halo: true },
  'text-broken': { fill: 'error', font: 'text', halo: true },
};

/** One line of a pattern's tile, or a dot. */
export interface PatternTile {
  /** Side of the square tile, in pixels. */
  readonly size: number;
  /** Degrees that the tile is turned clockwise. */
  readonly turn: number;
  readonly colour: Token;
  readonly width: number;
  /** Lines of the tile as `x1 y1 x2 y2`; none for dots. */
  readonly lines: readonly (readonly [number, number, number, number])[];
  /** Radius of the dot in the middle; 0: none. */
  readonly dot: number;
}

/** The textures, in pixels of the screen: they do not scale with zoom. */
export const PATTERNS: Readonly<Record<PatternName, PatternTile>> = {
  padding: { size: 6, turn: 45, colour: 'pad-lines', width: 1.1, lines: [[3, 0, 3, 6]], dot: 0 },
  neverRead: { size: 6, turn: 0, colour: 'never', width: 0, lines: [], dot: 0.8 },
  overhang: { size: 5, turn: 0, colour: 'over', width: 1.2, lines: [[2.5, 0, 2.5, 5]], dot: 0 },
  hole: { size: 6, turn: 0, colour: 'pad-lines', width: 1.1, lines: [[0, 3, 6, 3]], dot: 0 },
  dropped: {
    size: 7,
    turn: 45,
    colour: 'drop-soft',
    width: 1,
    lines: [
      [3.5, 0, 3.5, 7],
      [0, 3.5, 7, 3.5],
    ],
    dot: 0,
  },
};
