import type { TensorNumbers } from './tensor.js';

/** Numbers made from numbers that nobody has read yet, one after another, are at most so many. */
const LONGEST_CHAIN = 64;

/**
 * Numbers that are worked out when somebody first reads them: most tensors of a model only lend
 * their shape. `make` gives as many numbers as the shape says; `from` are those that it reads.
 */
export class DeferredNumbers implements TensorNumbers {
  readonly origin: TensorNumbers['origin'];
  readonly label: string;
  readonly #chain: number;
  #make: (() => Float64Array) | null;
  #data: Float64Array | null = null;

  constructor(
    kind: { readonly origin: TensorNumbers['origin']; readonly label: string },
    make: () => Float64Array,
    from: readonly TensorNumbers[] = [],
  ) {
    this.origin = kind.origin;
    this.label = kind.label;
    this.#make = make;
    this.#chain = 1 + Math.max(0, ...from.map((one) => (isDeferred(one) ? one.#waiting : 0)));
    if (this.#chain > LONGEST_CHAIN) this.#read();
  }

  get data(): Float64Array {
    return this.#data ?? this.#read();
  }

  get #waiting(): number {
    return this.#data === null ? this.#chain : 0;
  }

  #read(): Float64Array {
    this.#data = this.#make?.() ?? new Float64Array(0);
    this.#make = null;
    return this.#data;
  }
}

function isDeferred(numbers: TensorNumbers): numbers is DeferredNumbers {
  return numbers instanceof DeferredNumbers;
}
