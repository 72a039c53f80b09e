import type { Misfit } from '../../python/misfit.js';
import type { ChainLink, Shape, SourceRange, TracedTensor } from '../../python/site.js';
import { linkName, linkPlace } from './size-maker.js';

/** A step on the way from the input to a call that failed. */
export interface CauseStep {
  /** The layer's name in the model, or its class. */
  readonly name: string;
  readonly kind: string;
  readonly isPooling: boolean;
  readonly place: SourceRange | null;
  readonly input: Shape | null;
  readonly output: Shape | null;
}

/** Layers that were passed on the way to a misfit, for each tensor that arrived, in order. */
export function causeChains({ arrived }: Misfit): readonly (readonly CauseStep[])[] {
  return arrived.map(({ chain }) => chain.map(stepOf));
}

function stepOf(link: ChainLink): CauseStep {
  const { passage } = link;
  return {
    name: linkName(link),
    kind: passage?.kind ?? link.name,
    isPooling: passage?.isPooling === true,
    place: linkPlace(link, false),
    input: passage?.input ?? null,
    output: passage?.output ?? null,
  };
}

/** The shape that a tensor's way began with; null: not known. */
export function firstShape({ chain, shape }: TracedTensor): Shape | null {
  return chain.length === 0 ? shape : (chain[0]?.passage?.input ?? null);
}
