/** In how many ways a part of a pattern may match: more of them take longer to try. */
interface Freedom {
  /** Repetitions of free length behind one another: each may end at any place of the text. */
  readonly repetitions: number;
  /** Ways that don't grow with the text: alternatives, and what may be left out. */
  readonly ways: number;
  /** Something of free length is repeated within another repetition. */
  readonly nested: boolean;
}

const FIXED: Freedom = { repetitions: 0, ways: 1, nested: false };

/** What a group may begin with that says what it is. */
const GROUP = /\?(?:[:=!]|<[=!]|P?<\w+>|P=\w+|[a-zA-Z-]+:?)/y;
/** A character, a class of characters, or what an escape stands for. */
const ATOM = /\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|\\[\s\S]|[\s\S]/y;
const QUANTIFIER = /([*+?])[?+]?|\{(\d*)(,?)(\d*)\}[?+]?/y;

/**
 * How many steps a search by backtracking takes at most, about: each start in the text, times each
 * end of each repetition. Exponential in the text where repetitions are nested.
 */
export function searchSteps(pattern: string, textLength: number): number {
  const { repetitions, ways, nested } = new PatternReader(pattern).read();
  const ends = textLength + 1;
  return ways * ends ** (repetitions + 1) * (nested ? 4 ** ends : 1);
}

/** Reads a pattern as far as its freedom goes; what isn't a pattern the engine refuses later. */
class PatternReader {
  readonly #pattern: string;
  #at = 0;

  constructor(pattern: string) {
    this.#pattern = pattern;
  }

  read(): Freedom {
    let all = FIXED;
    // A closing bracket too many ends an alternative as well.
    while (this.#at < this.#pattern.length) {
      all = behindOneAnother(all, this.#alternatives());
      this.#at += 1;
    }
    return all;
  }

  #alternatives(): Freedom {
    const branches = [this.#branch()];
    while (this.#pattern[this.#at] === '|') {
      this.#at += 1;
      branches.push(this.#branch());
    }
    return {
      repetitions: Math.max(...branches.map(({ repetitions }) => repetitions)),
      ways: branches.reduce((sum, { ways }) => sum + ways, 0),
      nested: branches.some(({ nested }) => nested),
    };
  }

  #branch(): Freedom {
    let all = FIXED;
    while (this.#at < this.#pattern.length && !'|)'.includes(this.#pattern[this.#at] ?? '')) {
      const atom = this.#atom();
      const quantifier = this.#take(QUANTIFIER);
      all = behindOneAnother(all, quantifier === null ? atom : repeated(atom, quantifier));
    }
    return all;
  }

  #atom(): Freedom {
    if (this.#pattern[this.#at] !== '(') {
      this.#take(ATOM);
      return FIXED;
    }
    this.#at += 1;
    this.#take(GROUP);
    const inside = this.#alternatives();
    this.#at += 1;
    return inside;
  }

  #take(what: RegExp): RegExpExecArray | null {
    what.lastIndex = this.#at;
    const found = what.exec(this.#pattern);
    if (found !== null) this.#at = what.lastIndex;
    return found;
  }
}

const behindOneAnother = (a: Freedom, b: Freedom): Freedom => ({
  repetitions: a.repetitions + b.repetitions,
  ways: a.ways * b.ways,
  nested: a.nested || b.nested,
});

function repeated(atom: Freedom, [, sign, least = '', comma, most = '']: RegExpExecArray): Freedom {
  if (sign === '?') return { ...atom, ways: atom.ways + 1 };
  const isFixed = sign === undefined && (comma === '' || least === most);
  if (isFixed) {
    const times = Number(least);
    return { ...atom, repetitions: atom.repetitions * times, ways: atom.ways ** times };
  }
  const isFree = atom.repetitions > 0 || atom.ways > 1;
  return { repetitions: 1, ways: 1, nested: atom.nested || isFree };
}
