import { ExternalTokenizer, type InputStream, type Stack } from '@lezer/lr';
import { isBreak, passLine, SIGN } from './signs.js';
import { ParserContext, widthOf } from './parser-context.js';
import * as terms from './generated/terms.js';

/** Begins and ends blocks. Lines that are indented for no reason count as if they weren't. */
export const indentation = new ExternalTokenizer(
  (input, stack) => {
    const indent = indentOf(stack);
    if (indent === null || !isBreak(input.peek(-1))) return;
    const start = input.pos;
    const width = widthOf(input);
    if (width < indent) {
      if (stack.canShift(terms.dedent)) input.acceptTokenTo(terms.dedent, start);
    } else if (width > indent && stack.canShift(terms.indent)) input.acceptToken(terms.indent);
  },
  { contextual: true },
);

/** Ends a line, and takes what follows of lines without code; in brackets lines don't count. */
export const newlines = new ExternalTokenizer((input, stack) => {
  if (!isBreak(input.next)) return;
  const isWithin = indentOf(stack) === null;
  let end = input.pos;
  while (passBlankLine(input)) end = input.pos;
  input.acceptTokenTo(isWithin ? terms.newlineInBrackets : terms.newline, end);
});

function passBlankLine(input: InputStream): boolean {
  widthOf(input);
  if (input.next === SIGN.hash) passLine(input);
  if (input.next === SIGN.carriageReturn && input.advance() !== SIGN.lineFeed) return true;
  if (input.next !== SIGN.lineFeed) return false;
  input.advance();
  return true;
}

function indentOf(stack: Stack): number | null {
  const context: unknown = stack.context;
  return context instanceof ParserContext ? context.indent : null;
}
