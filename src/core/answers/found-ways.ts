import { waysOut, type FoundWay } from '../../present/misfit/ways-out.js';
import type { Problem } from '../../python/site.js';
import type { ReadModule } from '../session/module-reading.js';

const found = new WeakMap<Problem, Promise<readonly FoundWay[]>>();

/** The ways out of a problem, each found once for as long as its module stays as it is. */
export function foundWays(
  problem: Problem,
  { analysis, text, reread }: ReadModule,
): Promise<readonly FoundWay[]> {
  const known = found.get(problem) ?? waysOut(problem, analysis, text.text, reread);
  found.set(problem, known);
  return known;
}
