/**
 * How far results may lie from the stored ones, relative to the larger of |expected| and `scale`.
 * float64 is held to 1e-12. float32 frameworks add in another order and in single precision, which
 * costs at most about k·2⁻²⁴ of the largest term: 1e-5 covers the windows here, and exact results
 * (maxima, indices, shapes) are compared exactly.
 */
export const tolerances = { float64: 1e-12, float32: 1e-5 } as const;

/** What ONNX's own test runner allows; some of its expected arrays are written with four digits. */
export const onnxTolerance = 1e-3;

/** The tolerance for values of a data type. */
export const toleranceOf = (dtype: string): number =>
  dtype === 'float64' ? tolerances.float64 : tolerances.float32;

/** The first difference between two lists of numbers, in words, or null. NaN equals NaN. */
export const difference = (
  what: string,
  actual: ArrayLike<number>,
  expected: readonly (number | string)[],
  tolerance: number,
): string | null => {
  if (actual.length !== expected.length) {
    return `${what}: ${String(actual.length)} numbers instead of ${String(expected.length)}`;
  }
  const scale = largestFinite(expected);
  for (const [at, stored] of expected.entries()) {
    const wanted = Number(stored);
    const got = actual[at] ?? NaN;
    if (Object.is(got, wanted) || got === wanted) continue;
    const bothFinite = Number.isFinite(got) && Number.isFinite(wanted);
    const slack = tolerance * Math.max(Math.abs(wanted), Math.min(scale, 1));
    if (!bothFinite || Math.abs(got - wanted) > slack) {
      return `${what}[${String(at)}]: ${String(got)} instead of ${String(wanted)}`;
    }
  }
  return null;
};

/** Two shapes that differ, in words, or null. */
export const shapeDifference = (
  actual: readonly number[],
  expected: readonly number[],
): string | null =>
  actual.length === expected.length && actual.every((size, i) => size === expected[i])
    ? null
    : `shape [${actual.join(', ')}] instead of [${expected.join(', ')}]`;

const largestFinite = (values: readonly (number | string)[]): number =>
  values
    .map(Number)
    .reduce((most, x) => (Number.isFinite(x) ? Math.max(most, Math.abs(x)) : most), 0);
