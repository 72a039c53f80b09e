/** Every index tuple of a grid, row-major. */
export function* grid(sizes: readonly number[]): Generator<readonly number[]> {
  const [first, ...rest] = sizes;
  if (first === undefined) {
    yield [];
    return;
  }
  for (let i = 0; i < first; i += 1) {
    for (const tail of grid(rest)) yield [i, ...tail];
  }
}
