/** Random choices that a seed settles. */
export class Seeded {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A number in [0, 1). Source: mulberry32. */
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let mixed = this.#state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  /** A whole number from `least` to `most`. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  pick<T>(choices: readonly T[]): T {
    const chosen = choices[Math.floor(this.next() * choices.length)];
    if (chosen === undefined) throw new RangeError('nothing to choose from');
    return chosen;
  }

  /** So many of what `make` makes. */
  list<T>(length: number, make: () => T): readonly T[] {
    return Array.from({ length }, make);
  }

  /**
   * Values of a tensor: two decimals as a rule, and now and then ties, zeros of both signs,
   * infinities or NaN among them.
   */
  values(count: number): readonly number[] {
    const plain = () => Math.fround(Math.round((this.next() * 18 - 9) * 100) / 100);
    const kind = this.pick(['plain', 'plain', 'plain', 'ties', 'nan', 'inf', '-inf', 'mixed']);
    const share = this.pick([0.1, 0.3, 0.7]);
    const special: Readonly<Record<string, () => number>> = {
      ties: () => this.whole(-1, 2),
      nan: () => NaN,
      inf: () => this.pick([Infinity, -Infinity]),
      '-inf': () => -Infinity,
      mixed: () => this.pick([NaN, Infinity, -Infinity, 0, -0]),
    };
    const make = special[kind];
    return this.list(count, () => {
      if (kind === 'ties') return this.whole(-1, 2);
      return make !== undefined && this.chance(share) ? make() : plain();
    });
  }
}
