import {
  bounds,
  bracketed,
  collect,
  constantOf,
  dimensionText,
  fromTerms,
  term,
  termsOf,
  type Dimension,
  type Factor,
  type SymbolicDimension,
  type Term,
} from './symbolic-sum.js';

export { dimensionText, type Dimension, type SymbolicDimension };

/** A size of at least 1 that isn't known, under the name a reader sees. */
export function symbol(name: string): SymbolicDimension {
  return fromTerms(0, [term(1, [{ text: name, least: 1, most: Infinity }])]);
}

/** A symbol for a size of a tensor of which nothing is known: it can't be told from others of its name. */
export function assumedSymbol(name: string): SymbolicDimension {
  return fromTerms(0, [term(1, [{ text: name, least: 1, most: Infinity, isAssumed: true }])]);
}

/** Whether a size leads back to a symbol that was only assumed. */
function isAssumed(a: Dimension): boolean {
  return termsOf(a).some((part) => part.factors.some((factor) => factor.isAssumed === true));
}

/** Gives `a + b`. */
export function add(a: Dimension, b: Dimension): Dimension {
  if (typeof a === 'number' && typeof b === 'number') return a + b;
  return collect(constantOf(a) + constantOf(b), [...termsOf(a), ...termsOf(b)]);
}

/** Gives `a − b`. */
export function subtract(a: Dimension, b: Dimension): Dimension {
  return add(a, multiply(b, -1));
}

/** Gives `a × b`, multiplied out. */
export function multiply(a: Dimension, b: Dimension): Dimension {
  if (typeof a === 'number' && typeof b === 'number') return a * b;
  if (termsOf(a).length * termsOf(b).length > MOST_PRODUCTS) return unmultiplied(a, b);
  const left = [term(constantOf(a), []), ...termsOf(a)];
  const right = [term(constantOf(b), []), ...termsOf(b)];
  const products = left.flatMap((x) =>
    right.map((y) => term(x.coefficient * y.coefficient, [...x.factors, ...y.factors])),
  );
  return collect(0, products);
}

/** Products of longer sums aren't multiplied out. */
const MOST_PRODUCTS = 200;

function unmultiplied(a: Dimension, b: Dimension): Dimension {
  const [leastA, mostA] = bounds(a);
  const ends = bounds(b).flatMap((end) => [leastA * end, mostA * end]);
  const known = ends.map((end) => (Number.isNaN(end) ? 0 : end));
  const text = `${bracketed(a)}·${bracketed(b)}`;
  const factor = { text, least: Math.min(...known), most: Math.max(...known) };
  return fromTerms(0, [term(1, [{ ...factor, ...assumedBy(a, b) }])]);
}

const assumedBy = (...parts: readonly Dimension[]): Partial<Factor> =>
  parts.some(isAssumed) ? { isAssumed: true } : {};

/** Gives `⌊a / b⌋`. The parts of the sum that `b` divides leave the brackets. */
export function floorDivide(a: Dimension, b: Dimension): Dimension {
  if (typeof a === 'number' && typeof b === 'number') return Math.floor(a / b);
  if (b === 1) return a;
  const exact = divideExactly(a, b);
  if (exact !== null) return exact;
  if (typeof b === 'number' && b > 0) {
    const inner = nested(a, b, 'floor');
    if (inner !== null) return floorDivide(inner.numerator, inner.denominator);
    const [whole, rest] = splitByDivisor(a, b);
    return add(whole, quotient('floor', rest, b));
  }
  return quotient('floor', a, b);
}

/** Gives `⌈a / b⌉`. */
export function ceilDivide(a: Dimension, b: Dimension): Dimension {
  if (typeof a === 'number' && typeof b === 'number') return Math.ceil(a / b);
  if (b === 1) return a;
  const exact = divideExactly(a, b);
  if (exact !== null) return exact;
  if (typeof b === 'number' && b > 0) {
    const inner = nested(a, b, 'ceil');
    if (inner !== null) return ceilDivide(inner.numerator, inner.denominator);
    const [whole, rest] = splitByDivisor(a, b);
    return add(whole, quotient('ceil', rest, b));
  }
  return quotient('ceil', a, b);
}

/** Gives Python's `a % b`. */
export function modulo(a: Dimension, b: Dimension): Dimension {
  if (typeof a === 'number' && typeof b === 'number') return a - b * Math.floor(a / b);
  if (divideExactly(a, b) !== null) return 0;
  const rest = typeof b === 'number' && b > 0 ? splitByDivisor(a, b)[1] : a;
  if (typeof rest === 'number') return modulo(rest, b);
  const most = typeof b === 'number' ? b - 1 : Infinity;
  return fromTerms(0, [
    term(1, [
      { text: `(${bracketed(rest)} mod ${bracketed(b)})`, least: 0, most, ...assumedBy(rest, b) },
    ]),
  ]);
}

/** Gives the larger of two sizes. */
export function maximum(a: Dimension, b: Dimension): Dimension {
  const order = isLess(a, b);
  if (order === true) return b;
  if (order === false || isLess(b, a) === true) return a;
  return extremum('max', a, b);
}

/** Gives the smaller of two sizes. */
export function minimum(a: Dimension, b: Dimension): Dimension {
  const order = isLess(a, b);
  if (order === true) return a;
  if (order === false || isLess(b, a) === true) return b;
  return extremum('min', a, b);
}

/** Tells whether `a = b` for all values of the symbols; null: it depends on them. */
export function isEqual(a: Dimension, b: Dimension): boolean | null {
  if (typeof a === 'number' && typeof b === 'number') return a === b;
  const [least, most] = bounds(subtract(a, b));
  if (least === 0 && most === 0) return true;
  const differs = least > 0 || most < 0;
  return differs && !isAssumed(a) && !isAssumed(b) ? false : null;
}

/** Tells whether `a < b` for all values of the symbols; null: it depends on them. */
export function isLess(a: Dimension, b: Dimension): boolean | null {
  if (typeof a === 'number' && typeof b === 'number') return a < b;
  const [least, most] = bounds(subtract(b, a));
  if (least > 0) return true;
  return most <= 0 ? false : null;
}

/** Gives `a / b` where the division leaves no remainder whatever the symbols are; else null. */
export function divideExactly(a: Dimension, b: Dimension): Dimension | null {
  if (typeof a === 'number' && typeof b === 'number') {
    return Number.isInteger(a / b) ? a / b : null;
  }
  if (typeof b === 'number') {
    const parts = [constantOf(a), ...termsOf(a).map((part) => part.coefficient)];
    if (b === 0 || parts.some((part) => part % b !== 0)) return null;
    return collect(
      constantOf(a) / b,
      termsOf(a).map((part) => term(part.coefficient / b, part.factors)),
    );
  }
  const divisor = b.terms[0];
  if (b.terms.length !== 1 || b.constant !== 0 || divisor === undefined) {
    const ratio = typeof a === 'number' ? null : ratioOfSums(a, b);
    return ratio;
  }
  if (constantOf(a) !== 0) return null;
  const quotients: Term[] = [];
  for (const part of termsOf(a)) {
    const left = withoutFactors(part.factors, divisor.factors);
    const coefficient = part.coefficient / divisor.coefficient;
    if (left === null || !Number.isInteger(coefficient)) return null;
    quotients.push(term(coefficient, left));
  }
  return collect(0, quotients);
}

function ratioOfSums(a: SymbolicDimension, b: SymbolicDimension): number | null {
  const first = b.terms[0];
  const same = a.terms.find((part) => part.key === first?.key);
  if (first === undefined || same === undefined) return null;
  const ratio = same.coefficient / first.coefficient;
  return Number.isInteger(ratio) && isEqual(a, multiply(b, ratio)) === true ? ratio : null;
}

function withoutFactors(from: readonly Factor[], remove: readonly Factor[]): Factor[] | null {
  const left = [...from];
  for (const factor of remove) {
    const at = left.findIndex((candidate) => candidate.text === factor.text);
    if (at < 0) return null;
    left.splice(at, 1);
  }
  return left;
}

function splitByDivisor(a: Dimension, divisor: number): [Dimension, Dimension] {
  const whole: Term[] = [];
  const rest: Term[] = [];
  for (const part of termsOf(a)) {
    if (part.coefficient % divisor === 0)
      whole.push(term(part.coefficient / divisor, part.factors));
    else rest.push(part);
  }
  const constant = Math.floor(constantOf(a) / divisor);
  const kept = constantOf(a) - constant * divisor;
  // A remainder of divisor−1 reads better as −1 with one more outside: ⌊(H−1)/2⌋+1, as textbooks do.
  const shift = kept * 2 >= divisor && divisor > 1 ? 1 : 0;
  return [collect(constant + shift, whole), collect(kept - shift * divisor, rest)];
}

/**
 * `⌊(⌊n/d⌋ + c)/b⌋ = ⌊(n + c·d)/(d·b)⌋` for whole numbers, and the same for `⌈⌉`: one quotient for
 * two. Null where that isn't what is divided.
 */
function nested(
  a: Dimension,
  b: number,
  rounding: 'floor' | 'ceil',
): { readonly numerator: Dimension; readonly denominator: number } | null {
  if (typeof a === 'number' || a.terms.length !== 1) return null;
  const [only] = a.terms;
  const [factor] = only?.factors ?? [];
  const inner = factor?.quotient;
  const isPlain = only?.coefficient === 1 && only.factors.length === 1;
  if (!isPlain || inner?.rounding !== rounding) return null;
  const numerator = add(inner.numerator, a.constant * inner.denominator);
  return { numerator, denominator: inner.denominator * b };
}

const ROUNDINGS = {
  floor: { open: '⌊', close: '⌋', round: Math.floor },
  ceil: { open: '⌈', close: '⌉', round: Math.ceil },
} as const;

function quotient(
  rounding: 'floor' | 'ceil',
  numerator: Dimension,
  denominator: Dimension,
): Dimension {
  const { open, close, round } = ROUNDINGS[rounding];
  if (typeof numerator === 'number' && typeof denominator === 'number') {
    return round(numerator / denominator);
  }
  const text = `${open}${bracketed(numerator)}/${bracketed(denominator)}${close}`;
  const [least, most] = bounds(numerator);
  if (typeof denominator !== 'number') {
    const low = least >= 0 ? 0 : -Infinity;
    const whole = { text, least: low, most: Infinity, ...assumedBy(numerator, denominator) };
    return fromTerms(0, [term(1, [whole])]);
  }
  const factor: Factor = {
    ...assumedBy(numerator),
    text,
    least: round(least / denominator),
    most: round(most / denominator),
    quotient: { rounding, numerator, denominator },
  };
  return fromTerms(0, [term(1, [factor])]);
}

function extremum(name: 'min' | 'max', a: Dimension, b: Dimension): Dimension {
  const text = `${name}(${dimensionText(a)}, ${dimensionText(b)})`;
  const [leastA, mostA] = bounds(a);
  const [leastB, mostB] = bounds(b);
  const choose = name === 'min' ? Math.min : Math.max;
  const factor = { text, least: choose(leastA, leastB), most: choose(mostA, mostB) };
  return fromTerms(0, [term(1, [{ ...factor, ...assumedBy(a, b) }])]);
}
