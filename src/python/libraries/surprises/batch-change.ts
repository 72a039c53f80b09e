import { product } from '../../../engine/row-major.js';
import { say } from '../../../engine/phrase.js';
import type { Shape } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';
import { knownSizes } from '../arrays/array.js';
import type { LibraryContext } from '../contract.js';

/** Notes that `x.view(-1, n)` makes other rows than the batch had: samples run into each other. */
export function noteBatchChange(
  input: TensorValue,
  output: Shape,
  wanted: Shape,
  context: LibraryContext,
): void {
  const before = input.shape === null ? null : knownSizes(input.shape);
  const after = knownSizes(output);
  const [batch] = before ?? [];
  const [rows, columns] = after ?? [];
  if (before === null || after === null || batch === undefined || rows === undefined) return;
  if (wanted.length !== 2 || wanted[0] !== -1 || before.length < 3) return;
  if (leadingProducts(before).includes(rows) || before.at(-1) === columns) return;
  const values = product(before.slice(1));
  context.note(
    'view-changes-batch',
    say(
      '{batch} samples go in and {rows} rows come out: each sample has {values} values, in rows of {columns}.',
      {
        batch,
        rows,
        values,
        columns: columns ?? 1,
      },
    ),
  );
}

/** Notes that a model flattens its batch away too. */
export function noteFlattenedBatch(input: TensorValue, context: LibraryContext): void {
  const sizes = input.shape === null ? null : knownSizes(input.shape);
  const [batch = 1, ...rest] = sizes ?? [];
  const isInModel = context.isPassingLayer && input.chain.last !== null;
  if (sizes === null || sizes.length < 4 || batch < 2 || !isInModel) return;
  const values = product(rest);
  context.note(
    'flatten-takes-batch',
    say(
      'The batch is flattened too: {batch} samples of {values} values become one row of {total}. flatten(x, 1) keeps it.',
      {
        batch,
        values,
        total: batch * values,
      },
    ),
  );
}

/** Rows that are whole axes put together: the batch, batch times channels, and so on. */
function leadingProducts(sizes: readonly number[]): readonly number[] {
  return sizes.map((_, axis) => product(sizes.slice(0, axis + 1)));
}
