import type { Translate } from '../../engine/phrase.js';
import type { PictureState } from '../../protocol/index.js';
import { axesOf, boxIndex, outputCell } from '../layout/cell-axes.js';
import { countText, numberText } from './number-text.js';
import { windowCounts } from './window-counts.js';

/** Windows of more values say how many they read. */
const MOST_NAMED = 4096;

/** What is odd about a window: its padding, its overhang, a tie. Empty where nothing is. */
export function readoutNote(picture: PictureState, window: number, t: Translate): string {
  const axes = axesOf(picture);
  const { all, data, padding, holes, overhang } = windowCounts(axes, window);
  const index = boxIndex(picture.output, outputCell(axes, window));
  if (data === 0 && all > 0) return t('this window reads no data');
  const divisor = picture.divisors?.[index];
  const ties = picture.ties?.[index] ?? 0;
  const parts = [
    ...(data > MOST_NAMED
      ? [t('this window reads {count} values', { count: countText(data) })]
      : []),
    ...(picture.initial === null
      ? []
      : [t('it starts from {value}, the init value', { value: numberText(picture.initial) })]),
    ...(overhang > 0 ? [overhangNote(overhang, all, divisor, t)] : []),
    ...(padding > 0 ? [paddingNote(picture, padding, divisor, t)] : []),
    ...(holes > 0 ? [holesNote(picture.padding.text, holes, t)] : []),
    ...(ties > 1 ? [t('{count} cells tie', { count: ties })] : []),
  ];
  return parts.join(t('; '));
}

function overhangNote(
  count: number,
  all: number,
  divisor: number | undefined,
  t: Translate,
): string {
  if (divisor !== undefined) {
    return t('divisor {divisor} of {all}: the overhang is not counted', {
      divisor: numberText(divisor),
      all,
    });
  }
  return count === 1
    ? t('1 cell over the edge does not exist')
    : t('{count} cells over the edge do not exist', { count });
}

/** What the holes of a base dilation count as: the value that every window starts from. */
function holesNote(text: string | null, count: number, t: Translate): string {
  if (text === null) {
    return count === 1 ? t('1 hole is ignored') : t('{count} holes are ignored', { count });
  }
  if (text.includes('\u221e')) {
    return count === 1
      ? t('1 hole counts as {value}, so it never wins', { value: text })
      : t('{count} holes count as {value}, so they never win', { count, value: text });
  }
  return count === 1
    ? t('1 hole counts as {value}', { value: text })
    : t('{count} holes count as {value}', { count, value: text });
}

function paddingNote(
  picture: PictureState,
  count: number,
  divided: number | undefined,
  t: Translate,
): string {
  const { text, counted } = picture.padding;
  const one = count === 1;
  if (picture.divisors !== null && divided !== undefined) {
    const divisor = numberText(divided);
    if (!counted) {
      return one
        ? t('1 padding cell is ignored: divisor {divisor}', { divisor })
        : t('{count} padding cells are ignored: divisor {divisor}', { count, divisor });
    }
    const value = text ?? '0';
    return one
      ? t('1 padding cell counts as {value}, divisor {divisor}', { value, divisor })
      : t('{count} padding cells count as {value}, divisor {divisor}', { count, value, divisor });
  }
  if (picture.axes.some(({ copies }) => copies !== null)) {
    return one
      ? t('1 padding cell repeats a value of the data')
      : t('{count} padding cells repeat values of the data', { count });
  }
  if (text === null) {
    return one ? t('1 padding cell is ignored') : t('{count} padding cells are ignored', { count });
  }
  if (text.includes('\u221e')) {
    return one
      ? t('1 padding cell counts as {value}, so it never wins', { value: text })
      : t('{count} padding cells count as {value}, so they never win', { count, value: text });
  }
  return one
    ? t('1 padding cell counts as {value}', { value: text })
    : t('{count} padding cells count as {value}', { count, value: text });
}
