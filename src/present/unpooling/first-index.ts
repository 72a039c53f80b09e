import { product } from '../../engine/row-major.js';
import type { UnpoolGeometry } from '../../engine/index.js';

/** A plane of an unpooling layer, by its place in the tensor. */
interface UnpooledPlane {
  readonly geometry: UnpoolGeometry;
  readonly plane: number;
}

/** The index of a plane's first cell: 0 unless indices count over the whole tensor. */
export const firstIndexOf = ({ geometry, plane }: UnpooledPlane): number =>
  geometry.scope === 'tensor' ? plane * product(geometry.indexed) : 0;
