import type { InputStream } from '@lezer/lr';

/** Signs that tokenizers look for, as UTF-16 units. */
export const SIGN = {
  tab: 9,
  lineFeed: 10,
  formFeed: 12,
  carriageReturn: 13,
  space: 32,
  double: 34,
  hash: 35,
  single: 39,
  colon: 58,
  capitalN: 78,
  capitalR: 82,
  backslash: 92,
  smallR: 114,
  open: 123,
  close: 125,
} as const;

/** Whether a sign ends a line. */
export function isBreak(sign: number): boolean {
  return sign === SIGN.lineFeed || sign === SIGN.carriageReturn;
}

/** Whether a sign is a quotation mark. */
export function isQuote(sign: number): boolean {
  return sign === SIGN.single || sign === SIGN.double;
}

/** Whether the quotes that end a string are next. */
export function endsAt(input: InputStream, sign: number, isLong: boolean): boolean {
  return input.next === sign && (!isLong || (input.peek(1) === sign && input.peek(2) === sign));
}

/** Reads on behind a backslash and what it stands before. */
export function passEscape(input: InputStream): void {
  if (input.advance() < 0) return;
  input.advance(input.next === SIGN.carriageReturn && input.peek(1) === SIGN.lineFeed ? 2 : 1);
}

/** Reads on behind the quotes that end a string; false where none do. */
export function passString(input: InputStream, sign: number, isLong: boolean): boolean {
  while (input.next >= 0) {
    if (input.next === SIGN.backslash) passEscape(input);
    else if (endsAt(input, sign, isLong)) {
      input.advance(isLong ? 3 : 1);
      return true;
    } else if (!isLong && isBreak(input.next)) return false;
    else input.advance();
  }
  return false;
}

/** Reads on to the end of a line. */
export function passLine(input: InputStream): void {
  while (input.next >= 0 && !isBreak(input.next)) input.advance();
}
