/** What one part of the benchmark gives: a table for people and numbers for the file. */
export interface BenchPart {
  readonly part: string;
  readonly about: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | number | null)[])[];
  readonly goals: readonly Goal[];
  readonly versions: Readonly<Record<string, string>>;
}

/** A ratio or a size that was aimed at. */
export interface Goal {
  readonly measure: string;
  readonly goal: string;
  readonly measured: number | null;
  readonly met: boolean | null;
  /** Why it could not be measured, or was missed. */
  readonly note: string;
}

/** The sample in the middle. */
export const median = (samples: readonly number[]): number => {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)];
};

/** The sample that this share of all lies below. */
export const quantile = (samples: readonly number[], share: number): number => {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
};

/** The n-th root of the product of n numbers. */
export const geometricMean = (numbers: readonly number[]): number =>
  Math.exp(numbers.reduce((sum, n) => sum + Math.log(n), 0) / numbers.length);
