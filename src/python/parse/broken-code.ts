import type { Span, Statement } from '../tree/nodes.js';
import type { SyntaxFault } from '../tree/source-file.js';
import type { ReadingBudget } from './reading-budget.js';
import { StatementBuilder } from './build-statement.js';
import { parseSyntax } from './syntax.js';

/** Blocks within blocks that are read in parts; deeper ones are taken whole. */
const DEEPEST = 6;
/** A continuation of the statement above, at the same indentation. */
const CONTINUES = /^(?:[)\]}]|(?:else|elif|except|finally)\b)/;
/** Mending a text takes so many times as long as reading it. */
const MENDING = 4;
/** What does nothing where it stands alone. */
const STRAY: ReadonlySet<string> = new Set(['name', 'constant', 'attribute', 'broken-expression']);
const BLOCK_HEADER = /^(?:async\s+)?(?:class|def|if|for|while|with)\b/;

/** What could be read, and where it couldn't. */
export interface ReadParts {
  readonly statements: readonly Statement[];
  readonly errors: readonly SyntaxFault[];
}

/**
 * Reads broken code statement by statement, so that what is broken takes nothing else down: files
 * are cut where lines begin at a block's indentation, and blocks again inside. A
 * bracket that isn't closed yet is closed at the statement's end.
 */
export class BrokenCode {
  readonly #text: string;
  readonly #base: number;
  readonly #budget: ReadingBudget;
  readonly #errors: SyntaxFault[] = [];

  /** `base` is the offset at which nodes have the text begin. */
  constructor(text: string, base: number, budget: ReadingBudget) {
    this.#text = text;
    this.#base = base;
    this.#budget = budget;
  }

  /** Reads all of it. */
  read(): ReadParts {
    const statements = this.#block({ start: 0, end: this.#text.length }, 0, 0);
    return { statements, errors: this.#errors };
  }

  #block(span: Span, indent: number, depth: number): Statement[] {
    return cut(this.#text, span, indent).flatMap((part) => this.#part(part, indent, depth));
  }

  #part(part: Span, indent: number, depth: number): Statement[] {
    const text = this.#text.slice(part.start, part.end);
    const whole = this.#statements(text, part.start) ?? this.#closed(text, part.start);
    if (whole !== null) return whole;
    const inside = depth < DEEPEST ? this.#inside(part, indent, depth) : null;
    if (inside !== null) return inside;
    const line = text.split('\n', 1)[0] ?? '';
    this.#fault(part.start, line.length, 'This isn’t valid Python.');
    return BLOCK_HEADER.test(line) ? [] : this.#leftovers(text, part.start);
  }

  /** The statements of a text that is whole; null where it isn't. */
  #statements(text: string, offset: number): Statement[] | null {
    if (!this.#budget.allows(text.length)) return null;
    const base = this.#base + offset;
    const raw = parseSyntax(text, base, false);
    return raw === null ? null : new StatementBuilder(text, base).block(raw);
  }

  /** A single statement whose brackets are still open, read as if they were closed at its end. */
  #closed(text: string, offset: number): Statement[] | null {
    const kept = text.trimEnd();
    const missing = openBrackets(kept);
    if (missing === '' || kept.includes('\n') || BLOCK_HEADER.test(kept)) return null;
    const statements = this.#statements(kept + missing, offset);
    if (statements === null) return null;
    this.#fault(offset, kept.length, `A \`${missing.slice(0, 1)}\` is missing here.`);
    return statements;
  }

  /** A block whose first line is whole: its body is read in parts. */
  #inside(part: Span, indent: number, depth: number): Statement[] | null {
    const text = this.#text.slice(part.start, part.end);
    const lines = text.split('\n');
    const first = lines.findIndex((line) => BLOCK_HEADER.test(line.trimStart()));
    const at = lines.findIndex(
      (line, index) => index > first && line.trim() !== '' && indentOf(line) > indent,
    );
    const hasMore = lines.slice(at).some((line) => line.trim() !== '' && indentOf(line) <= indent);
    if (first < 0 || at < 0 || hasMore) return null;
    const header = lines.slice(0, at).join('\n');
    const [made] = this.#statements(`${header} pass`, part.start) ?? [];
    if (made === undefined) return null;
    const start = part.start + header.length + 1;
    const read = (): Statement[] =>
      this.#block({ start, end: part.end }, indentOf(lines[at] ?? ''), depth + 1);
    const end = this.#base + part.end;
    switch (made.kind) {
      case 'class':
      case 'for':
      case 'while':
      case 'with':
        return [{ ...made, body: read(), end }];
      case 'if':
        return [{ ...made, then: read(), end }];
      case 'function': {
        const isGenerator = /\byield\b/.test(this.#text.slice(start, part.end));
        return [{ ...made, body: read(), isGenerator, end }];
      }
      default:
        return null;
    }
  }

  /** What is whole inside a statement that isn't. */
  #leftovers(text: string, offset: number): Statement[] {
    if (!this.#budget.allows(text.length * MENDING)) return [];
    const base = this.#base + offset;
    const raw = parseSyntax(text, base, true);
    if (raw === null) return [];
    return new StatementBuilder(text, base).block(raw).filter((one) => !isStray(one));
  }

  #fault(offset: number, length: number, message: string): void {
    const start = this.#base + offset;
    this.#errors.push({ span: { start, end: start + length }, message });
  }
}

/** Mending makes statements of words that stand by themselves. */
function isStray(statement: Statement): boolean {
  return statement.kind === 'expression' && STRAY.has(statement.value.kind);
}

/** The statements of a block by their lines, each from its first sign to the next one's line. */
function cut(text: string, span: Span, indent: number): Span[] {
  const starts: number[] = [];
  const lines = text.slice(span.start, span.end);
  const quotes = new LongQuotes(lines);
  let isDecorated = false;
  let offset = span.start;
  for (const line of lines.split('\n')) {
    const content = line.trimStart();
    const isOwn = indentOf(line) <= indent && content !== '' && !content.startsWith('#');
    if (isOwn && !CONTINUES.test(content) && !quotes.isInside) {
      if (!isDecorated) starts.push(offset + line.length - content.length);
      isDecorated = content.startsWith('@');
    }
    offset += line.length + 1;
    quotes.pass(line);
  }
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? span.end }));
}

/** Whether lines stand inside a string of three quotes; where those don't pair up, none does. */
class LongQuotes {
  readonly #pairUp: boolean;
  isInside = false;

  constructor(text: string) {
    this.#pairUp = countOf(text) % 2 === 0;
  }

  pass(line: string): void {
    if (this.#pairUp && countOf(line) % 2 === 1) this.isInside = !this.isInside;
  }
}

function countOf(text: string): number {
  return text.match(/"""|'''/g)?.length ?? 0;
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** The brackets that would close what a text leaves open, innermost first. */
function openBrackets(text: string): string {
  const open: string[] = [];
  let quote = '';
  for (const sign of text) {
    if (quote !== '') {
      if (sign === quote) quote = '';
    } else if (sign === '"' || sign === "'") quote = sign;
    else if (sign === '#') break;
    else if (CLOSING[sign] !== undefined) open.push(CLOSING[sign]);
    else if (sign === open.at(-1)) open.pop();
  }
  return open.reverse().join('');
}
