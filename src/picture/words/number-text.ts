const MINUS = '\u2212';
const INFINITY = '\u221e';

/** A number as cells show it: integers as they are, else at most 2 decimals, 1 from 10 up. */
export function numberText(value: number): string {
  const decimals = Math.abs(value) >= 10 ? 1 : 2;
  return special(value) ?? rounded(value, decimals);
}

/** All the digits that a float32 has, for tooltips. */
export function exactText(value: number): string {
  const text = special(value);
  if (text !== null) return text;
  for (let digits = 1; digits <= 9; digits += 1) {
    const short = Number(value.toPrecision(digits));
    if (Math.fround(short) === Math.fround(value)) return signed(String(short));
  }
  return signed(String(value));
}

/** The same number in ever fewer characters, the fullest first. */
export function shorterTexts(value: number): readonly string[] {
  if (!Number.isFinite(value)) return [numberText(value)];
  const full = numberText(value);
  const texts = [full, rounded(value, 1), rounded(value, 0)];
  const telling = [...texts, compact(value, 1), compact(value, 0)].filter(
    (text) => value === 0 || /[1-9]/u.test(text),
  );
  return [...new Set(telling)];
}

/** A count with separators between thousands. */
export const countText = (value: number): string =>
  // A runtime's own formatter takes longer to start than everything else that a hover says.
  Number.isSafeInteger(value)
    ? String(value).replaceAll(/\B(?=(?:\d{3})+$)/gu, ',')
    : value.toLocaleString('en-US');

const MAX_DENOMINATOR = 64;

/** A share as a fraction where it is one with a denominator up to 64: `1/9`, `5/6`, `2`. */
export function fractionText(value: number): string {
  if (!Number.isFinite(value)) return numberText(value);
  for (let denominator = 1; denominator <= MAX_DENOMINATOR; denominator += 1) {
    const numerator = Math.round(value * denominator);
    if (Math.abs(value * denominator - numerator) < 1e-5 * denominator) {
      return denominator === 1
        ? signed(String(numerator))
        : signed(`${String(numerator)}/${String(denominator)}`);
    }
  }
  return numberText(value);
}

const MAX_POWER = 16;

/** A weight of a filter: a fraction, of a power of two too, as binomial weights are. */
export function weightText(value: number): string {
  const short = fractionText(value);
  if (short.includes('/') || Number.isInteger(value)) return short;
  for (let power = 7; power <= MAX_POWER; power += 1) {
    const numerator = value * 2 ** power;
    if (Number.isInteger(numerator)) return signed(`${String(numerator)}/${String(2 ** power)}`);
  }
  return short;
}

function special(value: number): string | null {
  if (Number.isNaN(value)) return 'NaN';
  if (value === Infinity) return INFINITY;
  if (value === -Infinity) return MINUS + INFINITY;
  if (Number.isInteger(value) && Math.abs(value) < 1e6) return signed(String(value));
  return Math.abs(value) >= 1e6 ? compact(value, 1) : null;
}

function rounded(value: number, decimals: number): string {
  const text = value.toFixed(decimals);
  const trimmed = text.includes('.') ? text.replace(/\.?0+$/u, '') : text;
  if (trimmed === '-0' || trimmed === '0') {
    if (value === 0 || decimals < 2) return '0';
    // Two decimals would hide it: one digit that counts.
    return signed(
      Math.abs(value) >= 1e-4 ? String(Number(value.toPrecision(1))) : value.toExponential(0),
    );
  }
  return signed(trimmed);
}

function compact(value: number, decimals: number): string {
  const size = Math.abs(value);
  if (size >= 1e15) return signed(value.toExponential(0).replace('+', ''));
  const [unit, letter] =
    size >= 1e12
      ? [1e12, 'T']
      : size >= 1e9
        ? [1e9, 'G']
        : size >= 1e6
          ? [1e6, 'M']
          : size >= 1e3
            ? [1e3, 'k']
            : [1, ''];
  const scaled = value / unit;
  return rounded(scaled, unit === 1 || Math.abs(scaled) >= 10 ? 0 : decimals) + letter;
}

const signed = (text: string): string => text.replace(/^-|(?<=e)-/gu, MINUS);
