import { axisNumber } from '../words/axis-number.js';
import type { Translate } from '../../engine/phrase.js';
import type { AxisPicture, PictureState } from '../../protocol/index.js';
import { axesOf, elementAlong } from '../layout/cell-axes.js';
import {
  cellBox,
  centreOf,
  coordinates,
  frameBox,
  lengthOf,
  type GridFrame,
  type Span,
} from '../layout/frame.js';
import type { Layout } from '../layout/layout.js';
import { INDEX_LEFT, INDEX_UP } from '../layout/spacing.js';
import { BAR_ROOM, colourBars, colourNames } from './colour-names.js';
import type { Shape, TextShape } from './shape.js';

const SIZE = 10.5;
/** Pixels that a number needs along its axis. */
const ROOM = 18;
const STEPS: readonly number[] = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000];
/** From here on steps are powers of 10. */
const LONG_STEP = 50_000;
/** Advance of one digit. */
const DIGIT = 6.3;
/** Pixels that a letter needs. */
const LETTER_ROOM = 8;

/** The numbers along the axes of each input and, on heat, of each output. */
export function indexShapes(picture: PictureState, layout: Layout, t: Translate): readonly Shape[] {
  if (!layout.numbers) return [];
  const rank = picture.axes.length;
  const [depth, rows, columns] = axesOf(picture);
  const inputs = layout.inputs.flatMap((frame, index) => [
    ...(rank === 3 ? [depthLabel(frame, sliceName(depth, frame.depth, t), 26)] : []),
    ...(letteredShapes(picture, frame, 'columns') ??
      columnNumbers(frame, rank === 3 ? 9 : INDEX_UP, columns)),
    ...(rank > 1 && index === 0
      ? (letteredShapes(picture, frame, 'rows') ??
        rowNumbers(frame, rank === 3 ? 11 : INDEX_LEFT, rows))
      : []),
  ]);
  const outputs = layout.outputs.flatMap((frame) => [
    ...(rank === 3
      ? [depthLabel(frame, t('depth {at}', { at: axisNumber(frame.depth) }), 12)]
      : []),
    ...(layout.detail === 'cells' || rank !== 2
      ? []
      : [...columnNumbers(frame, INDEX_UP), ...rowNumbers(frame, INDEX_LEFT)]),
  ]);
  return [...inputs, ...outputs];
}

/** Letters and bars of colours instead of numbers; null: the cells along there are places. */
function letteredShapes(
  picture: PictureState,
  frame: GridFrame,
  along: 'columns' | 'rows',
): readonly Shape[] | null {
  const names = colourNames(picture, picture.axes.length - (along === 'columns' ? 1 : 2));
  if (names === null) return null;
  const pitch = along === 'columns' ? frame.pitchX : frame.pitchY;
  const letters = names.flatMap((text, at) => {
    const isShown = at >= frame[along].from && at < frame[along].to && pitch >= LETTER_ROOM;
    if (!isShown) return [];
    const { x, y } =
      along === 'columns'
        ? { ...centreOf(cellBox(frame, frame.rows.from, at)), y: frame.y - INDEX_UP - BAR_ROOM }
        : {
            ...centreOf(cellBox(frame, at, frame.columns.from)),
            x: frameBox(frame).x - INDEX_LEFT - BAR_ROOM,
          };
    return [{ ...number(text), x, y }];
  });
  return [...letters, ...colourBars(frame, along)];
}

/** What a slice is called, above its grid. */
export const depthLabel = (frame: GridFrame, text: string, up: number): TextShape => ({
  ...number(text),
  role: 'text-caption',
  size: 12,
  anchor: 'start',
  x: frame.x,
  y: frame.y - up,
});

/** What a slice of the input is called; between two of its own lie slices of holes. */
function sliceName(axis: AxisPicture, at: number, t: Translate): string {
  const element = elementAlong(axis, at);
  return axis.spacing > 1 && element < 0
    ? t('between slices')
    : t('depth {at}', { at: axisNumber(axis.spacing > 1 ? element : at) });
}

/** An axis whose numbers are written; without one every coordinate has its own. */
type Numbered = Pick<AxisPicture, 'inputSize' | 'spacing'> | null;

/** The numbers of the columns, `up` pixels above a grid. */
export function columnNumbers(
  frame: GridFrame,
  up: number,
  axis: Numbered = null,
): readonly TextShape[] {
  const digits = String(frame.columns.to - 1).length;
  const room = Math.max(ROOM + 4, digits * DIGIT + ROOM / 2);
  return labelled(frame.columns, frame.pitchX, room, axis).map(({ at: column, text }) => ({
    ...number(text),
    x: centreOf(cellBox(frame, frame.rows.from, column)).x,
    y: frame.y - up,
  }));
}

/** The numbers of the rows, `left` pixels beside a grid. */
export function rowNumbers(
  frame: GridFrame,
  left: number,
  axis: Numbered = null,
): readonly TextShape[] {
  const edge = frameBox(frame).x - left;
  const rows = labelled(frame.rows, frame.pitchY, ROOM, axis);
  // Two digits stand in the middle of their room; longer numbers grow away from the grid.
  const digits = Math.max(0, ...rows.map(({ text }) => text.length));
  const long = digits > 2;
  return rows.map(({ at: row, text }) => ({
    ...number(text),
    ...(long ? { anchor: 'end' } : {}),
    x: long ? edge + DIGIT : edge,
    y: centreOf(cellBox(frame, row, frame.columns.from)).y,
  }));
}

const number = (text: string): TextShape => ({
  kind: 'text',
  role: 'text-index',
  text,
  size: SIZE,
  anchor: 'middle',
  x: 0,
  y: 0,
});

/** A step for axes of more coordinates than there are pixels. */
function longStep(pitch: number, room: number): number {
  let step = LONG_STEP;
  while (step * pitch < room) step *= 10;
  return step;
}

/** Coordinates that may have a number: all of a short span, of a long one the multiples of a step. */
function candidates(span: Span, step: number): readonly number[] {
  if (step === 1 || lengthOf(span) < LONG_STEP) return coordinates(span);
  const first = Math.ceil(Math.max(0, span.from) / step) * step;
  const count = Math.max(0, Math.ceil((span.to - first) / step));
  return Array.from({ length: count }, (_, index) => first + index * step);
}

interface Label {
  readonly at: number;
  readonly text: string;
}

/**
 * The coordinates that get a number: all, or every 2nd, 5th, 10th … as there is room. Where holes
 * spread the input, its elements keep their own numbers and nothing else has one.
 */
function labelled(span: Span, pitch: number, room: number, axis: Numbered): readonly Label[] {
  const spacing = axis?.spacing ?? 1;
  const step =
    STEPS.find((each) => each * spacing * pitch >= room) ?? longStep(spacing * pitch, room);
  const indexOf = (at: number): number =>
    axis === null || spacing === 1 ? at : elementAlong(axis, at);
  return candidates(span, step * spacing).flatMap((at) => {
    const index = indexOf(at);
    const isNumbered = spacing === 1 && step === 1 ? true : index >= 0 && index % step === 0;
    return isNumbered ? [{ at, text: axisNumber(index) }] : [];
  });
}
