import type { Misfit } from '../../python/misfit.js';
import type { Problem } from '../../python/site.js';

/** A problem of sizes. */
export type MisfitProblem = Problem & { readonly misfit: Misfit };

/** Whether sizes caused a problem. */
export const isMisfit = (problem: Problem): problem is MisfitProblem =>
  problem.misfit !== undefined;
