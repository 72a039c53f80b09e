import type { KernelJob } from '../job.js';
import type { AxisPass } from '../passes.js';
import { axisPass } from './axis-moves.js';
import { move, type Pass } from './pass.js';
import { planePass } from './plane-passes.js';
import { stagedPasses } from './staged.js';

/**
 * All passes of a job. `single`: over float32, for which planes have passes of their own;
 * `inTieOrder`: of equal values the first in a window wins, even if they are zeros of either sign.
 */
export function programOf(job: KernelJob, single: boolean, inTieOrder: boolean): readonly Pass[] {
  const divides = job.divisors.length > 0;
  const axes = inTieOrder ? job.passes.lastFirst : job.passes.firstFirst;
  const planar = single && !inTieOrder && axes.length >= 2;
  const [rows, columns] = axes.slice(-2);
  // Divisors differ from plane to plane where an axis comes before them.
  const alone = axes.length === 2;
  const plane = planar ? planePass(rows, columns, divides && alone) : null;
  const passes =
    plane === null ? axes.flatMap(byAxis(job)) : [...axes.slice(0, -2).flatMap(byAxis(job)), plane];
  return divides && plane?.plane.divides !== true ? [...passes, division(job)] : passes;
}

const byAxis =
  ({ operation }: KernelJob) =>
  (pass: AxisPass): readonly Pass[] =>
    stagedPasses(pass, operation) ?? [axisPass(pass)];

function division({ divisors, innermost, passes: { outputPerUnit } }: KernelJob): Pass {
  return {
    kind: 'moves',
    blocks: 1,
    sourceBlock: outputPerUnit,
    targetBlock: outputPerUnit,
    inPlace: false,
    moves: [
      innermost === 1
        ? move({ kind: 'divideEach', count: outputPerUnit })
        : move({
            kind: 'divideAll',
            count: innermost,
            repeat: divisors.length,
            atRepeat: innermost,
            intoRepeat: innermost,
          }),
    ],
  };
}
