import { ranks } from '../../../engine/index.js';
import type { LibraryMember } from '../contract.js';
import { kerasLayer, type KerasLayer } from './layer.js';

/** A layer's variants for one, two and three axes, such as `Conv1D`, `Conv2D` and `Conv3D`. */
export function each(
  name: (rank: number) => string,
  make: (rank: number) => KerasLayer,
): [string, LibraryMember][] {
  return ranks.map((rank) => [name(rank), kerasLayer(name(rank), make(rank))]);
}
