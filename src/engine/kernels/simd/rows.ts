import { windowStart } from '../../geometry/axis.js';
import type { Operation } from '../job.js';
import type { AxisPass } from '../passes.js';
import type { PlanePass } from './pass.js';

/**
 * A maximum or minimum over float32 along the last axis, whose windows are as wide as the commonest
 * wide ones, those of spatial pyramids; see `assembly/rows.ts`. Null for any other.
 */
export function rowsPass(
  { outer, size, inner, outputSize, axis }: AxisPass,
  operation: Operation,
): PlanePass | null {
  const { windows } = axis;
  if (operation === 'sum' || inner !== 1 || windows.kind !== 'regular') return null;
  const { kernel, stride, dilation } = windows;
  const left = -windowStart(axis, 0);
  if (stride !== 1 || dilation !== 1 || left >= kernel) return null;
  const kind = kinds.get(kernel);
  return kind === undefined
    ? null
    : {
        kind,
        blocks: outer,
        sourceBlock: size,
        targetBlock: outputSize,
        inPlace: false,
        plane: {
          height: 1,
          width: size,
          outHeight: 1,
          outWidth: outputSize,
          top: 0,
          left,
          divides: false,
        },
      };
}

const kinds = new Map<number, PlanePass['kind']>([
  [9, 'width9'],
  [13, 'width13'],
]);
