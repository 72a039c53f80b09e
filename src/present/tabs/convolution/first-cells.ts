import { plan } from '../../../engine/index.js';
import { indexOf, placeOf, product } from '../../../engine/row-major.js';
import { type TabLayer } from '../tab-layer.js';

/** Cells along each axis, by rank: recipes keep every step, so large planes are cut. */
const mostCells: readonly number[] = [1, 256, 32, 10];

/** The first cells of a plane that is too large, with the layer planned on them alone. */
export const firstCells = (layer: TabLayer): TabLayer | null => {
  const { plan: own, values } = layer;
  const sizes = own.axes.map(({ inputSize }) => inputSize);
  const limit = mostCells[sizes.length] ?? 10;
  const kept = sizes.map((size) => Math.min(size, limit));
  if (kept.join() === sizes.join()) {
    return layer;
  }
  const shape = own.spec.layout === 'channels-last' ? [1, ...kept, 1] : [1, 1, ...kept];
  const smaller = plan({ ...own.spec, call: null }, shape);
  const flat = (index: number): number => indexOf(placeOf(index, kept), sizes) ?? 0;
  return smaller.ok
    ? {
        ...layer,
        plan: smaller.value,
        values: Float32Array.from({ length: product(kept) }, (_, i) => values[flat(i)] ?? 0),
      }
    : null;
};
