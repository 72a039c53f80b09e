import type { Operation } from '../job.js';
import type { AxisPass } from '../passes.js';
import type { ColumnsPass } from './pass.js';
import { blockOf, type Spread } from './spread.js';

/** Below this the taps are joined one by one as fast. */
const smallest = 6;
/** A vector's values in float32. */
const lanes = 4;

/**
 * A maximum or minimum over wide windows of stride 1, along an axis that others follow: see
 * `assembly/columns.ts`. Null for any other. `spread`: how its rows are wanted.
 */
export function columnsPass(
  { outer, size, inner, outputSize, axis: { windows } }: AxisPass,
  operation: Operation,
  spread: Spread | null,
): ColumnsPass | null {
  if (windows.kind !== 'regular' || windows.stride !== 1 || windows.dilation !== 1) return null;
  const { kernel, firstStart } = windows;
  if (operation === 'sum' || kernel < smallest || inner < lanes) return null;
  return {
    kind: 'columns',
    blocks: outer,
    sourceBlock: size * inner,
    targetBlock: spread === null ? outputSize * inner : blockOf(spread),
    inPlace: false,
    columns: {
      rows: size,
      results: outputSize,
      kernel,
      before: -firstStart,
      length: inner,
      into: spread?.gap ?? 0,
      pitch: spread?.pitch ?? inner,
    },
  };
}
