/** How many cells sizes have: their product, 1 for none. */
export const product = (sizes: readonly number[]): number =>
  sizes.reduce((all, size) => all * size, 1);

/** The place of a cell on each axis, from its index in row-major order. */
export const placeOf = (flat: number, sizes: readonly number[]): readonly number[] => {
  let rest = flat;
  return sizes
    .toReversed()
    .map((size) => {
      const at = rest % size;
      rest = Math.floor(rest / size);
      return at;
    })
    .toReversed();
};

/** The index of a place in row-major order; null where a grid of these sizes has no such place. */
export const indexOf = (place: readonly number[], sizes: readonly number[]): number | null =>
  place.every((at, axis) => at < (sizes[axis] ?? 0))
    ? place.reduce((sum, at, axis) => sum * (sizes[axis] ?? 1) + at, 0)
    : null;

/**
 * The index, in a grid of sizes `whole`, of a cell of a box of sizes `box` in it; the box begins at
 * `origin`, or with the grid.
 */
export const indexInWhole = (
  flat: number,
  box: readonly number[],
  whole: readonly number[],
  origin: readonly number[] = [],
): number => {
  let rest = flat;
  let index = 0;
  let stride = 1;
  for (let axis = whole.length - 1; axis >= 0; axis -= 1) {
    const size = box[axis] ?? 1;
    index += ((rest % size) + (origin[axis] ?? 0)) * stride;
    rest = Math.floor(rest / size);
    stride *= whole[axis] ?? 1;
  }
  return index;
};
