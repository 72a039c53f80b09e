import { ZOOMS } from '../../../src/picture/layout/view-span.js';

/** The next size of a cell in a direction. */
export function nextZoom(cell: number, direction: 1 | -1): number {
  const sizes = direction === 1 ? ZOOMS : ZOOMS.toReversed();
  return (
    sizes.find((size) => (direction === 1 ? size > cell + 0.5 : size < cell - 0.5)) ??
    (direction === 1 ? 52 : 1)
  );
}
