import { ExternalTokenizer, type InputStream } from '@lezer/lr';
import { endsAt, isBreak, isQuote, passEscape, passString, SIGN } from './signs.js';
import { ParserContext, type Quotes } from './parser-context.js';
import * as terms from './generated/terms.js';

/** What may stand before a string's quotes. */
const PREFIX = new Set(Array.from('bfrtuBFRTU', (letter) => letter.charCodeAt(0)));
const FORMATTED = new Set(Array.from('ftFT', (letter) => letter.charCodeAt(0)));

/** Whole strings, and what formatted ones begin with. */
export const strings = new ExternalTokenizer((input) => {
  let isFormatted = false;
  for (let letters = 0; !isQuote(input.next); letters += 1) {
    if (letters === 2 || !PREFIX.has(input.next)) return;
    if (FORMATTED.has(input.next)) isFormatted = true;
    input.advance();
  }
  const sign = input.next;
  const isLong = input.peek(1) === sign && input.peek(2) === sign;
  input.advance(isLong ? 3 : 1);
  if (isFormatted) input.acceptToken(terms.formatStart);
  // Text outside of a formatted string is an error, and skips what isn't closed at once.
  else input.acceptToken(passString(input, sign, isLong) ? terms.String : terms.Text);
});

/** What stands in formatted strings between their quotes, fields apart. */
export const formatTexts = new ExternalTokenizer((input, stack) => {
  const context: unknown = stack.context;
  if (!(context instanceof ParserContext)) return;
  if (context.quotes !== null) formatText(input, context.quotes);
  else if (input.next === SIGN.colon && isField(context)) {
    input.acceptToken(terms.specifierStart, 1);
  }
});

// A colon within other brackets, as of a slice, has those readers it.
function isField({ outer, indent }: ParserContext): boolean {
  return indent === null && outer !== null && outer.quotes !== null;
}

function formatText(input: InputStream, quotes: Quotes): void {
  const start = input.pos;
  while (input.next >= 0) {
    if (input.next === SIGN.open) {
      if (quotes.isSpecifier || input.peek(1) !== SIGN.open) break;
      input.advance(2);
    } else if (input.next === SIGN.close) {
      if (quotes.isSpecifier || input.peek(1) !== SIGN.close) break;
      input.advance(2);
    } else if (input.next === SIGN.backslash) passFormatEscape(input, quotes);
    else if (endsAt(input, quotes.sign, quotes.isLong)) break;
    else if (!quotes.isLong && isBreak(input.next)) break;
    else input.advance();
  }
  if (input.pos > start) input.acceptToken(terms.Text);
  else if (input.next === SIGN.open) input.acceptToken(terms.fieldStart, 1);
  else if (!quotes.isSpecifier && endsAt(input, quotes.sign, quotes.isLong)) {
    input.acceptToken(terms.formatEnd, quotes.isLong ? 3 : 1);
  }
}

// A brace behind a backslash begins a field, but for the one of a character's name.
function passFormatEscape(input: InputStream, { isRaw }: Quotes): void {
  const next = input.peek(1);
  if (next === SIGN.open || next === SIGN.close) input.advance();
  else if (!isRaw && next === SIGN.capitalN && input.peek(2) === SIGN.open) {
    while (input.next >= 0 && input.next !== SIGN.close && !isBreak(input.next)) input.advance();
    if (input.next === SIGN.close) input.advance();
  } else passEscape(input);
}
