import type { MapStair } from '../../protocol/index.js';
import type { ChainLink, Shape, TracedTensor } from '../../python/site.js';
import { hasChannelsLast, linkName } from './size-maker.js';

/** The input of two spatial axes, and each map of another size that came of it; empty: none is known. */
export function mapStairs({ chain }: TracedTensor): readonly MapStair[] {
  const [first] = chain;
  const input = first === undefined ? null : planeOf(first.passage?.input ?? null, first);
  if (input === null) return [];
  const stairs: MapStair[] = [{ sizes: input, name: '', isPooling: false }];
  for (const link of chain) {
    const sizes = planeOf(link.passage?.output ?? null, link);
    if (sizes === null) break;
    const last = stairs.at(-1)?.sizes;
    const isPooling = link.passage?.isPooling === true;
    if (!isPooling && last?.[0] === sizes[0] && last[1] === sizes[1]) continue;
    stairs.push({ sizes, name: linkName(link), isPooling });
  }
  return stairs;
}

function planeOf(shape: Shape | null, { passage }: ChainLink): readonly [number, number] | null {
  if (shape?.length !== 4 || passage === undefined) return null;
  const [height, width] = hasChannelsLast(passage.framework) ? shape.slice(1, 3) : shape.slice(2);
  return typeof height === 'number' && typeof width === 'number' ? [height, width] : null;
}
