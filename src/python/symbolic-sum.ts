import { factoredText } from './factored-text.js';

/** A size: a number, or an expression in symbols such as `⌊(H−1)/2⌋+1` whose value isn't known. */
export type Dimension = number | SymbolicDimension;

/** An expression over symbols; `text` is how a reader sees it, and equal texts are equal sizes. */
export interface SymbolicDimension {
  readonly text: string;
  /** The constant of the sum. */
  readonly constant: number;
  /** The sum's other terms, sorted, no two alike, no coefficient 0. */
  readonly terms: readonly Term[];
}

/** `coefficient · factor · factor …` */
export interface Term {
  readonly coefficient: number;
  readonly factors: readonly Factor[];
  /** The factors as text: terms with equal keys are like terms. */
  readonly key: string;
}

/** What can't be taken apart further: a symbol (a size, so at least 1), or a rounded quotient. */
export interface Factor {
  readonly text: string;
  readonly least: number;
  readonly most: number;
  /** It stands for a size of something of which nothing is known: two of a name may differ. */
  readonly isAssumed?: boolean;
  /** For a rounded quotient by a number: what was divided by what. */
  readonly quotient?: {
    readonly rounding: 'floor' | 'ceil';
    readonly numerator: Dimension;
    readonly denominator: number;
  };
}

/** A size as a reader sees it: `224`, `⌊(H−1)/2⌋+1`. */
export function dimensionText(dimension: Dimension): string {
  return typeof dimension === 'number' ? String(dimension) : dimension.text;
}

/** The least and the most that a size can be, whatever its symbols are. */
export function bounds(a: Dimension): [number, number] {
  let least = constantOf(a);
  let most = least;
  for (const part of termsOf(a)) {
    let low = 1;
    let high = 1;
    for (const factor of part.factors) {
      const ends = [low * factor.least, low * factor.most, high * factor.least, high * factor.most];
      const known = ends.map((end) => (Number.isNaN(end) ? 0 : end));
      low = Math.min(...known);
      high = Math.max(...known);
    }
    least += part.coefficient * (part.coefficient > 0 ? low : high);
    most += part.coefficient * (part.coefficient > 0 ? high : low);
  }
  return [least, most];
}

/** The constant of a sum. */
export function constantOf(a: Dimension): number {
  return typeof a === 'number' ? a : a.constant;
}

/** The terms of a sum beside its constant. */
export function termsOf(a: Dimension): readonly Term[] {
  return typeof a === 'number' ? [] : a.terms;
}

/** `coefficient · factors`, the factors in their order. */
export function term(coefficient: number, factors: readonly Factor[]): Term {
  const sorted = [...factors].sort((a, b) => (a.text < b.text ? -1 : a.text > b.text ? 1 : 0));
  return { coefficient, factors: sorted, key: sorted.map((factor) => factor.text).join('·') };
}

/** The sum of a constant and terms, like terms put together. */
export function collect(constant: number, terms: readonly Term[]): Dimension {
  const byKey = new Map<string, Term>();
  let sum = constant;
  for (const part of terms) {
    if (part.factors.length === 0) {
      sum += part.coefficient;
      continue;
    }
    const known = byKey.get(part.key);
    const coefficient = part.coefficient + (known?.coefficient ?? 0);
    byKey.set(part.key, { ...part, coefficient });
  }
  const kept = [...byKey.values()].filter((part) => part.coefficient !== 0);
  return kept.length === 0 ? sum : fromTerms(sum, kept);
}

/** A sum whose terms are all unlike, with its text. */
export function fromTerms(constant: number, terms: readonly Term[]): SymbolicDimension {
  const sorted = [...terms].sort(byReadingOrder);
  const parts = sorted.map((part) => termText(part));
  if (constant !== 0) parts.push(`${constant < 0 ? '−' : '+'}${Math.abs(constant)}`);
  const text = factoredText(constant, sorted) ?? parts.join('').replace(/^\+/, '');
  const sum = { text, constant, terms: sorted };
  return text.length > LONGEST ? shortened(sum) : sum;
}

/** Longer sums get a name: nobody reads them, and squares of squares never end. */
const LONGEST = 1000;

/** A sum of a size under a name that tells it from others: a checksum of its text (FNV-1a, twice). */
function shortened(sum: SymbolicDimension): SymbolicDimension {
  let [first, second] = [0x811c9dc5, 0x1000193];
  for (let at = 0; at < sum.text.length; at += 1) {
    const sign = sum.text.charCodeAt(at);
    first = Math.imul(first ^ sign, 0x01000193);
    second = Math.imul(second + sign, 0x85ebca6b) ^ (second >>> 13);
  }
  const [least, most] = bounds(sum);
  const text = `⟨${(first >>> 0).toString(36)}${(second >>> 0).toString(36)}⟩`;
  const isAssumed = sum.terms.some((part) => part.factors.some((one) => one.isAssumed === true));
  const terms = [term(1, [{ text, least, most, ...(isAssumed && { isAssumed }) }])];
  return { text, constant: 0, terms };
}

function byReadingOrder(a: Term, b: Term): number {
  if (a.coefficient > 0 !== b.coefficient > 0) return a.coefficient > 0 ? -1 : 1;
  if (a.factors.length !== b.factors.length) return b.factors.length - a.factors.length;
  return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}

function termText(part: Term): string {
  const sign = part.coefficient < 0 ? '−' : '+';
  const size = Math.abs(part.coefficient);
  return `${sign}${size === 1 ? '' : `${size}·`}${part.key}`;
}

/** A size as text that can stand in a product or a quotient. */
export function bracketed(a: Dimension): string {
  const text = dimensionText(a);
  if (typeof a === 'number') return text;
  const single = a.terms.length === 1 && a.constant === 0 && a.terms[0]?.coefficient === 1;
  return single && a.terms[0]?.factors.length === 1 ? text : `(${text})`;
}
