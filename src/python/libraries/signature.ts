import { bool, dict, float, int, list, NONE, string, tuple, ELLIPSIS } from '../values/create.js';
import type { Value } from '../values/value.js';

/** How an argument may be passed. */
export type ParameterKind = 'positional-only' | 'ordinary' | 'keyword-only' | 'rest' | 'keywords';

export interface Parameter {
  readonly name: string;
  readonly kind: ParameterKind;
  /** Null: required. A literal as Python writes it, evaluated once. */
  readonly fallback: Value | null;
}

/** The parameters of a library's function. */
export interface Signature {
  readonly text: string;
  readonly parameters: readonly Parameter[];
}

/**
 * Reads `a, b=None, *rest, c=(1, 1), **extra`. Throws on a signature that isn't well-formed: tables
 * are ours, so that is a bug.
 */
export function parseSignature(text: string): Signature {
  const parameters: Parameter[] = [];
  let kind: ParameterKind = 'ordinary';
  for (const part of splitAtCommas(text)) {
    if (part === '/') {
      parameters.splice(0, parameters.length, ...parameters.map(asPositionalOnly));
    } else if (part === '*') {
      kind = 'keyword-only';
    } else if (part.startsWith('**')) {
      parameters.push({ name: part.slice(2), kind: 'keywords', fallback: null });
    } else if (part.startsWith('*')) {
      parameters.push({ name: part.slice(1), kind: 'rest', fallback: null });
      kind = 'keyword-only';
    } else {
      const [name, fallback] = splitOnce(part, '=');
      parameters.push({ name, kind, fallback: fallback === undefined ? null : literal(fallback) });
    }
  }
  return { text, parameters };
}

function asPositionalOnly(parameter: Parameter): Parameter {
  return { ...parameter, kind: 'positional-only' };
}

function splitAtCommas(text: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  let quote = '';
  let part = '';
  for (const character of text) {
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '"' || character === "'") quote = character;
    else if ('([{'.includes(character)) depth += 1;
    else if (')]}'.includes(character)) depth -= 1;
    if (character === ',' && depth === 0 && quote === '') {
      parts.push(part.trim());
      part = '';
    } else {
      part += character;
    }
  }
  if (part.trim() !== '') parts.push(part.trim());
  return parts;
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text.trim()] : [text.slice(0, at).trim(), text.slice(at + 1).trim()];
}

const WORDS: Readonly<Record<string, Value>> = {
  None: NONE,
  True: bool(true),
  False: bool(false),
  '...': ELLIPSIS,
};

function literal(text: string): Value {
  const word = WORDS[text];
  if (word !== undefined) return word;
  if (/^(['"]).*\1$/.test(text)) return string(text.slice(1, -1));
  if (text === '{}') return dict(new Map());
  if (text.startsWith('(') && text.endsWith(')')) return tuple(inside(text));
  if (text.startsWith('[') && text.endsWith(']')) return list(inside(text));
  if (/^-?\d+$/.test(text)) return int(Number(text));
  const number = Number(text);
  if (text !== '' && !Number.isNaN(number)) return float(number);
  throw new Error(`a signature's default isn't a literal: ${text}`);
}

function inside(text: string): Value[] {
  return splitAtCommas(text.slice(1, -1))
    .filter((part) => part !== '')
    .map(literal);
}
