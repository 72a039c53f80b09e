/** What reading a broken text takes at least, however short it is. */
const LEAST = 100;

/**
 * How much of a file's broken code is read again and again in smaller parts, in UTF-16 units: where
 * nearly everything is broken, that tells nothing and takes long.
 */
export class ReadingBudget {
  #left: number;

  constructor(units = 1_000_000) {
    this.#left = units;
  }

  /** Whether a text may be read once more. */
  allows(units: number): boolean {
    this.#left -= LEAST + units;
    return this.#left >= 0;
  }
}
