import type { CellKind } from '../../protocol/index.js';

/** What a shape means; looks come from {@link ./role-style} in one table. */
export type Role =
  | 'cell'
  | 'cell-padding'
  | 'cell-neverRead'
  | 'cell-overhang'
  | 'cell-dropped'
  | 'hatch-dropped'
  | 'cell-hole'
  | 'hole-band'
  | 'cell-heat'
  | 'cell-gradient'
  | 'cell-focus'
  | 'cell-zero'
  | 'cell-replaced'
  | 'window'
  | 'window-outline'
  | 'window-halo'
  | 'window-span'
  | 'window-tap'
  | 'winner'
  | 'projection'
  | 'projection-line'
  | 'window-bar'
  | 'current-window-bar'
  | 'colour-red'
  | 'colour-green'
  | 'colour-blue'
  | 'colour-opaque'
  | 'frame'
  | 'viewport'
  | 'differs'
  | 'differs-corner'
  | 'typed-corner'
  | 'fan-a'
  | 'fan-b'
  | 'fan-c'
  | 'fan-d'
  | 'fan-union'
  | 'badge-a'
  | 'badge-b'
  | 'badge-c'
  | 'badge-d'
  | 'hovered'
  | 'arrow'
  | 'link'
  | 'link-head'
  | 'link-replaced'
  | 'link-replaced-head'
  | 'hairline'
  | 'map'
  | 'map-grid'
  | 'map-outline'
  | 'map-outline-pooling'
  | 'map-outline-broken'
  | 'map-shade'
  | 'nested-map'
  | 'nested-pooling'
  | 'funnel'
  | 'map-edge'
  | 'map-edge-dashed'
  | 'seen'
  | 'seen-end'
  | 'mark'
  | 'row-line'
  | 'bar'
  | 'bar-pooling'
  | 'bar-lost'
  | 'bar-field'
  | 'sky-line'
  | 'sky-pooling'
  | 'sky-cost'
  | 'text-value'
  | 'text-on-heat'
  | 'text-winner'
  | 'text-padding'
  | 'text-dropped'
  | 'text-quiet'
  | 'text-index'
  | 'text-title'
  | 'text-caption'
  | 'text-gradient'
  | 'text-badge'
  | 'text-overhang'
  | 'text-name'
  | 'text-map'
  | 'text-layer'
  | 'text-broken';

/** Something to draw, in pixels of the picture. */
export type Shape = RectShape | LineShape | PolygonShape | TextShape | CircleShape | HeatShape;

interface Common {
  readonly role: Role;
  /** Cells of a kind fade together when another kind is looked at. */
  readonly cell?: CellKind;
  /** Shapes with the same key in two scenes are one shape that moved. */
  readonly key?: string;
}

export interface RectShape extends Common {
  readonly kind: 'rect';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly radius: number;
  /** Position on the heat scale, 0 to 255, instead of the role's fill. */
  readonly level?: number;
  /** How much of the role's tint there is, 0 to 1. */
  readonly strength?: number;
}

export interface LineShape extends Common {
  readonly kind: 'line';
  readonly points: readonly Point[];
}

export interface PolygonShape extends Common {
  readonly kind: 'polygon';
  readonly points: readonly Point[];
}

export interface TextShape extends Common {
  readonly kind: 'text';
  readonly x: number;
  /** The baseline is set so that the text is centred here. */
  readonly y: number;
  readonly text: string;
  /** What follows the text, quieter. */
  readonly tail?: string;
  readonly size: number;
  readonly anchor: 'start' | 'middle' | 'end';
  /** Level of the heat scale below the text, which decides between black and white. */
  readonly level?: number;
}

export interface CircleShape extends Common {
  readonly kind: 'circle';
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** A grid of heat levels, one pixel a cell, scaled up without smoothing. */
export interface HeatShape extends Common {
  readonly kind: 'heat';
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  readonly columns: number;
  readonly levels: Uint8Array;
}

/** A place in the picture, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A picture of plain shapes; every renderer draws the same ones. */
export interface Scene {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}
