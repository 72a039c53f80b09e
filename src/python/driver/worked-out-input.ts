import { say, type Phrase, type Words } from '../../engine/phrase.js';
import { dimensionText } from '../dimension.js';
import type { Requirement } from '../requirement.js';
import type { Flow, Problem, Shape } from '../site.js';
import { rectanglesThatFit, squaresThatFit, type Range } from './fitting-sides.js';

/** Sides that people use. */
const USUAL = [28, 32, 64, 96, 128, 224, 256, 299, 384, 512];
const SPATIAL = new Set(['L', 'D', 'H', 'W']);

/** What the fixed numbers of a model say of its input. */
export type WorkedOutInput =
  | { readonly kind: 'shape'; readonly shape: Shape; readonly origin: Words }
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
  const onSides = requirements.filter(({ size }) => dimensionText(size) !== 'C');
  const [from] = onSides;
  if (sides.length === 0 || from === undefined) return null;
  const known = new Map(channels === null ? [] : [['C', channels] as const]);
  const shapeOf = (sizes: ReadonlyMap<string, number>): Shape =>
    symbols.map((size, axis) => {
      const name = names[axis] ?? '';
      return sizes.get(name) ?? (name === 'C' && channels !== null ? channels : size);
    });
  const squares = squaresThatFit(sides, known, onSides);
  if (squares !== null) {
    const side = USUAL.find((one) => one >= squares.first && one <= squares.last) ?? squares.first;
    const shape = shapeOf(new Map(sides.map((name) => [name, side])));
    return { kind: 'shape', shape, origin: squareWords(from, squares, side) };
  }
  const fit = rectanglesThatFit(sides, known, onSides);
  switch (fit.kind) {
    case 'open':
      return null;
    case 'none':
      // A view that leaves the batch open takes what doesn't fit for more of a batch.
      return fit.requirement.isExact ? { kind: 'none', problem: noneFits(fit) } : null;
    case 'fits': {
      const [nearest] = fit.boxes;
      const shown = (nearest ?? []).map(({ first }) => first);
      const shape = shapeOf(new Map(sides.map((name, at) => [name, shown[at] ?? 1])));
      return { kind: 'shape', shape, origin: rectangleWords(from, nearest ?? [], shown) };
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

/** Whether a flow's input was worked out from what later layers fix, and is not said by the code. */
export function isWorkedOut({ origin }: Pick<Flow, 'origin'>): boolean {
  if (typeof origin !== 'object') return false;
  return [oneFits('', 0, ''), someFit('', 0, '', '')].some(
    (one) => one.template === origin.template,
  );
}

/** Equal sides of a model's input that all fit, and the layer whose number tells. */
export interface FittingSides extends Range {
  readonly layer: string;
  /** The layer's line, from 1. */
  readonly line: number;
  /** The side that was taken. */
  readonly shown: number;
}

/** Which squares fit a flow's model where its size was worked out; null: it wasn't, or none does. */
export function fittingSides(flow: Pick<Flow, 'origin'>): FittingSides | null {
  if (!isWorkedOut(flow) || typeof flow.origin !== 'object') return null;
  const { layer, line, fits, shown } = flow.origin.values;
  const range = fits ?? shown;
  if (typeof range !== 'string' || typeof layer !== 'string') return null;
  const [, first, last] = /^(\d+)(?:–(\d+))?$/u.exec(range) ?? [];
  if (first === undefined) return null;
  return {
    layer,
    line: Number(line),
    first: Number(first),
    last: Number(last ?? first),
    shown: Number(shown),
  };
}

function squareWords({ layer, range }: Requirement, squares: Range, shown: number): Words {
  const line = (range?.start.line ?? 0) + 1;
  if (squares.first === squares.last) return oneFits(layer, line, String(shown));
  return someFit(layer, line, rangeText(squares), String(shown));
}

function rectangleWords(
  { layer, range }: Requirement,
  box: readonly Range[],
  shown: readonly number[],
): Words {
  const line = (range?.start.line ?? 0) + 1;
  const fits = box.map(rangeText).join(' × ');
  if (box.every(({ first, last }) => first === last)) return oneFits(layer, line, fits);
  return someFit(layer, line, fits, shown.join('×'));
}

function rangeText({ first, last }: Range): string {
  return first === last ? String(first) : `${String(first)}–${String(last)}`;
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
