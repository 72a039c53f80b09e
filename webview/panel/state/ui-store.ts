import type { Cell } from '../../../src/picture/layout/cell-axes.js';
import type { Spotlight } from '../../../src/picture/shapes/dimming-shapes.js';
import { nextZoom } from './next-zoom.js';
import { initialUiState, type Mode, type UiState } from '../../../src/protocol/index.js';

/** Everything a panel remembers by itself; what it draws is this and the host's snapshot. */
export interface Ui extends UiState {
  /** An output that is current only while the pointer rests on it. */
  readonly hovered: number | null;
  /** The input cell that is looked at, and whether it stays when the pointer leaves. */
  readonly hoveredCell: Cell | null;
  readonly pinned: boolean;
  readonly playing: boolean;
  /** Middle of the view in input cells, and the window that was current when it was set. */
  readonly centre: {
    readonly row: number;
    readonly column: number;
    readonly window: number;
  } | null;
  /** The slice in the middle, where it does not follow the window. */
  readonly slice: number | null;
  readonly spotlight: Spotlight | null;
  /** The spotlight was asked for by a notice and stays until it is taken back. */
  readonly spotlightOf: string | null;
}

/** What can happen to it. */
export type UiEvent =
  | { readonly type: 'chooseWindow'; readonly window: number }
  | { readonly type: 'hoverWindow'; readonly window: number | null }
  | { readonly type: 'hoverCell'; readonly cell: Cell | null }
  | { readonly type: 'pinCell'; readonly cell: Cell }
  | { readonly type: 'release' }
  | { readonly type: 'mode'; readonly mode: Mode }
  | { readonly type: 'speed'; readonly speed: UiState['speed'] }
  | { readonly type: 'zoom'; readonly zoom: number | null }
  /** A plane of other sizes is shown: what was zoomed to is no longer there. */
  | { readonly type: 'otherPlane' }
  /** One step larger or smaller than what is shown; the panel knows how large that is. */
  | { readonly type: 'zoomBy'; readonly direction: 1 | -1 }
  | { readonly type: 'pan'; readonly row: number; readonly column: number }
  | { readonly type: 'slice'; readonly slice: number | null }
  | { readonly type: 'play'; readonly playing: boolean }
  /** Time for the next window, out of `count`; the last one stops. */
  | { readonly type: 'tick'; readonly count: number }
  | { readonly type: 'spotlight'; readonly spotlight: Spotlight | null; readonly of: string | null }
  /** A section is not as it begins: closed, or open where it begins closed. */
  | { readonly type: 'toggleSection'; readonly name: string };

/** Where zooming begins when the picture fits its room. */
const FIRST_ZOOM = 16;

/** A panel before anything was done in it. */
export const initialUi = (kept: UiState = initialUiState): Ui => ({
  ...kept,
  hovered: null,
  hoveredCell: null,
  pinned: false,
  playing: false,
  centre: null,
  slice: null,
  spotlight: null,
  spotlightOf: null,
});

/** The part that survives a reload. */
export const keptUi = ({ mode, window, speed, zoom, closedSections }: Ui): UiState => ({
  mode,
  window,
  speed,
  zoom,
  closedSections,
});

/** Whether there is something that Escape lets go of. */
export const holdsSomething = (ui: Ui): boolean =>
  ui.pinned || ui.hoveredCell !== null || ui.spotlight !== null;

/** What a panel remembers after something happened; the only place where that is decided. */
export function reduceUi(ui: Ui, event: UiEvent): Ui {
  switch (event.type) {
    case 'chooseWindow':
      return {
        ...ui,
        window: event.window,
        hovered: null,
        hoveredCell: null,
        pinned: false,
        playing: false,
        slice: null,
      };
    case 'hoverWindow':
      return ui.playing || ui.pinned ? ui : { ...ui, hovered: event.window };
    case 'hoverCell':
      return ui.playing || ui.pinned ? ui : { ...ui, hoveredCell: event.cell };
    case 'pinCell': {
      const same = ui.pinned && ui.hoveredCell?.join() === event.cell.join();
      return { ...ui, hoveredCell: same ? null : event.cell, pinned: !same, playing: false };
    }
    case 'release':
      return {
        ...ui,
        hoveredCell: null,
        pinned: false,
        hovered: null,
        spotlight: null,
        spotlightOf: null,
      };
    case 'mode':
      return { ...ui, mode: event.mode };
    case 'speed':
      return { ...ui, speed: event.speed };
    case 'zoom':
      return { ...ui, zoom: event.zoom };
    case 'otherPlane':
      return { ...ui, zoom: null, centre: null, slice: null };
    case 'zoomBy':
      return { ...ui, zoom: nextZoom(ui.zoom ?? FIRST_ZOOM, event.direction) };
    case 'pan':
      return {
        ...ui,
        centre: { row: event.row, column: event.column, window: ui.hovered ?? ui.window },
      };
    case 'slice':
      return { ...ui, slice: event.slice };
    case 'play':
      return { ...ui, playing: event.playing, hoveredCell: null, pinned: false, hovered: null };
    case 'tick':
      return ui.window + 1 >= event.count
        ? { ...ui, playing: false }
        : { ...ui, window: ui.window + 1 };
    case 'spotlight':
      return event.of === null && ui.spotlightOf !== null
        ? ui
        : {
            ...ui,
            spotlight: event.spotlight,
            spotlightOf: event.spotlight === null ? null : event.of,
          };
    case 'toggleSection': {
      const others = ui.closedSections.filter((name) => name !== event.name);
      const was = others.length < ui.closedSections.length;
      return { ...ui, closedSections: was ? others : [...others, event.name] };
    }
    default:
      return event satisfies never;
  }
}
