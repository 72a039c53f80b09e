const NEWLINE = '\n';
/**
 * What leaves everything in a line as open as it was: plain signs, comments, short strings, and
 * brackets around plain signs. Bounded, since each part takes room while it is matched.
 */
const PLAIN =
  /(?:[^"'#()[\]{}\\\n]+|#[^\n]*|"(?!"")[^"\\\n]*"|'(?!'')[^'\\\n]*'|\([^"'#()[\]{}\\\n]*\)|\[[^"'#()[\]{}\\\n]*\]){0,1000}\n*/y;

/** What is open at a place of a text: brackets, a string, a continued line. */
export class OpenText {
  readonly text: string;
  #depth = 0;
  /** Just behind the string that is open; null: none is. */
  #stringEnd: number | null = null;
  #isContinued = false;
  #read = 0;

  constructor(text: string) {
    this.text = text;
  }

  get isOpen(): boolean {
    return this.#depth > 0 || this.isInString || this.#isContinued;
  }

  get isInString(): boolean {
    return this.#stringEnd !== null;
  }

  /** Takes brackets as closed. */
  close(): void {
    this.#depth = 0;
    this.#isContinued = false;
  }

  /** Reads on to the beginning of a line; from `from` where nothing was open. */
  readTo(from: number, to: number): void {
    let at = this.isOpen ? this.#read : from;
    this.#isContinued = false;
    while (at < to) {
      if (this.#stringEnd !== null) {
        if (this.#stringEnd > to) break;
        at = this.#stringEnd;
        this.#stringEnd = null;
      }
      PLAIN.lastIndex = at;
      PLAIN.test(this.text);
      // Only where nothing plain is left: a search for signs might go far beyond what is asked for.
      if (PLAIN.lastIndex === at) at = this.#after(this.text.charAt(at), at, to);
      else at = PLAIN.lastIndex;
    }
    this.#read = to;
  }

  // A backslash lets a short string go on in the next line, whatever that begins with.
  #behindShort(end: number, to: number): number {
    if (end > to) this.#stringEnd = end;
    return end;
  }

  #after(sign: string, at: number, to: number): number {
    const { text } = this;
    switch (sign) {
      case '#': {
        const end = text.indexOf(NEWLINE, at);
        return end < 0 ? text.length : end;
      }
      case '"':
      case "'":
        if (text.startsWith(sign + sign, at + 1)) {
          this.#stringEnd = endOf(text, at + 3, sign.repeat(3));
          return at + 3;
        }
        return this.#behindShort(shortEnd(text, at + 1, sign), to);
      case '\\': {
        const newline = text.startsWith('\r', at + 1) ? at + 2 : at + 1;
        this.#isContinued = text.startsWith(NEWLINE, newline) && newline + 1 >= to;
        return newline + 1;
      }
      case '(':
      case '[':
      case '{':
        this.#depth += 1;
        return at + 1;
      case ')':
      case ']':
      case '}':
        this.#depth = Math.max(0, this.#depth - 1);
        return at + 1;
      default:
        return at + 1;
    }
  }
}

/** Just behind the quotes that end a string; infinite where none do. */
function endOf(text: string, from: number, quotes: string): number {
  for (let end = text.indexOf(quotes, from); end >= 0; end = text.indexOf(quotes, end + 1)) {
    let slashes = 0;
    while (text[end - 1 - slashes] === '\\') slashes += 1;
    if (slashes % 2 === 0) return end + quotes.length;
  }
  return Number.POSITIVE_INFINITY;
}

/** Just behind a string of one line, or at that line's end. */
function shortEnd(text: string, from: number, quote: string): number {
  for (let at = from; at < text.length; at += 1) {
    const sign = text[at];
    if (sign === quote) return at + 1;
    if (sign === NEWLINE) return at;
    if (sign === '\\') at += text.startsWith('\r\n', at + 1) ? 2 : 1;
  }
  return text.length;
}
