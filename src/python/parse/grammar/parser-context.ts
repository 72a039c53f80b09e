import { ContextTracker, type InputStream } from '@lezer/lr';
import { endsAt, isQuote, SIGN } from './signs.js';
import * as terms from './generated/terms.js';

/** What a place of a text stands in: a block, brackets, or the text of a formatted string. */
export class ParserContext {
  readonly outer: ParserContext | null;
  /** How far a block is indented; null in brackets and strings. */
  readonly indent: number | null;
  /** The formatted string whose text this is. */
  readonly quotes: Quotes | null;
  /** Tells apart what tokens depend on. */
  readonly hash: number;

  constructor(outer: ParserContext | null, indent: number | null, quotes: Quotes | null) {
    this.outer = outer;
    this.indent = indent;
    this.quotes = quotes;
    const own = quotes === null ? (indent ?? -1) : -2 - hashOf(quotes);
    this.hash = ((outer === null ? 0 : outer.hash * 31) + own) | 0;
  }
}

/** How a formatted string is quoted. */
export interface Quotes {
  readonly sign: number;
  readonly isLong: boolean;
  readonly isRaw: boolean;
  /** Behind the colon of a field: how its value is written. */
  readonly isSpecifier: boolean;
}

function hashOf({ sign, isLong, isRaw, isSpecifier }: Quotes): number {
  return sign * 8 + Number(isLong) * 4 + Number(isRaw) * 2 + Number(isSpecifier);
}

const bracketed = new Set([
  terms.Arguments,
  terms.Group,
  terms.Tuple,
  terms.List,
  terms.Set,
  terms.Dict,
  terms.generator,
  terms.comprehension,
  terms.Subscript,
  terms.Parameters,
  terms.TypeParameters,
  terms.importedNames,
  terms.GroupPattern,
  terms.SequencePattern,
  terms.MappingPattern,
  terms.ClassPattern,
  terms.FormatString,
  terms.Field,
  terms.Specifier,
]);

/** Keeps track of where the parser is. */
export const parserContext = new ContextTracker<ParserContext>({
  start: new ParserContext(null, 0, null),
  shift(context, term, _stack, input) {
    switch (term) {
      case terms.indent:
        return new ParserContext(context, widthOf(input), null);
      case terms.dedent:
        return context.outer ?? context;
      case terms.round:
      case terms.square:
      case terms.curly:
      case terms.fieldStart:
        return new ParserContext(context, null, null);
      case terms.formatStart:
        return new ParserContext(context, null, quotesAt(input));
      case terms.specifierStart: {
        const quotes = context.outer?.quotes ?? null;
        return new ParserContext(context, null, quotes && { ...quotes, isSpecifier: true });
      }
      default:
        return context;
    }
  },
  reduce(context, term) {
    return context.indent === null && bracketed.has(term) ? (context.outer ?? context) : context;
  },
  hash: (context) => context.hash,
});

/** How far the line that begins here is indented; reads on to its first sign. */
export function widthOf(input: InputStream): number {
  let width = 0;
  for (;;) {
    if (input.next === SIGN.space) width += 1;
    else if (input.next === SIGN.tab) width += 8 - (width % 8);
    else if (input.next === SIGN.formFeed) width = 0;
    else return width;
    input.advance();
  }
}

// Where the parser made up a string to mend something, there are none.
function quotesAt(input: InputStream): Quotes {
  let isRaw = false;
  for (let letters = 0; letters < 2 && !isQuote(input.next); letters += 1) {
    if (input.next === SIGN.smallR || input.next === SIGN.capitalR) isRaw = true;
    input.advance();
  }
  const sign = isQuote(input.next) ? input.next : SIGN.double;
  return { sign, isLong: endsAt(input, sign, true), isRaw, isSpecifier: false };
}
