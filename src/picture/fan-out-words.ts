import { type PictureState, type RichText } from '../protocol/index.js';
import {
  axesOf,
  boxIndex,
  kindAt,
  named,
  outputCell,
  readers,
  valueAt,
  type Cell,
} from './axes.js';
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
export function fanOutWords(picture: PictureState, cell: Cell): FanOutWords {
  const axes = axesOf(picture);
  const kind = kindAt(axes, cell);
  const value = valueAt(picture.input, cell);
  const place = `[${named(picture, cell)
    .map((at) => numberText(at))
    .join(', ')}]`;
  const windows = readers(axes, cell);
  const title =
    kind === 'data' || kind === 'dropped'
      ? `Input ${place}${value === null ? '' : ` = ${numberText(value)}`}`
      : `${kind === 'overhang' ? 'Overhang' : 'Padding'} ${place}`;
  if (windows.length === 0) {
    return { title, text: [plain(unread(kind))], note: '' };
  }
  const wins = winsOf(picture, cell, windows);
  const names = windows.length <= MOST_LETTERED && windows.length > 1;
  const text: RichText = [
    plain('is read by '),
    { text: String(windows.length), style: 'strong' },
    plain(windows.length === 1 ? ' window' : ' windows'),
    plain(names ? `, ${letter(0)} to ${letter(windows.length - 1)}` : ''),
    plain(winText(picture, windows, wins)),
    plain('.'),
  ];
  return { title, text, note: gradientNote(picture, windows, wins) };
}

const plain = (text: string) => ({ text, style: 'plain' as const });

function unread(kind: ReturnType<typeof kindAt>): string {
  return kind === 'dropped' ? 'is dropped: no window reads it.' : 'is never read.';
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
  const flat = boxIndex(whole, cell);
  return windows.flatMap((window, index) => {
    const at = boxIndex(picture.output, outputCell(axes, window));
    return flat >= 0 && winners[at] === flat ? [index] : [];
  });
}

const WINS: Readonly<Partial<Record<PictureState['operation']['kind'], string>>> = {
  max: 'the largest',
  min: 'the smallest',
};

function winText(
  picture: PictureState,
  windows: readonly number[],
  wins: readonly number[] | null,
): string {
  const word = WINS[picture.operation.kind];
  if (wins === null || word === undefined) return '';
  const comma = windows.length > 1 && windows.length <= MOST_LETTERED ? ',' : '';
  if (wins.length === 0) return `${comma} and is ${word} in none`;
  if (windows.length === 1) return ` and is ${word} there`;
  if (windows.length > MOST_LETTERED) return ` and is ${word} in ${String(wins.length)}`;
  return `${comma} and is ${word} in ${wins.map(letter).join(', ')}`;
}

function gradientNote(
  picture: PictureState,
  windows: readonly number[],
  wins: readonly number[] | null,
): string {
  if (wins === null || windows.length > MOST_LETTERED || windows.length === 1) return '';
  if (WINS[picture.operation.kind] === undefined) return '';
  if (wins.length === 0) return 'No output sends it a gradient.';
  if (wins.length === windows.length) return 'Every one of them sends it its gradient.';
  return `Only ${wins.length === 1 ? 'output' : 'outputs'} ${wins.map(letter).join(', ')} ${wins.length === 1 ? 'sends' : 'send'} it a gradient.`;
}
