import { fail, ok, say, type ArgumentValue, type Phrase, type Result } from '../../engine/index.js';
import type { LayerSite, Position, SourceRange } from '../../python/site.js';
import { pythonLiteral } from './python-literal.js';
import { writtenAt } from './written-at.js';

/** A stretch of the code and what it becomes. */
export interface CodeEdit {
  readonly range: SourceRange;
  readonly text: string;
}

/** One argument and the value it should have. */
export interface ArgumentChange {
  readonly parameter: string;
  readonly value: ArgumentValue;
}

/**
 * What to change in the code so that a call has other arguments: an argument that is written in the
 * call is replaced there, one that took its default is added as a keyword after the last argument.
 * Fails with the reason, in words for the reader, where an argument isn't written in this call.
 */
export const argumentEdits = (
  site: LayerSite,
  sites: readonly LayerSite[],
  changes: readonly ArgumentChange[],
): Result<readonly CodeEdit[], Phrase> => {
  const { pooling } = site;
  if (pooling === null) return fail(say('The arguments of this call can’t be read from the code.'));
  const edits: CodeEdit[] = [];
  const added: string[] = [];
  for (const { parameter, value } of changes) {
    const source = pooling.arguments.find((argument) => argument.parameter === parameter);
    if (source !== undefined && source.notEditable !== null) {
      return fail(
        say('`{parameter}` can’t be changed here: {reason}.', {
          parameter,
          reason: source.notEditable,
        }),
      );
    }
    if (source !== undefined && source.range !== null) {
      edits.push({ range: source.range, text: pythonLiteral(value) });
    } else {
      added.push(`${parameter}=${pythonLiteral(value)}`);
    }
  }
  if (added.length > 0) {
    const written = writtenAt(site, sites);
    const place = written === null ? null : insertionPoint(written);
    if (written === null || place === null) {
      return fail(say('`{callee}` takes its arguments somewhere else.', { callee: site.callee }));
    }
    const { position, first } = place;
    edits.push({
      range: { file: written.range.file, start: position, end: position },
      text: `${first ? '' : ', '}${added.join(', ')}`,
    });
  }
  return ok(edits);
};

/** Right behind the last argument, or behind the parenthesis where there is none. */
const insertionPoint = (
  site: LayerSite,
): { readonly position: Position; readonly first: boolean } | null => {
  const { text } = site;
  if (!text.endsWith(')')) return null;
  const significant = significantOffsets(text.slice(0, -1));
  const last = significant.findLast((offset) => !/[\s,]/u.test(text[offset] ?? ''));
  if (last === undefined) return null;
  const open = openingOf(text, significant);
  if (open === null) return null;
  return { position: positionAt(site, last + 1), first: last === open };
};

/** Offsets of the characters that are code: none of a comment, of a string only its last. */
const significantOffsets = (text: string): readonly number[] => {
  const offsets: number[] = [];
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '#') {
      const end = text.indexOf('\n', at);
      at = end === -1 ? text.length : end;
      continue;
    }
    const quote = ['"""', "'''", '"', "'"].find((mark) => text.startsWith(mark, at));
    if (quote !== undefined) {
      const end = endOfString(text, at + quote.length, quote);
      at = end - 1;
      offsets.push(at);
      continue;
    }
    offsets.push(at);
  }
  return offsets;
};

const endOfString = (text: string, from: number, quote: string): number => {
  for (let at = from; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1;
    else if (text.startsWith(quote, at)) return at + quote.length;
  }
  return text.length;
};

/** The parenthesis that the call's last one closes. */
const openingOf = (text: string, significant: readonly number[]): number | null => {
  let depth = 1;
  for (const offset of significant.toReversed()) {
    const character = text[offset] ?? '';
    if (')]}'.includes(character)) depth += 1;
    if ('([{'.includes(character)) depth -= 1;
    if (depth === 0) return offset;
  }
  return null;
};

const positionAt = (site: LayerSite, offset: number): Position => {
  const lines = site.text.slice(0, offset).split(/\r\n|\r|\n/u);
  const { start } = site.range;
  const last = lines.at(-1) ?? '';
  return lines.length === 1
    ? { line: start.line, column: start.column + last.length }
    : { line: start.line + lines.length - 1, column: last.length };
};
