import type { Translate } from '../../engine/phrase.js';
import type { AxisField } from '../../protocol/model-state.js';
import { clipped } from './seen-cells.js';

/**
 * `6–21 × 6–21`: the cells of the input that an output sees, cut to its data, with how much of them
 * is padding: `0–13 × 0–13; 2 rows and 2 columns padding`. Empty where it can't be told.
 */
export function cellsSeenText(
  field: readonly AxisField[],
  index: readonly number[],
  input: readonly number[] | null,
  t: Translate,
): string {
  const spans = field.map(({ size, jump, start }, at) => {
    if (start === null) return null;
    const from = Math.floor(start + (index[at] ?? 0) * jump + 1e-9);
    return { from, to: from + Math.round(size) };
  });
  const known = spans.filter((span) => span !== null);
  if (known.length !== spans.length || known.length === 0) return '';
  const shown = known.map((span, at) => {
    const size = input?.[at];
    return size === undefined ? span : clipped(span, size);
  });
  const text = shown.map(rangeText).join(' × ');
  const padding = known.map(({ from, to }, at) => {
    const inside = shown[at] ?? { from, to };
    return to - from - Math.max(0, inside.to - inside.from);
  });
  const padded = paddingText(padding, t);
  return padded === '' ? text : t('{cells}; {padding} padding', { cells: text, padding: padded });
}

const rangeText = ({ from, to }: { readonly from: number; readonly to: number }): string =>
  to <= from ? '–' : to === from + 1 ? signed(from) : `${signed(from)}–${signed(to - 1)}`;

/** `2 rows and 1 column`. */
function paddingText(counts: readonly number[], t: Translate): string {
  const [columns = 0, rows = 0, slices = 0] = counts.toReversed();
  const parts = [
    slices === 1 ? t('1 slice') : slices > 1 ? t('{count} slices', { count: slices }) : '',
    rows === 1 ? t('1 row') : rows > 1 ? t('{count} rows', { count: rows }) : '',
    columns === 1 ? t('1 column') : columns > 1 ? t('{count} columns', { count: columns }) : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? '' : parts.reduce((a, b) => t('{a} and {b}', { a, b }));
}

const signed = (value: number): string => (value < 0 ? `−${-value}` : String(value));
