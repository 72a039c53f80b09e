import { frameworkOf, type Framework } from '../../engine/index.js';
import { isEqual, type Dimension } from '../../python/dimension.js';
import type { ChainLink, Shape, SourceRange, TracedTensor } from '../../python/site.js';

/** Whether a framework's maps have their channels behind the sizes. */
export function hasChannelsLast(framework: Framework): boolean {
  return frameworkOf(framework).layout === 'channels-last';
}

/** Sizes that a map has, and the layers that made them. */
export interface MadeMap {
  /** The last shape on the way that still had axes of its own, without the batch. */
  readonly sizes: Shape;
  /** For each of the sizes, the layer that made it; null: the input had it. */
  readonly makers: readonly (ChainLink | null)[];
  /** What the map came out of. */
  readonly last: ChainLink | null;
  /** It was flattened since. */
  readonly isFlattened: boolean;
}

/** The last map with at least so many axes that a tensor was, and who made its sizes. */
export function lastMap({ shape, chain }: TracedTensor, least = 3): MadeMap | null {
  const own = shape !== null && shape.length >= least ? shape : null;
  for (let end = chain.length; end > 0; end -= 1) {
    const link = chain[end - 1];
    const output = link?.passage?.output ?? null;
    if (link === undefined || output === null || output.length < least) continue;
    const isFlattened = own === null || own.length !== output.length;
    return {
      sizes: output.slice(1),
      makers: output.slice(1).map((_, axis) => makerOf(chain.slice(0, end), axis + 1)),
      last: link,
      isFlattened,
    };
  }
  const first = chain[0]?.passage?.input ?? own;
  if (first === null || first.length < least) return null;
  return {
    sizes: first.slice(1),
    makers: first.slice(1).map(() => null),
    last: null,
    isFlattened: own === null,
  };
}

/** The last layer of a chain that changed the size of an axis; null: the input had it. */
export function makerOf(chain: readonly ChainLink[], axis: number): ChainLink | null {
  for (let at = chain.length - 1; at >= 0; at -= 1) {
    const link = chain[at];
    const before = link?.passage?.input ?? null;
    const after = link?.passage?.output ?? null;
    if (link === undefined || after === null) return null;
    if (before === null || before.length !== after.length) return link;
    if (isEqual(before[axis] ?? -1, after[axis] ?? -2) !== true) return link;
    if (setsChannels(link, axis)) return link;
  }
  return null;
}

/** A convolution gives its own channels, even where they are as many as before. */
function setsChannels({ passage }: ChainLink, axis: number): boolean {
  return (
    axis === 1 &&
    passage !== undefined &&
    !hasChannelsLast(passage.framework) &&
    /^(Lazy)?Conv/u.test(passage.kind)
  );
}

/** What a reader calls a layer: its name in the model, or its class where that is a number. */
export function linkName({ name, passage }: ChainLink): string {
  const last = name.split('.').at(-1) ?? name;
  return /^\d*$/u.test(last) ? (passage?.kind ?? name) : name;
}

/** Where a layer is to be looked at: channels are told where it is built, sizes made where it is called. */
export function linkPlace(link: ChainLink, isChannels: boolean): SourceRange | null {
  const { range, passage } = link;
  return isChannels ? (range ?? passage?.call ?? null) : (passage?.call ?? range);
}

/** The sizes of an axis before and after a layer. */
export function change(link: ChainLink, axis: number): readonly [Dimension, Dimension] | null {
  const before = link.passage?.input?.[axis];
  const after = link.passage?.output?.[axis];
  return before === undefined || after === undefined ? null : [before, after];
}
