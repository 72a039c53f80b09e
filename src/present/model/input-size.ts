import type { Translate } from '../../engine/index.js';
import type { Shape } from '../../python/site.js';
import type { ModelRun } from '../../python/trace.js';
import { parseShape } from '../input/selected-input.js';
import { layoutOf } from './map-of-shape.js';

/** An input that a reader asked for, or why it can't be one. */
export type AskedInput =
  | { readonly ok: true; readonly inputs: readonly Shape[] }
  | { readonly ok: false; readonly why: string };

/**
 * What a typed size means for a model: `32` or `32, 48` for its rows and columns, one number more for
 * its channels too, else the whole shape. Inputs as large as the first one get the same size.
 */
export function inputOfSize(run: ModelRun, typed: string, t: Translate): AskedInput {
  const numbers = parseShape(typed);
  const [first = null] = run.inputs;
  const { rank, isChannelsLast } = layoutOf(run);
  if (numbers === null) {
    return { ok: false, why: t('Whole numbers with commas between them, such as 1, 3, 224, 224.') };
  }
  const shape = filled(numbers, first, rank, isChannelsLast);
  if (shape === null) {
    const axes = first?.length ?? rank + 2;
    return {
      ok: false,
      why:
        rank === 0
          ? t('The input has {axes} axes.', { axes })
          : t('Give {rank} sizes, or all {axes} axes of the input.', { rank, axes }),
    };
  }
  return {
    ok: true,
    inputs: run.inputs.map((one) => (isSame(one, first) ? shape : (one ?? shape))),
  };
}

function filled(
  numbers: readonly number[],
  first: Shape | null,
  rank: number,
  isChannelsLast: boolean,
): Shape | null {
  if (first === null) return numbers.length > rank ? numbers : null;
  if (numbers.length === first.length) return numbers;
  if (rank === 0) return null;
  const [only] = numbers;
  const sizes =
    numbers.length === 1 && only !== undefined
      ? Array.from({ length: rank }, () => only)
      : numbers.length === rank
        ? numbers
        : null;
  const before = first.length - rank;
  if (sizes !== null) {
    return isChannelsLast && before > 0
      ? [...first.slice(0, before - 1), ...sizes, ...first.slice(-1)]
      : [...first.slice(0, before), ...sizes];
  }
  return numbers.length === rank + 1 && before > 1
    ? [...first.slice(0, before - 1), ...numbers]
    : null;
}

const isSame = (a: Shape | null, b: Shape | null): boolean =>
  JSON.stringify(a) === JSON.stringify(b);
