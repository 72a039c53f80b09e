import type { Operation } from '../job.js';
import type { AxisPass } from '../passes.js';
import { move, type Pass } from './pass.js';
import { stagesOf } from './stages.js';

/** Values by which a run may write too much. */
const overrun = 4;

/**
 * Reduces an axis whose wide windows lie one beside the other in stages: see stages.ts. The data
 * are spread so that values that change nothing lie before, between and after its rows, where
 * windows lean over; the first stages work in place on all rows as one. Null where the windows are
 * narrow or apart.
 */
export function stagedPasses(pass: AxisPass, operation: Operation): readonly Pass[] | null {
  const { outer, size, inner, outputSize, axis } = pass;
  const { windows } = axis;
  if (windows.kind !== 'regular' || windows.stride !== 1 || windows.dilation !== 1) return null;
  const { kernel } = windows;
  const stages = stagesOf(kernel, operation !== 'sum');
  const final = stages.at(-1);
  if (stages.length === 1 || final === undefined) return null;
  const before = -windows.firstStart;
  const after = Math.max(outputSize + kernel - 1 - before - size, 0);
  const gap = Math.ceil((Math.max(before, after) * inner) / overrun) * overrun;
  const row = size * inner;
  const pitch = row + gap;
  const total = gap + outer * pitch;
  const block = total + overrun;
  const unit = {
    kind: 'moves',
    blocks: 1,
    inPlace: false,
    sourceBlock: block,
    targetBlock: block,
  } as const;
  let width = 1;
  const inPlace = stages.slice(0, -1).map(({ taps, step }) => {
    width += (taps - 1) * step;
    return move({ count: total - (width - 1) * inner, taps, step: step * inner });
  });
  return [
    {
      ...unit,
      sourceBlock: outer * row,
      moves: [
        move({ into: gap, count: row, repeat: outer, atRepeat: row, intoRepeat: pitch }),
        move({ kind: 'fill', count: gap, repeat: outer + 1, intoRepeat: pitch }),
      ],
    },
    { ...unit, inPlace: true, moves: inPlace },
    {
      ...unit,
      targetBlock: outer * outputSize * inner,
      moves: [
        move({
          at: gap - before * inner,
          count: outputSize * inner,
          taps: final.taps,
          step: final.step * inner,
          repeat: outer,
          atRepeat: pitch,
          intoRepeat: outputSize * inner,
        }),
      ],
    },
  ];
}
