import type { ConstantNode } from '../tree/nodes.js';

const SIMPLE_ESCAPES: Readonly<Record<string, string>> = {
  '\n': '',
  '\\': '\\',
  "'": "'",
  '"': '"',
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
};

const ESCAPE =
  /\\(\r\n|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|N\{[^}]*\}|[0-7]{1,3}|[^])/g;

/** Resolves the escapes of a string literal that isn't raw. */
export function unescape(text: string): string {
  if (!text.includes('\\')) return text;
  return text.replace(ESCAPE, (whole, escape: string) => {
    if (escape === '\r\n') return '';
    const simple = SIMPLE_ESCAPES[escape];
    if (simple !== undefined) return simple;
    if (/^[xuU]/.test(escape) && escape.length > 1) return codePoint(escape.slice(1), 16, whole);
    if (/^[0-7]/.test(escape)) return codePoint(escape, 8, whole);
    return whole;
  });
}

function codePoint(digits: string, base: number, otherwise: string): string {
  const point = Number.parseInt(digits, base);
  return point <= 0x10ffff ? String.fromCodePoint(point) : otherwise;
}

/** Digits that any number may have that a float holds. */
const MOST_DIGITS = 1100;

/** A whole number; its digits where a float doesn't hold just that number. */
function wholeNumber(digits: string): number | string {
  const value = Number(digits);
  if (Number.isSafeInteger(value)) return value;
  const isHeld =
    digits.length <= MOST_DIGITS && Number.isFinite(value) && BigInt(value) === BigInt(digits);
  return isHeld ? value : digits;
}

/** A number: `1_000`, `0xFF`, `0o17`, `0b1`; `1.`, `.5`, `1e-3`, `1_0.0`; `2j`. */
export function numberLiteral(text: string): Pick<ConstantNode, 'type' | 'value'> {
  const digits = text.replaceAll('_', '').toLowerCase();
  if (/^(0[xob][\da-f]+|\d+)$/u.test(digits)) return { type: 'int', value: wholeNumber(digits) };
  const value = Number.parseFloat(digits);
  if (digits.endsWith('j')) return { type: 'complex', value };
  return { type: /[.e]/.test(digits) ? 'float' : 'int', value };
}
