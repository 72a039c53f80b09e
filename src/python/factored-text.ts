import type { Factor, Term } from './symbolic-sum.js';

/** Products of more sizes than this stay multiplied out. */
const MOST_FACTORS = 4;

/**
 * A sum as the product that it is: `16·h·w−48·h−48·w+144` as `16·(h−3)·(w−3)`. Null where it is no
 * product of sums of one size each. Equal sums give equal texts.
 */
export function factoredText(constant: number, terms: readonly Term[]): string | null {
  if (terms.length < 3) return null;
  const common = commonFactors(constant, terms);
  const rest = terms.map((one) => ({ ...one, factors: without(one.factors, common) }));
  const [whole] = rest.toSorted((a, b) => b.factors.length - a.factors.length);
  const sizes = whole?.factors.map(({ text }) => text) ?? [];
  if (whole === undefined || sizes.length < 2 || sizes.length > MOST_FACTORS) return null;
  if (new Set(sizes).size < sizes.length) return null;
  const coefficients = new Map(rest.map((one) => [keyOf(one.factors), one.coefficient]));
  const isConstantPart = common.length === 0;
  const coefficientOf = (chosen: readonly string[]): number =>
    chosen.length === 0 && isConstantPart ? constant : (coefficients.get(chosen.join('·')) ?? 0);
  // Beside the product of all sizes, the one without a size tells what is added to that size.
  const added = sizes.map((size) => ({
    size,
    ...reduced(coefficientOf(sizes.filter((one) => one !== size)), whole.coefficient),
  }));
  const scale = added.reduce((left, { denominator }) => left / denominator, whole.coefficient);
  if (!Number.isInteger(scale) || added.every(({ numerator }) => numerator === 0)) return null;
  const subsets = sizes.reduce<string[][]>(
    (found, size) => [...found, ...found.map((one) => [...one, size])],
    [[]],
  );
  const isProduct = subsets.every((chosen) => {
    const product = added.reduce(
      (left, { size, numerator, denominator }) =>
        left * (chosen.includes(size) ? denominator : numerator),
      scale,
    );
    return product === coefficientOf(chosen);
  });
  const count = rest.length + (isConstantPart && constant !== 0 ? 1 : 0);
  const meant = subsets.filter((chosen) => coefficientOf(chosen) !== 0).length;
  if (!isProduct || count !== meant) return null;
  const parts = [
    ...(Math.abs(scale) === 1 ? [] : [String(Math.abs(scale))]),
    ...common.map(({ text }) => text),
    ...added.map(sumText),
  ];
  return `${scale < 0 ? '−' : ''}${parts.join('·')}`;
}

interface Added {
  readonly size: string;
  readonly numerator: number;
  readonly denominator: number;
}

/** `denominator · size + numerator`, in brackets where it is a sum. */
function sumText({ size, numerator, denominator }: Added): string {
  const scaled = denominator === 1 ? size : `${String(denominator)}·${size}`;
  if (numerator === 0) return scaled;
  return `(${scaled}${numerator < 0 ? '−' : '+'}${String(Math.abs(numerator))})`;
}

/** A fraction in lowest terms, with a denominator above 0. */
function reduced(numerator: number, denominator: number): Omit<Added, 'size'> {
  let [a, b] = [Math.abs(numerator), Math.abs(denominator)];
  while (b !== 0) [a, b] = [b, a % b];
  const divisor = a * Math.sign(denominator);
  return { numerator: numerator / divisor, denominator: denominator / divisor };
}

/** The factors that every term has; none where a constant stands beside them. */
function commonFactors(constant: number, terms: readonly Term[]): readonly Factor[] {
  const [first, ...others] = terms;
  if (first === undefined || constant !== 0) return [];
  return others.reduce<readonly Factor[]>(
    (left, { factors }) => left.filter(({ text }) => factors.some((one) => one.text === text)),
    first.factors,
  );
}

function without(factors: readonly Factor[], gone: readonly Factor[]): readonly Factor[] {
  return factors.filter(({ text }) => !gone.some((one) => one.text === text));
}

function keyOf(factors: readonly Factor[]): string {
  return factors.map(({ text }) => text).join('·');
}
