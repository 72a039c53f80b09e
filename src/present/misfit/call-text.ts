/** A call as written: what is called, and the arguments between its brackets. */
export interface CallParts {
  readonly callee: string;
  readonly arguments: readonly ArgumentPart[];
  /** Where the opening bracket ends and the closing one begins, in the text of the call. */
  readonly open: number;
  readonly close: number;
}

/** One argument, by offsets into the call's text. */
export interface ArgumentPart {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly keyword: string | null;
}

const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/** Takes a call's text apart; null: it isn't a plain call. */
export function callParts(text: string): CallParts | null {
  if (!text.endsWith(')')) return null;
  const opens = matchingOpen(text);
  if (opens === null) return null;
  const parts: ArgumentPart[] = [];
  let start = opens + 1;
  const waiting: string[] = [];
  let quote = '';
  for (let at = opens + 1; at < text.length; at += 1) {
    const sign = text[at] ?? '';
    if (quote !== '') {
      if (sign === quote && text[at - 1] !== '\\') quote = '';
      continue;
    }
    if (sign === '"' || sign === "'") quote = sign;
    else if (sign in CLOSING) waiting.push(CLOSING[sign] ?? '');
    else if (sign === waiting.at(-1)) waiting.pop();
    else if ((sign === ',' && waiting.length === 0) || at === text.length - 1) {
      const part = argument(text, start, at);
      if (part !== null) parts.push(part);
      start = at + 1;
    }
  }
  return {
    callee: text.slice(0, opens).trim(),
    arguments: parts,
    open: opens + 1,
    close: text.length - 1,
  };
}

function argument(text: string, from: number, to: number): ArgumentPart | null {
  const raw = text.slice(from, to);
  const inner = raw.trim();
  if (inner === '') return null;
  const start = from + raw.indexOf(inner);
  const keyword = /^([A-Za-z_]\w*)\s*=(?!=)/u.exec(inner)?.[1] ?? null;
  return { text: inner, start, end: start + inner.length, keyword };
}

/** Where the bracket opens that the last sign closes. */
function matchingOpen(text: string): number | null {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const sign = text[at] ?? '';
    if (sign === '"' || sign === "'") {
      at = text.lastIndexOf(sign, at - 1);
      if (at < 0) return null;
    } else if (/[)\]}]/u.test(sign)) depth += 1;
    else if (/[([{]/u.test(sign)) {
      depth -= 1;
      if (depth === 0) return at;
    }
  }
  return null;
}
