import type { KernelJob } from '../job.js';
import type { AxisPass } from '../passes.js';
import { axisPass } from './axis-moves.js';
import { columnsPass } from './columns.js';
import { move, type ColumnsPass, type Pass } from './pass.js';
import { planePass } from './plane-passes.js';
import { rowsPass } from './rows.js';
import { stagedAxis, stagedPasses } from './staged.js';

/**
 * All passes of a job. `single`: over float32, for which planes have passes of their own;
 * `inTieOrder`: of equal values the first in a window wins, even if they are zeros of either sign.
 */
export function programOf(job: KernelJob, single: boolean, inTieOrder: boolean): readonly Pass[] {
  const { divisors } = job;
  const axes = inTieOrder ? job.passes.lastFirst : job.passes.firstFirst;
  const [rows, columns] = axes.slice(-2);
  // Divisors differ from plane to plane where an axis comes before them.
  const alone = axes.length === 2;
  const planar = single && !inTieOrder && axes.length >= 2;
  const plane = planar ? planePass(rows, columns, alone ? divisors : noDivisors) : null;
  const passes = byAxes(job, plane === null ? axes : axes.slice(0, -2), single);
  if (plane !== null) passes.push(plane);
  const divided = divisors.length === 0 || plane?.plane.divides === true;
  return divided ? passes : [...passes, division(job)];
}

const noDivisors = new Float64Array();

function byAxes({ operation }: KernelJob, axes: readonly AxisPass[], single: boolean): Pass[] {
  const passes: Pass[] = [];
  let isSpread = false;
  for (const [a, axis] of axes.entries()) {
    const waysTo = (each: AxisPass) => {
      const rows = single ? rowsPass(each, operation) : null;
      return { rows, staged: rows === null ? stagedAxis(each, operation) : null };
    };
    const { rows, staged } = waysTo(axis);
    const next = a + 1 < axes.length ? waysTo(axes[a + 1]).staged : null;
    // Columns are laid as the next axis wants its rows, where they are those rows.
    const fits = axis.outer === 1 && next?.spread.rows === axis.outputSize;
    const spread = fits ? next.spread : null;
    const columns: ColumnsPass | null =
      rows === null && !isSpread ? columnsPass(axis, operation, spread) : null;
    const alone = rows ?? columns;
    if (alone !== null) passes.push(alone);
    else passes.push(...(staged === null ? [axisPass(axis)] : stagedPasses(staged, isSpread)));
    isSpread = columns !== null && spread !== null;
  }
  return passes;
}

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
