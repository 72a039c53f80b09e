import type { Translate } from '../../engine/phrase.js';
import type { Mode, PictureState } from '../../protocol/index.js';
import { shownValue } from '../layout/cell-axes.js';
import { cellBox, grow, type Box } from '../layout/frame.js';
import type { Layout } from '../layout/layout.js';
import { liftedShapes } from './lifted-window.js';
import { projectionShapes } from './projection-shapes.js';
import { windowBarShapes } from './window-bar-shapes.js';
import type { RectShape, Role, Scene, Shape } from './shape.js';
import { windowPlace, type WindowPlace } from '../layout/window-place.js';
import { marksWinner, numbered } from './winner-shapes.js';

const OUTLINE_RADIUS = 5;

/** Everything that moves with the window; drawn in a layer of its own over the static scene. */
export function overlayScene(
  picture: PictureState,
  layout: Layout,
  window: number,
  mode: Mode,
  t: Translate,
): Scene {
  const place = windowPlace(picture, layout, window);
  const heat = layout.detail !== 'cells';
  return {
    width: layout.width,
    height: layout.height,
    shapes: [
      ...windowBarShapes(picture, layout, window, t),
      ...(heat ? projectionShapes(picture, layout, place, window) : []),
      ...windowShapes(place, heat || mode === 'heat' || mode === 'coverage'),
      ...(heat ? [] : winnerShapes(picture, place, mode)),
      ...liftedShapes(picture, layout, window, mode, t),
      ...outputShape(place, heat, mode),
    ],
  };
}

/** The faint lines from the window to its output; drawn in a layer below the cells. */
export function beamScene(picture: PictureState, layout: Layout, window: number): Scene {
  if (layout.detail !== 'cells') return { width: layout.width, height: layout.height, shapes: [] };
  const place = windowPlace(picture, layout, window);
  return {
    width: layout.width,
    height: layout.height,
    shapes: projectionShapes(picture, layout, place, window),
  };
}

/** On shades the window is an outline on a halo: a tint would change what they say. */
function windowShapes(place: WindowPlace, shaded: boolean): readonly Shape[] {
  const dilated = place.taps.length > 0;
  const spans = place.spans.flatMap(({ frame, box }): readonly Shape[] => {
    const id = `window-${String(frame.depth)}`;
    if (dilated) return [rect('window-span', grow(box, 4), 7, id)];
    return [
      ...(shaded ? [rect('window-halo', box, OUTLINE_RADIUS, `${id}-halo`)] : []),
      rect(shaded ? 'window-outline' : 'window', grow(box, shaded ? 0 : 1), OUTLINE_RADIUS, id),
    ];
  });
  const taps = place.taps.map((box, index) =>
    rect(shaded ? 'window-outline' : 'window-tap', grow(box, 0.5), 5, `tap-${String(index)}`),
  );
  return [...spans, ...taps];
}

/** The value that won: a stronger tint, an inner outline, and its number again on top. */
function winnerShapes(picture: PictureState, place: WindowPlace, mode: Mode): readonly Shape[] {
  const { winner } = place;
  if (winner === null || !marksWinner(mode)) return [];
  const frame = place.spans.find((span) => span.frame.depth === winner[0])?.frame;
  const value = shownValue(picture, winner);
  if (frame === undefined || value === null) return [];
  const box = cellBox(frame, winner[1], winner[2]);
  return mode === 'heat'
    ? [rect('window-outline', grow(box, -2), 3, 'winner')]
    : numbered('winner', 'text-winner', box, value, 'winner');
}

function outputShape(place: WindowPlace, heat: boolean, mode: Mode): readonly Shape[] {
  const box = place.outputBox;
  if (box === null) return [];
  if (heat) {
    return [
      rect('window-halo', box, OUTLINE_RADIUS, 'output-halo'),
      rect('window-outline', box, OUTLINE_RADIUS, 'output'),
    ];
  }
  return [
    rect(mode === 'heat' ? 'window-outline' : 'window', grow(box, 1), OUTLINE_RADIUS, 'output'),
  ];
}

const rect = (role: Role, box: Box, radius: number, key: string): RectShape => ({
  kind: 'rect',
  role,
  key,
  ...box,
  radius,
});
