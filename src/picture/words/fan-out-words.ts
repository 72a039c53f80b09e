import type { Translate } from '../../engine/phrase.js';
import { richTextOf, type PictureState, type RichText } from '../../protocol/index.js';
import {
  axesOf,
  boxIndex,
  elementAt,
  hasHoles,
  kindAt,
  named,
  outputCell,
  readers,
  shownValue,
  type Cell,
} from '../layout/cell-axes.js';
import { numberText } from './number-text.js';

/** What is said about an input cell under the pointer. */
export interface FanOutWords {
  /** `Input [1, 1] = 5`. */
  readonly title: string;
  /** `is read by 4 windows, A to D, and is the largest in A.` */
  readonly text: RichText;
  /** `Only output A sends it a gradient.` */
  readonly note: string;
}

const MOST_LETTERED = 4;
const letter = (index: number): string => String.fromCharCode(65 + index);

/** Says who reads an input cell and where it wins; for cells that are not data, what they are. */
export function fanOutWords(picture: PictureState, cell: Cell, t: Translate): FanOutWords {
  const axes = axesOf(picture);
  const kind = kindAt(axes, cell);
  const windows = readers(axes, cell);
  const title = titleOf(picture, cell, t);
  if (windows.length === 0) {
    const unread = kind === 'dropped' ? t('is dropped: no window reads it.') : t('is never read.');
    return { title, text: richTextOf(unread), note: '' };
  }
  const wins = winsOf(picture, cell, windows);
  return {
    title,
    text: richTextOf(winText(picture, windows, wins, t)),
    note: gradientNote(picture, windows, wins, t),
  };
}

function titleOf(picture: PictureState, cell: Cell, t: Translate): string {
  const element = elementAt(axesOf(picture), cell);
  const indices = `[${named(picture, element ?? cell)
    .map((at) => numberText(at))
    .join(', ')}]`;
  const place =
    element === null && hasHoles(picture)
      ? t('{place} of the spread input', { place: indices })
      : indices;
  const kind = kindAt(axesOf(picture), cell);
  switch (kind) {
    case 'data':
    case 'dropped': {
      const value = shownValue(picture, cell);
      return value === null
        ? t('Input {place}', { place })
        : t('Input {place} = {value}', { place, value: numberText(value) });
    }
    case 'hole':
      return t('Hole {place}', { place });
    case 'overhang':
      return t('Overhang {place}', { place });
    case 'padding':
    case 'neverRead':
      return t('Padding {place}', { place });
    default:
      return kind satisfies never;
  }
}

function readBy(windows: readonly number[], t: Translate): string {
  const count = windows.length;
  if (count === 1) return t('is read by **1** window');
  return count <= MOST_LETTERED
    ? t('is read by **{count}** windows, {first} to {last}', {
        count,
        first: letter(0),
        last: letter(count - 1),
      })
    : t('is read by **{count}** windows', { count });
}

/** Positions among the windows in which this cell won. */
function winsOf(
  picture: PictureState,
  cell: Cell,
  windows: readonly number[],
): readonly number[] | null {
  const { winners } = picture;
  if (winners === null) return null;
  const axes = axesOf(picture);
  const whole = {
    ...picture.input,
    origin: picture.input.shape.map(() => 0),
    size: picture.input.shape,
  };
  const element = elementAt(axes, cell);
  const flat = element === null ? -1 : boxIndex(whole, element);
  return windows.flatMap((window, index) => {
    const at = boxIndex(picture.output, outputCell(axes, window));
    return flat >= 0 && winners[at] === flat ? [index] : [];
  });
}

/** Whether one value of a window is its result: the largest or the smallest. */
const picks = ({ operation: { kind } }: PictureState): boolean => kind === 'max' || kind === 'min';

function winText(
  picture: PictureState,
  windows: readonly number[],
  wins: readonly number[] | null,
  t: Translate,
): string {
  const reads = readBy(windows, t);
  if (wins === null || !picks(picture)) return t('{reads}.', { reads });
  const largest = picture.operation.kind === 'max';
  if (wins.length === 0) {
    return largest
      ? t('{reads}, and is the largest in none.', { reads })
      : t('{reads}, and is the smallest in none.', { reads });
  }
  if (windows.length === 1) {
    return largest
      ? t('{reads}, and is the largest there.', { reads })
      : t('{reads}, and is the smallest there.', { reads });
  }
  if (windows.length > MOST_LETTERED) {
    return largest
      ? t('{reads}, and is the largest in {count}.', { reads, count: wins.length })
      : t('{reads}, and is the smallest in {count}.', { reads, count: wins.length });
  }
  const names = wins.map(letter).join(t(', '));
  return largest
    ? t('{reads}, and is the largest in {names}.', { reads, names })
    : t('{reads}, and is the smallest in {names}.', { reads, names });
}

function gradientNote(
  picture: PictureState,
  windows: readonly number[],
  wins: readonly number[] | null,
  t: Translate,
): string {
  if (wins === null || windows.length > MOST_LETTERED || windows.length === 1) return '';
  if (!picks(picture)) return '';
  if (wins.length === 0) return t('No output sends it a gradient.');
  if (wins.length === windows.length) return t('Every one of them sends it its gradient.');
  const names = wins.map(letter).join(t(', '));
  return wins.length === 1
    ? t('Only output {names} sends it a gradient.', { names })
    : t('Only outputs {names} send it a gradient.', { names });
}
