import { arrayLike } from '../../arrays/array.js';
import { isFloating } from '../../arrays/dtype.js';
import { folds } from '../../arrays/reduce.js';
import { rowsThrough, runningSums } from '../../arrays/rows.js';
import { axisOf, integersOf } from '../axes.js';
import { dtypeOf } from '../tensors.js';
import type { Operation, Operations } from './operation.js';

const wide = (dtype: string): string => (isFloating(dtype) ? dtype : 'int64');
const floating = (dtype: string): string => (isFloating(dtype) ? dtype : 'float32');

/** Keeps an axis: the answer of each element depends on its row (`softmax`, `cumsum`). */
function along(row: ((values: readonly number[]) => readonly number[]) | null): Operation {
  return {
    signature: 'dim=None, *, dtype=None, **named',
    run: (input, args, context) => {
      if (input.shape === null) return { ...input, dtype: floating(input.dtype) };
      const dim = integersOf(args.get('dim'))?.[0] ?? -1;
      const axis = axisOf(dim, input.shape.length, context);
      return arrayLike(input, input.shape, {
        dtype:
          dtypeOf(args.get('dtype')) ??
          (row === runningSums ? wide(input.dtype) : floating(input.dtype)),
        numbers: row === null ? null : rowsThrough(input, axis, row),
      });
    },
  };
}

function softmax(values: readonly number[]): readonly number[] {
  const most = folds.max(values);
  const powers = values.map((value) => Math.exp(value - most));
  const total = folds.sum(powers);
  return powers.map((power) => power / total);
}

/** What works along an axis and keeps it. */
export const alongAxisOperations: Operations = {
  softmax: along(softmax),
  log_softmax: along((values) => softmax(values).map(Math.log)),
  softmin: along((values) => softmax(values.map((value) => -value))),
  cumsum: along(runningSums),
  cumprod: along(null),
  logcumsumexp: along(null),
};
