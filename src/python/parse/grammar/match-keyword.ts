import { ExternalTokenizer, type InputStream } from '@lezer/lr';
import { endsAt, isBreak, passEscape, passLine, passString } from './signs.js';
import { matchKeyword } from './generated/terms.js';

const MATCH = Array.from('match', (letter) => letter.charCodeAt(0));
/** What goes on with a name, so that it isn't `match`. */
const GOES_ON = /[\w\u0080-\uffff]/;
/** As much of a line as is looked at. */
const FURTHEST = 10_000;

/** `match` as a keyword: of a line that ends in a colon, as no other does that begins so. */
export const matchKeywords = new ExternalTokenizer((input) => {
  for (const letter of MATCH) {
    if (input.next !== letter) return;
    input.advance();
  }
  const end = input.pos;
  if (input.next < 0 || GOES_ON.test(String.fromCharCode(input.next))) return;
  if (lastSign(input) === ':') input.acceptTokenTo(matchKeyword, end);
});

/** The last sign of a line that may go on in brackets, comments apart; none where it is too long. */
function lastSign(input: InputStream): string {
  const furthest = input.pos + FURTHEST;
  let depth = 0;
  let last = '';
  while (input.next >= 0 && input.pos < furthest) {
    const sign = String.fromCharCode(input.next);
    if (sign === '#') {
      passLine(input);
      continue;
    }
    if (sign === '\\') passEscape(input);
    else if (sign === '"' || sign === "'") passQuoted(input);
    else {
      if (isBreak(input.next) && depth <= 0) return last;
      if ('([{'.includes(sign)) depth += 1;
      else if (')]}'.includes(sign)) depth -= 1;
      input.advance();
    }
    if (sign.trim() !== '') last = sign;
  }
  return '';
}

function passQuoted(input: InputStream): void {
  const sign = input.next;
  const isLong = endsAt(input, sign, true);
  input.advance(isLong ? 3 : 1);
  passString(input, sign, isLong);
}
