/** Windows joined from `taps` narrower ones, `step` apart. */
export interface Stage {
  readonly taps: number;
  readonly step: number;
}

/** A window up to this wide is joined from its values at once. */
const narrow = 5;
const mostTaps = 4;

/**
 * How windows of `kernel` values are joined in stages, narrow ones first: 13 = 4 windows of 4 values,
 * 3 apart, costs 8 joins instead of 13. Where windows may overlap (a maximum does not mind) there
 * always is a way; for a sum only where `kernel` has small factors.
 */
export const stagesOf = (kernel: number, mayOverlap: boolean): readonly Stage[] =>
  cheapest(kernel, mayOverlap, new Map());

/** Many ways lead to the same width, which is looked at once. */
function cheapest(
  kernel: number,
  mayOverlap: boolean,
  known: Map<number, readonly Stage[]>,
): readonly Stage[] {
  const before = known.get(kernel);
  if (before !== undefined) return before;
  let best: readonly Stage[] = [{ taps: kernel, step: 1 }];
  if (kernel <= narrow) return best;
  for (let taps = 2; taps <= mostTaps; taps++) {
    let width = Math.ceil(kernel / taps);
    while (mayOverlap && (kernel - width) % (taps - 1) !== 0) width += 1;
    if (!mayOverlap && width * taps !== kernel) continue;
    const step = (kernel - width) / (taps - 1);
    const stages = [...cheapest(width, mayOverlap, known), { taps, step }];
    if (costOf(stages) < costOf(best)) best = stages;
  }
  known.set(kernel, best);
  return best;
}

/** Loads and stores per value. */
const costOf = (stages: readonly Stage[]): number =>
  stages.reduce((cost, { taps }) => cost + taps + 1, 0);
