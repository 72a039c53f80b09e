import type { Value } from '../../values/value.js';

/** Wider texts than this aren't made: then what is formatted isn't known. */
const WIDEST = 1000;
/** More digits than this aren't worked out. */
const MOST_DIGITS = 100;

const SPEC = /^(?:(.)?([<>=^]))?([-+ ])?(#)?(0)?(\d+)?([,_])?(?:\.(\d+))?([bcdeEfFgGnosxX%])?$/su;

/**
 * Formats a value by Python's format specification; a specification it doesn't know changes nothing.
 * Null where the text would be too wide to be made.
 */
export function formatValue(value: Value, text: string, spec: string): string | null {
  const parts = SPEC.exec(spec);
  if (parts === null) return text;
  const [, fill, align, sign, , zero, width, group, precision, type] = parts;
  if (Number(width ?? 0) > WIDEST + text.length) return null;
  if (value.kind === 'float' && Number(precision ?? 0) > MOST_DIGITS) return null;
  const number = value.kind === 'int' || value.kind === 'float' ? value.value : null;
  const body =
    number === null
      ? text.slice(0, precision === undefined ? undefined : Number(precision))
      : formatNumber(number, value.kind === 'float', precision, type, group, text);
  const signed =
    number !== null && number >= 0 && (sign === '+' || sign === ' ') ? sign + body : body;
  const missing = Number(width ?? 0) - signed.length;
  if (missing <= 0) return signed;
  const filler = fill ?? (zero === undefined ? ' ' : '0');
  const side = align ?? (zero !== undefined && number !== null ? '=' : number === null ? '<' : '>');
  switch (side) {
    case '<':
      return signed + filler.repeat(missing);
    case '^': {
      const left = Math.floor(missing / 2);
      return filler.repeat(left) + signed + filler.repeat(missing - left);
    }
    case '=':
      return /^[-+ ]/.test(signed)
        ? signed.slice(0, 1) + filler.repeat(missing) + signed.slice(1)
        : filler.repeat(missing) + signed;
    default:
      return filler.repeat(missing) + signed;
  }
}

function formatNumber(
  value: number,
  isFloat: boolean,
  precision: string | undefined,
  type: string | undefined,
  group: string | undefined,
  text: string,
): string {
  const digits = Math.min(MOST_DIGITS, precision === undefined ? 6 : Number(precision));
  const grouped = (plain: string): string =>
    group === undefined ? plain : plain.replace(/\B(?=(\d{3})+(?!\d))/, group);
  switch (type) {
    case 'b':
      return value.toString(2);
    case 'o':
      return value.toString(8);
    case 'x':
      return value.toString(16);
    case 'X':
      return value.toString(16).toUpperCase();
    case 'c':
      return value >= 0 && value <= 0x10ffff ? String.fromCodePoint(value) : text;
    case 'e':
    case 'E':
      return value.toExponential(digits).replace(/e([+-])(\d)$/, 'e$10$2');
    case 'f':
    case 'F':
      return groupThousands(value.toFixed(digits), group);
    case '%':
      return `${(value * 100).toFixed(digits)}%`;
    case 'g':
    case 'G':
      return String(Number(value.toPrecision(Math.max(1, digits))));
    default:
      if (isFloat && precision !== undefined) {
        return String(Number(value.toPrecision(Math.max(1, digits))));
      }
      return groupThousands(grouped(text), group);
  }
}

function groupThousands(text: string, separator: string | undefined): string {
  if (separator === undefined) return text;
  const [whole = '', ...fraction] = text.replaceAll(separator, '').split('.');
  return [whole.replace(/\B(?=(\d{3})+(?!\d))/g, separator), ...fraction].join('.');
}
