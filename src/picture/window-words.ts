import type { AxisPicture, PictureState } from '../protocol/index.js';
import {
  axesOf,
  boxIndex,
  cellOfFlat,
  kindAt,
  named,
  outputCell,
  readsAt,
  valueAt,
  type Cell,
} from './axes.js';
import { exactText } from './number-text.js';

const PLURALS: Readonly<Record<AxisPicture['name'], string>> = {
  depth: 'slices',
  height: 'rows',
  width: 'columns',
  length: 'positions',
};

const SINGULARS: Readonly<Record<AxisPicture['name'], string>> = {
  depth: 'slice',
  height: 'row',
  width: 'column',
  length: 'position',
};

const MINUS = '\u2212';
const signed = (at: number): string => (at < 0 ? MINUS : '') + String(Math.abs(at));

/** Where a window lies, in words. */
export interface WindowWords {
  /** `rows −1 to 1, columns 1 to 3`. */
  readonly span: string;
  /** ` at row 1, column 3`; empty where nothing won. */
  readonly winner: string;
}

/** Says which rows and columns a window spans and where its winner is. */
export function windowRows(picture: PictureState, window: number): WindowWords {
  const axes = axesOf(picture);
  const output = outputCell(axes, window);
  const at = named(picture, output);
  const span = picture.axes
    .map((axis, index) => {
      const start = axis.starts[at[index] ?? 0] ?? 0;
      const last = (axis.ends[at[index] ?? 0] ?? 1) - 1;
      return start === last
        ? `${SINGULARS[axis.name]} ${signed(start)}`
        : `${PLURALS[axis.name]} ${signed(start)} to ${signed(last)}`;
    })
    .join(', ');
  const flat = picture.winners?.[boxIndex(picture.output, output)] ?? -1;
  const winner = cellOfFlat(picture.input, flat);
  return { span, winner: winner === null ? '' : ` at ${cellName(picture, winner)}` };
}

/** `row 1, column 2`. */
export const cellName = (picture: PictureState, cell: Cell): string =>
  named(picture, cell)
    .map((at, index) => `${SINGULARS[picture.axes[index]?.name ?? 'length']} ${signed(at)}`)
    .join(', ');

/** What a cell of the input is called by a screen reader. */
export function inputLabel(picture: PictureState, cell: Cell): string {
  const axes = axesOf(picture);
  const place = cellName(picture, cell);
  const reads = readsAt(axes, cell);
  const value = valueAt(picture.input, cell);
  const number = value === null ? '' : `value ${exactText(value)}, `;
  const kind = kindAt(axes, cell);
  switch (kind) {
    case 'data':
      return `${place}, ${number}read by ${String(reads)} ${reads === 1 ? 'window' : 'windows'}`;
    case 'padding':
      return `${place}, padding, ${paddingWords(picture)}`;
    case 'neverRead':
      return `${place}, padding, never read`;
    case 'overhang':
      return `${place}, overhang, outside the tensor`;
    case 'dropped':
      return `${place}, ${number}dropped, no window reads it`;
    default:
      return kind satisfies never;
  }
}

function paddingWords(picture: PictureState): string {
  const { text } = picture.padding;
  if (text === null) return 'ignored';
  const words = text.replace(MINUS, 'minus ').replace('+', 'plus ').replace('\u221e', 'infinity');
  return `read as ${words}`;
}

/** What a cell of the output is called by a screen reader. */
export function outputLabel(picture: PictureState, cell: Cell): string {
  const value = valueAt(picture.output, cell);
  return `output ${cellName(picture, cell)}${value === null ? '' : `, value ${exactText(value)}`}`;
}
