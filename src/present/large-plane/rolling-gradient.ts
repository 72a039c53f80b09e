import { product } from '../../engine/row-major.js';
import { gradient } from '../../engine/index.js';
import type { BlockStatistic } from './block-statistic.js';
import type { LocalPlan } from './local-plan.js';

/**
 * Adds up what comes back to each element of a plane while bands of outputs go by in order, and
 * hands rows on once no later window can reach them. It holds the rows of one band.
 */
export class RollingGradient {
  readonly #statistic: BlockStatistic;
  readonly #rest: readonly number[];
  #from = 0;
  #sums = new Float64Array(0);

  /** For a plane of these sizes; the statistic takes the absolute values. */
  constructor(sizes: readonly number[], statistic: BlockStatistic) {
    this.#statistic = statistic;
    this.#rest = sizes.slice(1);
  }

  /** Takes a band of outputs, every one of which sends 1, with the values that it reads. */
  take({ plan, input }: LocalPlan, values: Float32Array): void {
    const per = product(this.#rest);
    const from = input.origin[0] ?? 0;
    const rows = input.size[0] ?? 0;
    this.#handOn(from);
    const held = this.#sums;
    const upstream = new Float32Array(product(plan.outputShape)).fill(1);
    const slopes = gradient(plan, values, upstream);
    const sums = new Float64Array(Math.max(rows * per, held.length));
    sums.set(held);
    for (let at = 0; at < slopes.length; at += 1) sums[at] = (sums[at] ?? 0) + (slopes[at] ?? 0);
    this.#from = from;
    this.#sums = sums;
  }

  /** Hands on what is left: no window comes any more. */
  end(): void {
    const per = Math.max(1, product(this.#rest));
    this.#handOn(this.#from + Math.ceil(this.#sums.length / per));
  }

  #handOn(to: number): void {
    const per = product(this.#rest);
    const count = Math.max(0, Math.min(to - this.#from, this.#sums.length / Math.max(1, per)));
    if (count > 0) {
      this.#statistic.addBox(
        { origin: [this.#from, ...this.#rest.map(() => 0)], size: [count, ...this.#rest] },
        Float32Array.from(this.#sums.subarray(0, count * per), Math.abs),
      );
    }
    this.#sums = this.#sums.slice(count * per);
    this.#from += count;
  }
}
