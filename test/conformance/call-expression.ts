import { pythonList, type ArgumentValue } from '../../src/engine/index.js';

/** A call of literals, such as `nn.MaxPool2d((2, 3), padding=1)`. */
export interface CallExpression {
  /** The callee with its module path. */
  readonly callee: string;
  readonly positional: readonly ArgumentValue[];
  readonly keywords: Readonly<Record<string, ArgumentValue>>;
}

/** Reads a call whose arguments are Python literals; names such as `x` are inputs, left out. */
export const parseCall = (source: string): CallExpression => {
  const reader = new Reader(source);
  const callee = reader.take(/[\w.]+/y);
  const positional: ArgumentValue[] = [];
  const keywords: Record<string, ArgumentValue> = {};
  reader.take(/\(/y);
  while (!reader.skips(/\)/y)) {
    const keyword = reader.tries(/(\w+)\s*=(?!=)/y);
    if (keyword !== null) keywords[keyword] = reader.value();
    else if (reader.tries(/(x|input)(?=\s*[,)])/y) === null) positional.push(reader.value());
    reader.skips(/,/y);
  }
  return { callee, positional, keywords };
};

const constants: Readonly<Record<string, ArgumentValue>> = {
  None: null,
  True: true,
  False: false,
  "float('inf')": { float: Infinity },
  "float('-inf')": { float: -Infinity },
  "float('nan')": { float: NaN },
  'math.inf': { float: Infinity },
};

class Reader {
  readonly #source: string;
  #at = 0;

  constructor(source: string) {
    this.#source = source;
  }

  value(): ArgumentValue {
    if (this.skips(/[([]/y)) return this.#entries();
    for (const [text, value] of Object.entries(constants)) {
      if (this.#source.startsWith(text, this.#at)) {
        this.#at += text.length;
        return value;
      }
    }
    const quoted = this.tries(/'([^']*)'|"([^"]*)"/y);
    if (quoted !== null) return quoted;
    const number = this.take(/[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/iy);
    return /^[-+]?\d+$/.test(number) ? Number(number) : { float: Number(number) };
  }

  /** A parenthesis without a comma is not a tuple. */
  #entries(): ArgumentValue {
    const isTuple = this.#source[this.#at - 1] === '(';
    const entries: ArgumentValue[] = [];
    let commas = 0;
    while (!this.skips(/[)\]]/y)) {
      entries.push(this.value());
      if (this.skips(/,/y)) commas += 1;
    }
    const [only] = entries;
    if (!isTuple) return pythonList(entries);
    return commas === 0 && only !== undefined ? only : entries;
  }

  take(pattern: RegExp): string {
    const text = this.tries(pattern);
    if (text === null) throw new SyntaxError(`unexpected text at ${this.#source.slice(this.#at)}`);
    return text;
  }

  skips(pattern: RegExp): boolean {
    return this.tries(pattern) !== null;
  }

  /** The first group that matched, or the whole match. */
  tries(pattern: RegExp): string | null {
    while (this.#source[this.#at] === ' ') this.#at += 1;
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#source);
    if (match === null) return null;
    this.#at = pattern.lastIndex;
    while (this.#source[this.#at] === ' ') this.#at += 1;
    return match.slice(1).find((group) => group !== undefined) ?? match[0];
  }
}
