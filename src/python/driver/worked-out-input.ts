import { say, type Phrase } from '../../engine/phrase.js';
import { dimensionText } from '../dimension.js';
import type { Requirement } from '../requirement.js';
import type { Problem, Shape } from '../site.js';
import {
  rangeText,
  sizesOf,
  type OpenInput,
  type Range,
  type WorkedOut,
  type WorkedOutOrigin,
} from '../worked-out.js';
import { rectanglesThatFit, squaresThatFit } from './fitting-sides.js';

/** Sides that people use. */
const USUAL = [28, 32, 64, 96, 128, 224, 256, 299, 384, 512];
const SPATIAL = new Set(['L', 'D', 'H', 'W']);

/** What the fixed numbers of a model say of its input. */
export type WorkedOutInput =
  | { readonly kind: 'shape'; readonly shape: Shape; readonly origin: WorkedOutOrigin }
  | { readonly kind: 'none'; readonly problem: Problem };

/**
 * The input of symbols with the sizes that all of a model's fixed numbers allow, the sides equal
 * where that fits; the problem where no size fits; null where nothing follows from them.
 */
export function workedOutInput(
  symbols: Shape,
  requirements: readonly Requirement[],
): WorkedOutInput | null {
  const names = symbols.map(dimensionText);
  const sides = names.filter((name) => SPATIAL.has(name));
  const channels = channelsFrom(requirements);
  const [from, ...others] = requirements.filter(({ size }) => dimensionText(size) !== 'C');
  if (sides.length === 0 || from === undefined) return null;
  const known = new Map(channels === null ? [] : [['C', channels] as const]);
  const open: OpenInput = { sides, known };
  const onSides = [from, ...others] as const;
  const taken = (words: Phrase, squares: Range | null, shown: readonly number[]) => {
    const sizes = sizesOf(open, shown);
    const shape = symbols.map((size, axis) => sizes.get(names[axis] ?? '') ?? size);
    const workedOut: WorkedOut = { ...open, requirements: onSides, squares, shown };
    return { kind: 'shape', shape, origin: { ...words, workedOut } } as const;
  };
  const squares = squaresThatFit(open, onSides);
  if (squares !== null) {
    const side = USUAL.find((one) => one >= squares.first && one <= squares.last) ?? squares.first;
    return taken(
      squareWords(from, squares, side),
      squares,
      sides.map(() => side),
    );
  }
  const fit = rectanglesThatFit(open, onSides);
  switch (fit.kind) {
    case 'open':
      return null;
    case 'none': {
      // A view that leaves the batch open takes what doesn't fit for more of a batch.
      const { misfit } = fit.requirement;
      return misfit === null
        ? null
        : { kind: 'none', problem: { ...noneFits(fit), misfit: { ...misfit, open } } };
    }
    case 'fits': {
      const nearest = fit.boxes[0] ?? [];
      const shown = nearest.map(({ first }) => first);
      return taken(rectangleWords(from, nearest, shown), null, shown);
    }
    default:
      return fit satisfies never;
  }
}

/** The channels that the first layer fixes; null where none does, or two disagree. */
function channelsFrom(requirements: readonly Requirement[]): number | null {
  const wanted = requirements.filter(({ size }) => dimensionText(size) === 'C');
  const [first] = wanted;
  if (first === undefined || wanted.some((one) => one.wanted !== first.wanted)) return null;
  return first.wanted;
}

function squareWords({ layer, range }: Requirement, squares: Range, shown: number): Phrase {
  const line = (range?.start.line ?? 0) + 1;
  if (squares.first === squares.last) return oneFits(layer, line, String(shown));
  return someFit(layer, line, rangeText(squares), String(shown));
}

function rectangleWords(
  { layer, range }: Requirement,
  box: readonly Range[],
  shown: readonly number[],
): Phrase {
  const line = (range?.start.line ?? 0) + 1;
  const fits = box.map(rangeText).join(' × ');
  if (box.every(({ first, last }) => first === last)) return oneFits(layer, line, fits);
  return someFit(layer, line, fits, shown.join('×'));
}

function oneFits(layer: string, line: number, shown: string): Phrase {
  return say('worked out from {layer} (line {line}): only {shown} fits', { layer, line, shown });
}

function someFit(layer: string, line: number, fits: string, shown: string): Phrase {
  const values = { layer, line, fits, shown };
  return say('worked out from {layer} (line {line}): {fits} fit, {shown} shown', values);
}

function noneFits({
  requirement: { layer, wanted, range },
  step,
}: {
  readonly requirement: Requirement;
  readonly step: number;
}): Problem {
  const values = { layer, wanted, step };
  const message =
    wanted % step === 0
      ? say('No height and width give {layer} its {wanted} values.', values)
      : say(
          'No input size gives {layer} its {wanted} values: a multiple of {step} arrives there.',
          values,
        );
  return { severity: 'warning', code: 'no-size-fits', message, range };
}
