import type { Translate } from '../../engine/phrase.js';
import type { AxisPicture, PictureState } from '../../protocol/index.js';
import {
  axesOf,
  elementAt,
  hasHoles,
  kindAt,
  named,
  outputCell,
  readsAt,
  shownValue,
  valueAt,
  winnerCell,
  type Cell,
} from '../layout/cell-axes.js';
import { endOf, startOf } from '../layout/axis-windows.js';
import { axisNumber } from './axis-number.js';
import { exactText } from './number-text.js';

/** Which rows and columns a window spans: `rows −1 to 1, columns 1 to 3`. */
export function windowSpan(picture: PictureState, window: number, t: Translate): string {
  const at = named(picture, outputCell(axesOf(picture), window));
  const span = picture.axes
    .map((axis, index) => {
      const first = startOf(axis, at[index] ?? 0);
      const last = endOf(axis, at[index] ?? 0) - 1;
      return first === last ? placeOn(axis.name, first, t) : stretchOn(axis.name, first, last, t);
    })
    .join(t(', '));
  return hasHoles(picture) ? t('{place} of the spread input', { place: span }) : span;
}

/** Where the winner of a window is: `row 1, column 3`; null where nothing won. */
export function winnerName(picture: PictureState, window: number, t: Translate): string | null {
  const winner = winnerCell(picture, window);
  return winner === null ? null : cellName(picture, winner, t);
}

/** `row 1, column 2`: the input's own indices; cells between them are those of the spread input. */
export function cellName(picture: PictureState, cell: Cell, t: Translate): string {
  const element = elementAt(axesOf(picture), cell);
  const place = placeWords(picture, element ?? cell, t);
  return element === null && hasHoles(picture)
    ? t('{place} of the spread input', { place })
    : place;
}

const placeWords = (picture: PictureState, cell: Cell, t: Translate): string =>
  named(picture, cell)
    .map((at, index) => placeOn(picture.axes[index]?.name ?? 'length', at, t))
    .join(t(', '));

/** One place along an axis: `row 1`. */
export function placeOn(name: AxisPicture['name'], place: number, t: Translate): string {
  const at = axisNumber(place);
  switch (name) {
    case 'depth':
      return t('slice {at}', { at });
    case 'height':
      return t('row {at}', { at });
    case 'width':
      return t('column {at}', { at });
    case 'length':
      return t('position {at}', { at });
    default:
      return name satisfies never;
  }
}

function stretchOn(name: AxisPicture['name'], first: number, last: number, t: Translate): string {
  const stretch = { first: axisNumber(first), last: axisNumber(last) };
  switch (name) {
    case 'depth':
      return t('slices {first} to {last}', stretch);
    case 'height':
      return t('rows {first} to {last}', stretch);
    case 'width':
      return t('columns {first} to {last}', stretch);
    case 'length':
      return t('positions {first} to {last}', stretch);
    default:
      return name satisfies never;
  }
}

/** What a cell of the input is called by a screen reader. */
export function inputLabel(picture: PictureState, cell: Cell, t: Translate): string {
  const axes = axesOf(picture);
  const known = shownValue(picture, cell);
  const value = known === null ? null : t('value {value}', { value: exactText(known) });
  return [cellName(picture, cell, t), ...kindWords(picture, cell, value, readsAt(axes, cell), t)]
    .filter((part) => part !== null)
    .join(t(', '));
}

function kindWords(
  picture: PictureState,
  cell: Cell,
  value: string | null,
  reads: number,
  t: Translate,
): readonly (string | null)[] {
  const kind = kindAt(axesOf(picture), cell);
  switch (kind) {
    case 'data':
      return [
        value,
        reads === 1 ? t('read by 1 window') : t('read by {count} windows', { count: reads }),
      ];
    case 'padding':
      return [t('padding'), paddingWords(picture, t)];
    case 'neverRead':
      return [t('padding, never read')];
    case 'overhang':
      return [t('overhang, outside the tensor')];
    case 'dropped':
      return [value, t('dropped, no window reads it')];
    case 'hole':
      return [t('hole between the data'), reads > 0 ? paddingWords(picture, t) : t('never read')];
    default:
      return kind satisfies never;
  }
}

function paddingWords(picture: PictureState, t: Translate): string {
  const { text } = picture.padding;
  switch (text) {
    case null:
      return t('ignored');
    case '\u2212\u221e':
      return t('read as minus infinity');
    case '+\u221e':
      return t('read as plus infinity');
    default:
      return t('read as {value}', { value: text });
  }
}

/** What a cell of the output is called by a screen reader. */
export function outputLabel(picture: PictureState, cell: Cell, t: Translate): string {
  const value = valueAt(picture.output, cell);
  const output = t('output {place}', { place: placeWords(picture, cell, t) });
  return value === null
    ? output
    : [output, t('value {value}', { value: exactText(value) })].join(t(', '));
}
