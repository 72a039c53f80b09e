/**
 * What a reduction is as pooling: `global-mean` over all spatial axes of a picture or video
 * (channels first or last), `token-mean` over the tokens of a sequence. Null: neither.
 */
export function reductionKind(rank: number, axes: readonly number[], by: string): string | null {
  const sorted = [...new Set(axes)].sort((a, b) => a - b).join();
  if ((rank === 4 || rank === 5) && sorted === spatial(2, rank)) return `global-${by}`;
  if ((rank === 4 || rank === 5) && sorted === spatial(1, rank - 1)) return `global-${by}`;
  if (rank === 3 && sorted === '1') return `token-${by}`;
  return null;
}

function spatial(from: number, to: number): string {
  return Array.from({ length: to - from }, (_, index) => from + index).join();
}
