import type { Translate } from '../../engine/phrase.js';
import type { Operation, PictureState, RichSpan, RichText } from '../../protocol/index.js';
import {
  axesOf,
  boxIndex,
  copiedCell,
  elementAt,
  named,
  outputCell,
  tapCell,
  tapCells,
  tapCount,
  valueAt,
  windowCount,
  winnerCell,
  type Cell,
} from '../layout/cell-axes.js';
import { numberText, weightText } from './number-text.js';
import { readoutNote } from './readout-note.js';
import { windowSpan, winnerName } from './window-words.js';

/** The arithmetic of one window, in words and numbers. */
export interface Readout {
  /** `out[0, 1] = max(1, 2, 3, 5, 6, 7) = 7`. */
  readonly expression: RichText;
  /** What is odd about this window; empty where nothing is. */
  readonly note: string;
  /** The same for those who listen. */
  readonly spoken: string;
}

const MOST_TERMS = 16;
/** Weights differ from tap to tap, so each is said, up to a window of 7×7. */
const MOST_WEIGHTED = 49;
/** The taps of larger windows are not gone through one by one. */
const MOST_LISTED = 4096;
const FIRST_TERMS = 6;
const LAST_TERMS = 2;

/** Says how a window becomes its output. */
export function readoutOf(picture: PictureState, window: number, t: Translate): Readout {
  const axes = axesOf(picture);
  const output = outputCell(axes, window);
  const index = boxIndex(picture.output, output);
  const value = picture.output.data[index];
  const place = `out[${named(picture, output).join(', ')}]`;
  const terms = termsOf(picture, window);
  const result = value === undefined ? '…' : numberText(value);
  const divisor = picture.divisors?.[index] ?? null;
  return {
    expression: [
      plain(`${place} = `),
      ...formula(picture, terms, divisor, weightsOf(picture, index, terms.length), t),
      plain(' = '),
      { text: result, style: 'window' },
    ],
    note: readoutNote(picture, window, t),
    spoken: spoken(picture, window, result, t),
  };
}

/** A value that a window reads; the winner of a maximum stands out. */
interface Term {
  readonly text: string;
  readonly won: boolean;
  /** Position among the taps. */
  readonly tap: number;
}

/** A value that isn't at hand, and values that are left out. */
const UNKNOWN = '…';
const GAP: Term = { text: UNKNOWN, won: false, tap: -1 };

function termsOf(picture: PictureState, window: number): readonly Term[] {
  const axes = axesOf(picture);
  const index = boxIndex(picture.output, outputCell(axes, window));
  const winner = picture.winners?.[index] ?? -1;
  const whole = { ...picture.input, origin: [0, 0, 0], size: picture.input.shape };
  const first: readonly Term[] =
    picture.initial === null ? [] : [{ text: numberText(picture.initial), won: false, tap: -1 }];
  const termOf = (cell: Cell, tap: number): readonly Term[] => {
    const element = elementAt(axes, cell) ?? copiedCell(axes, cell);
    if (element === null) return [];
    const flat = boxIndex({ ...whole, origin: whole.shape.map(() => 0) }, element);
    const won = flat >= 0 && flat === winner;
    const value = valueAt(picture.input, element) ?? (won ? picture.output.data[index] : null);
    return [
      { text: value === null || value === undefined ? UNKNOWN : numberText(value), won, tap },
    ];
  };
  const count = tapCount(axes, window);
  if (count <= MOST_LISTED) {
    return [...first, ...tapCells(axes, window).flatMap(termOf)];
  }
  const at = (tap: number): readonly Term[] => termOf(tapCell(axes, window, tap), tap);
  const head = Array.from({ length: MOST_LISTED / 2 }, (_, tap) => tap).flatMap(at);
  const tail = Array.from({ length: LAST_TERMS }, (_, tap) => count - LAST_TERMS + tap).flatMap(at);
  const won = winnerCell(picture, window);
  const middle: readonly Term[] =
    won === null || [...head, ...tail].some((term) => term.won) ? [] : termOf(won, count);
  return [...first, ...head.slice(0, FIRST_TERMS), GAP, ...middle, GAP, ...tail];
}

const plain = (text: string): RichSpan => ({ text, style: 'plain' });
const marked = (term: Term): RichSpan => ({
  text: term.text,
  style: term.won ? 'window' : 'plain',
});

/** Weights of the taps of one output; null where the layer has none. */
function weightsOf(
  picture: PictureState,
  index: number,
  count: number,
): ((tap: number) => number) | null {
  const weights = picture.weights;
  if (weights === null || count === 0) return null;
  const first = weights.data.length === weights.taps ? 0 : index * weights.taps;
  return (tap) => weights.data[first + tap] ?? 0;
}

function formula(
  picture: PictureState,
  terms: readonly Term[],
  divisor: number | null,
  weight: ((tap: number) => number) | null,
  t: Translate,
): RichText {
  const { kind, parameter } = picture.operation;
  const p = parameter ?? 1;
  switch (kind) {
    case 'max':
    case 'min':
    case 'median':
      return [plain(`${kind}(`), ...joined(terms.map(marked), ', '), plain(')')];
    case 'avg':
      return [
        plain(terms.length === 1 && divisor === 1 ? '' : '('),
        ...joined(terms.length === 0 ? [plain('0')] : terms.map(marked), ' + '),
        plain(terms.length === 1 && divisor === 1 ? ' / ' : ') / '),
        { text: divisor === null ? UNKNOWN : numberText(divisor), style: 'window' },
      ];
    case 'sum':
      return joined(terms.length === 0 ? [plain('0')] : terms.map(marked), ' + ');
    case 'lp':
      return p === 2
        ? [
            plain('√('),
            ...joined(
              terms.map((term) => plain(`${term.text}²`)),
              ' + ',
            ),
            plain(')'),
          ]
        : [
            plain('('),
            ...joined(
              terms.map((term) => plain(`${term.text}^${numberText(p)}`)),
              ' + ',
            ),
            plain(`)^(1/${numberText(p)})`),
          ];
    case 'softmax':
      return joined(
        terms.map((term) => plain(`${numberText(weight?.(term.tap) ?? 0)}·${term.text}`)),
        ' + ',
      );
    case 'lse':
      return [
        plain('log('),
        ...joined(
          terms.map((term) => plain(`e^${term.text}`)),
          ' + ',
        ),
        plain(')'),
      ];
    case 'stochastic':
      return [plain(t('draw(')), ...joined(terms.map(marked), ', '), plain(')')];
    case 'mixed':
      return [
        plain(
          t('{share}·max + {rest}·mean of (', { share: numberText(p), rest: numberText(1 - p) }),
        ),
        ...joined(terms.map(marked), ', '),
        plain(')'),
      ];
    case 'gem':
      return [
        plain(`mean(`),
        ...joined(
          terms.map((term) => plain(`${term.text}^${numberText(p)}`)),
          ', ',
        ),
        plain(`)^(1/${numberText(p)})`),
      ];
    case 'weighted':
      return weight === null || terms.length === 0
        ? [plain('0')]
        : joined(
            terms.map((term) => plain(`${weightText(weight(term.tap))}·${term.text}`)),
            ' + ',
            MOST_WEIGHTED,
          );
    default:
      return kind satisfies never;
  }
}

/** Terms with separators; long lists keep their ends and the term that won. */
function joined(terms: readonly RichSpan[], separator: string, most = MOST_TERMS): RichSpan[] {
  const shown =
    terms.length <= most
      ? terms
      : terms.filter(
          (term, index) =>
            index < FIRST_TERMS || index >= terms.length - LAST_TERMS || term.style === 'window',
        );
  const cut = shown.length < terms.length ? FIRST_TERMS : -1;
  return withoutRepeats(shown).flatMap((term, index) => [
    ...(index === 0 ? [] : [plain(separator)]),
    ...(index === cut ? [plain(`…${separator}`)] : []),
    term,
  ]);
}

/** Values beside each other that aren't at hand are one gap. */
const withoutRepeats = (terms: readonly RichSpan[]): readonly RichSpan[] =>
  terms.filter(
    (term, index) =>
      !(isUnknown(term) && isUnknown(terms[index - 1] ?? { text: '', style: 'plain' })),
  );

const isUnknown = ({ text, style }: RichSpan): boolean =>
  style === 'plain' && text.includes(UNKNOWN);

/** `window 2 of 4, rows −1 to 1, columns 1 to 3, maximum 7 at row 1, column 3`. */
function spoken(picture: PictureState, window: number, result: string, t: Translate): string {
  return t('window {window} of {count}, {span}, {result}', {
    window: window + 1,
    count: windowCount(axesOf(picture)),
    span: windowSpan(picture, window, t),
    result: spokenResult(picture, window, result, t),
  });
}

function spokenResult(picture: PictureState, window: number, value: string, t: Translate): string {
  const result = resultWords(picture.operation.kind, value, t);
  const place = winnerName(picture, window, t);
  return place === null ? result : t('{result} at {place}', { result, place });
}

/** The operations that have a name for what they make; of all others it is an output. */
const resultWords = (kind: Operation['kind'], value: string, t: Translate): string => {
  if (kind === 'max') return t('maximum {value}', { value });
  if (kind === 'min') return t('minimum {value}', { value });
  return kind === 'avg' ? t('average {value}', { value }) : t('output {value}', { value });
};
