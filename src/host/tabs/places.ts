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

/** `[1, 1]` */
export const placeText = (place: readonly number[]): string => `[${place.join(', ')}]`;
