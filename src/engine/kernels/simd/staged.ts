import type { Operation } from '../job.js';
import type { AxisPass } from '../passes.js';
import { move, type Move, type MovesPass } from './pass.js';
import { blockOf, gapMoves, spreadFor, type Spread } from './spread.js';
import { stagesOf, type Stage } from './stages.js';

/**
 * An axis whose wide windows lie one beside the other, reduced in stages: see stages.ts. Its rows
 * are spread; all stages but the last then work on them as if they were one row, and in place.
 */
export interface Staged {
  readonly pass: AxisPass;
  readonly stages: readonly Stage[];
  readonly spread: Spread;
}

/** How an axis is reduced in stages; null where its windows are narrow or apart. */
export function stagedAxis(pass: AxisPass, operation: Operation): Staged | null {
  const { windows } = pass.axis;
  if (windows.kind !== 'regular' || windows.stride !== 1 || windows.dilation !== 1) return null;
  const stages = stagesOf(windows.kernel, operation !== 'sum');
  if (stages.length === 1) return null;
  return { pass, stages, spread: spreadFor(pass, windows) };
}

/** The passes of an axis; `isSpread`: the rows, but not yet the gaps between them, are spread. */
export function stagedPasses(axis: Staged, isSpread: boolean): readonly MovesPass[] {
  const { spread, pass } = axis;
  const { gap, total, pitch } = spread;
  const { outer, size, inner, outputSize } = pass;
  const block = blockOf(spread);
  const row = size * inner;
  const [first, ...others] = narrowMoves(axis);
  const last = passOf([lastMove(axis)], block, outer * outputSize * inner);
  if (isSpread) return [passOf([...gapMoves(spread), first, ...others], block, block, true), last];
  if (gap > 0) {
    const rows = { into: gap, count: row, repeat: outer, atRepeat: row, intoRepeat: pitch };
    const spreading = passOf([move(rows), ...gapMoves(spread)], outer * row, block);
    return [spreading, passOf([first, ...others], block, block, true), last];
  }
  const narrowest = passOf([first], total, block);
  return others.length === 0
    ? [narrowest, last]
    : [narrowest, passOf(others, block, block, true), last];
}

const passOf = (
  moves: readonly Move[],
  sourceBlock: number,
  targetBlock: number,
  inPlace = false,
): MovesPass => ({ kind: 'moves', blocks: 1, sourceBlock, targetBlock, inPlace, moves });

/** All stages but the last. */
function narrowMoves({ stages, spread: { total }, pass: { inner } }: Staged): readonly Move[] {
  let width = 1;
  return stages.slice(0, -1).map(({ taps, step }) => {
    width += (taps - 1) * step;
    return move({ count: total - (width - 1) * inner, taps, step: step * inner });
  });
}

function lastMove({ pass, stages, spread: { before, gap, pitch } }: Staged): Move {
  const { taps, step } = stages[stages.length - 1];
  const { outer, outputSize, inner } = pass;
  const count = outputSize * inner;
  const rows = { count, repeat: outer, atRepeat: pitch, intoRepeat: count };
  return move({ at: gap - before, taps, step: step * inner, ...rows });
}
