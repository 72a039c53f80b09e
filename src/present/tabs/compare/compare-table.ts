import { numberText } from '../../../picture/words/number-text.js';
import type { CompareTab } from '../../../protocol/tabs.js';
import type { Compared, Outputs } from './compare-outputs.js';
import { indexOf, placeOf, product } from '../../../engine/row-major.js';
import { placeText } from '../place-text.js';
import { differ } from '../tab-layer.js';

const mostRows = 36;
const missing = '–';

const signed = (change: number): string => `${change > 0 ? '+' : ''}${numberText(change)}`;

/** The outputs side by side, place by place, over all places that any of the settings has. */
export const outputTable = (
  own: Outputs,
  others: readonly Compared[],
): Pick<CompareTab, 'rows' | 'omitted'> => {
  const grids = [own, ...others.filter(({ plan }) => plan !== null).map(({ outputs }) => outputs)];
  if (grids.length < 2) {
    return { rows: [], omitted: 0 };
  }
  const sizes = own.sizes.map((_, axis) => Math.max(...grids.map((grid) => grid.sizes[axis] ?? 0)));
  const total = product(sizes);
  const rows = Array.from({ length: Math.min(total, mostRows) }, (_, flat) => {
    const place = placeOf(flat, sizes);
    const [mine, ...theirs] = grids.map((grid) => {
      const at = indexOf(place, grid.sizes);
      return at === null ? null : (grid.values[at] ?? Number.NaN);
    });
    return {
      output: placeText(place),
      value: textOf(mine ?? null),
      others: theirs.map((value) => ({ text: textOf(value), ...changeOf(mine ?? null, value) })),
    };
  });
  return { rows, omitted: total - rows.length };
};

const textOf = (value: number | null): string => (value === null ? missing : numberText(value));

const changeOf = (
  mine: number | null,
  value: number | null,
): { readonly change: string; readonly differs: boolean } => {
  if (mine === null || value === null) {
    return { change: '', differs: mine !== value };
  }
  const differs = differ(mine, value);
  return { change: differs ? signed(value - mine) : '0', differs };
};
