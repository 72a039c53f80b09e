import type { PictureState } from '../../protocol/index.js';
import { frameBox, type Box } from '../layout/frame.js';
import type { Layout } from '../layout/layout.js';
import { liftedBox } from './lifted-window.js';
import { projectionLine } from '../layout/projection.js';
import type { Point, Shape } from './shape.js';
import type { WindowPlace } from '../layout/window-place.js';

/** The faint lines from the window to the lifted one and on to its output. */
export function projectionShapes(
  picture: PictureState,
  layout: Layout,
  place: WindowPlace,
  window: number,
): readonly Shape[] {
  const span = place.spans[0];
  const output = place.outputBox;
  const grid = place.outputFrame === null ? null : frameBox(place.outputFrame);
  if (span === undefined || picture.axes.length === 3) return [];
  const input = frameBox(span.frame);
  const lifted = liftedBox(picture, layout, window);
  if (picture.axes.length === 1) {
    return output === null ? [] : dropped(span.box, output, input);
  }
  if (layout.arrangement === 'above')
    return grid === null ? [] : arrow(input, grid, layout.detail === 'cells' ? 8 : 20);
  if (lifted === null) {
    if (output === null || grid === null) return [];
    // On heat the lines run over both grids: a window of a few pixels has no other sign.
    return layout.detail === 'cells'
      ? beam(span.box, output, input, grid, 'through')
      : beam(span.box, output, span.box, output, 'through');
  }
  return [
    ...beam(span.box, lifted, input, lifted, 'in'),
    ...(output === null || grid === null ? [] : beam(lifted, output, lifted, grid, 'out')),
  ];
}

/** An arrow down to so many pixels above an output, under the middle of the input. */
function arrow(input: Box, output: Box, above: number): readonly Shape[] {
  const x = Math.max(output.x + 6, input.x + input.width / 2);
  const tip = output.y - above;
  const stem: readonly Point[] = [
    { x, y: tip - 17 },
    { x, y: tip },
  ];
  const head: readonly Point[] = [
    { x: x - 5, y: tip - 5 },
    { x, y: tip },
    { x: x + 5, y: tip - 5 },
  ];
  return [
    { kind: 'line', role: 'arrow', key: 'arrow-stem', points: stem },
    { kind: 'line', role: 'arrow', key: 'arrow-head', points: head },
  ];
}

/** Two lines from the right side of one box to the left of another, and what lies between them. */
function beam(from: Box, to: Box, leave: Box, enter: Box, key: string): readonly Shape[] {
  const upper = projectionLine(
    { x: from.x + from.width, y: from.y },
    { x: to.x, y: to.y },
    leave,
    enter,
  );
  const lower = projectionLine(
    { x: from.x + from.width, y: from.y + from.height },
    { x: to.x, y: to.y + to.height },
    leave,
    enter,
  );
  return between(upper, lower, key);
}

/** The same from the bottom of a strip's window to the top of its output. */
function dropped(from: Box, to: Box, input: Box): readonly Shape[] {
  const top = input.y + input.height + 34;
  const left: readonly [Point, Point] = [
    { x: from.x, y: Math.min(top, to.y - 12) },
    { x: to.x, y: to.y },
  ];
  const right: readonly [Point, Point] = [
    { x: from.x + from.width, y: Math.min(top, to.y - 12) },
    { x: to.x + to.width, y: to.y },
  ];
  return between(left, right, 'through');
}

function between(
  first: readonly [Point, Point] | null,
  second: readonly [Point, Point] | null,
  key: string,
): readonly Shape[] {
  if (first === null || second === null) return [];
  return [
    {
      kind: 'polygon',
      role: 'projection',
      key: `${key}-beam`,
      points: [first[0], first[1], second[1], second[0]],
    },
    { kind: 'line', role: 'projection-line', key: `${key}-first`, points: first },
    { kind: 'line', role: 'projection-line', key: `${key}-second`, points: second },
  ];
}
