import { axisNumber } from '../words/axis-number.js';
import type { Translate } from '../../engine/phrase.js';
import type { PictureState } from '../../protocol/index.js';
import { axesOf, extentOf, hasHoles } from '../layout/cell-axes.js';

import { centreOf, frameBox, type Span } from '../layout/frame.js';
import { textWidth } from '../words/fitted-text.js';
import type { Layout } from '../layout/layout.js';
import { TITLE_UP } from '../layout/spacing.js';
import type { TextShape } from './shape.js';

const SIZE = 13;

/** The names of the grids with their sizes; the lifted window brings its own. */
export function titleShapes(
  picture: PictureState,
  layout: Layout,
  t: Translate,
): readonly TextShape[] {
  if (!layout.titles) return [];
  const slices = picture.axes.length === 3;
  const input = layout.inputs[0];
  const output = layout.outputs[0];
  const strip = picture.axes.length === 1;
  const shapes: TextShape[] = [];
  if (input !== undefined) {
    shapes.push({
      ...title(t('Input'), inputTail(picture, layout, t)),
      x: input.x,
      y: input.y - (slices ? TITLE_UP + 18 : TITLE_UP),
    });
  }
  if (output !== undefined) {
    const box = frameBox(output);
    const centred = layout.arrangement === 'side' && layout.detail === 'cells' && !strip && !slices;
    const sizes = picture.axes.map((axis) => axis.outputSize).join(' × ');
    const wished = centred
      ? Math.max(box.x + 38, centreOf(box).x)
      : strip
        ? (input?.x ?? box.x)
        : box.x;
    const width = outputWidth(picture, t);
    shapes.push({
      ...title(t('Output'), sizes),
      x: Math.min(wished, layout.width - (centred ? width / 2 : width)),
      y: box.y - (layout.detail === 'cells' ? (slices ? 34 : 18) : TITLE_UP),
      anchor: centred ? 'middle' : 'start',
    });
  }
  return shapes;
}

/** The name of the lifted window, above where it stands. */
export function windowTitle(layout: Layout, t: Translate): readonly TextShape[] {
  if (!layout.titles || layout.window === null) return [];
  const box = frameBox(layout.window);
  return [
    {
      ...title(t('Window'), ''),
      key: 'lifted-title',
      x: centreOf(box).x,
      y: box.y - 18,
      anchor: 'middle',
    },
  ];
}

const title = (
  text: string,
  tail: string,
): Pick<TextShape, 'kind' | 'role' | 'text' | 'tail' | 'size' | 'anchor' | 'x' | 'y'> => ({
  kind: 'text',
  role: 'text-title',
  text,
  tail,
  size: SIZE,
  anchor: 'start',
  x: 0,
  y: 0,
});

/** `4 × 4, padded to 6 × 6`; what windows reach beyond that is said too. */
function inputTail(picture: PictureState, layout: Layout, t: Translate): string {
  const sizes = picture.axes.map((axis) => axis.inputSize).join(' × ');
  const extents = picture.axes.map(extentOf);
  const padded = picture.axes.map(
    (axis, index) =>
      (extents[index] ?? 0) + Math.max(0, axis.padBefore) + Math.max(0, axis.padAfter),
  );
  const reached = picture.axes.map((axis) => axis.to - axis.from);
  const parts = [sizes];
  const [, rows, columns] = axesOf(picture);
  const frame = layout.inputs[0];
  if (frame !== undefined) {
    const whole =
      frame.rows.from <= rows.from &&
      frame.rows.to >= rows.to &&
      frame.columns.from <= columns.from &&
      frame.columns.to >= columns.to;
    if (!whole) {
      parts.push(
        t('rows {rows}, columns {columns}', {
          rows: stretch(frame.rows, t),
          columns: stretch(frame.columns, t),
        }),
      );
    }
  }
  if (hasHoles(picture)) parts.push(t('spread to {sizes}', { sizes: extents.join(' × ') }));
  if (padded.join() !== extents.join()) {
    parts.push(t('padded to {sizes}', { sizes: padded.join(' × ') }));
  }
  if (reached.some((size, index) => size > (padded[index] ?? size))) {
    parts.push(t('windows reach {sizes}', { sizes: reached.join(' × ') }));
  }
  return fitting(parts, roomFor(layout, outputWidth(picture, t)), t);
}

/** `27–81`, or `−1 to 9` where a dash would be read as a minus. */
const stretch = ({ from, to }: Span, t: Translate): string =>
  from < 0
    ? t('{first} to {last}', { first: axisNumber(from), last: axisNumber(to - 1) })
    : `${String(from)}–${String(to - 1)}`;

/** Advance of one letter of a title, on average, in em. */
const LETTER = 0.53;
const NAME = 48;
/** Between a title and what follows it. */
const TAIL_GAP = 12;

/** Pixels that an output's title takes. */
function outputWidth({ axes }: PictureState, t: Translate): number {
  const sizes = axes.map((axis) => axis.outputSize).join(' × ');
  return (textWidth(t('Output'), LETTER) + textWidth(sizes, LETTER)) * SIZE + TAIL_GAP;
}

/** Pixels from an input's title to the next thing beside it. */
function roomFor(
  layout: Pick<Layout, 'inputs' | 'outputs' | 'width' | 'window'>,
  outputTitle: number,
): number {
  const from = layout.inputs[0]?.x ?? 0;
  const output = layout.outputs[0];
  const beside =
    output !== undefined && layout.inputs.every((frame) => frame.y + 60 > output.y - 60);
  const end =
    layout.inputs.length > 1 || !beside || layout.window !== null || output.y > 200
      ? layout.width
      : Math.min(output.x, layout.width - outputTitle) - 12;
  return end - from - NAME;
}

/** As many parts as there is room for; the first always. */
function fitting(parts: readonly string[], room: number, t: Translate): string {
  let text = parts[0] ?? '';
  for (const part of parts.slice(1)) {
    const longer = [text, part].join(t(', '));
    if (textWidth(longer, LETTER) * SIZE > room) break;
    text = longer;
  }
  return text;
}
