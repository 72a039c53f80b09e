import type { ChainLink, Shape, TracedTensor } from '../site.js';
import type { Chain } from './layer.js';
import type { TensorValue } from './tensor.js';

/** A tensor for readers; its chain is unrolled when somebody asks for it. */
export class Traced implements TracedTensor {
  readonly shape: Shape | null;
  readonly #chain: Chain;

  constructor({ shape, chain }: Pick<TensorValue, 'shape' | 'chain'>) {
    this.shape = shape;
    this.#chain = chain;
  }

  get chain(): readonly ChainLink[] {
    return unrolled(this.#chain);
  }
}

/** The links of a chain, the first layer first. */
export function unrolled(chain: Chain): readonly ChainLink[] {
  const links: ChainLink[] = [];
  for (let at: Chain | null = chain; at !== null; at = at.previous) {
    if (at.last !== null) links.push(at.last);
  }
  return links.reverse();
}
