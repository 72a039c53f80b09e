import { say } from '../../../../engine/phrase.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { Value } from '../../../values/value.js';
import { arrayLike, arrayOfUnknownShape, knownSizes, shapeOf } from '../../arrays/array.js';
import { mapNumbers, broadcastNumbers } from '../../arrays/elementwise.js';
import { promote, withNumber } from '../../arrays/dtype.js';
import type { LibraryContext, LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import { dtypeOf, tensor } from '../tensors.js';
import { binary, broadcastOrRaise } from '../../arrays/arithmetic.js';
import type { Operation, Operations } from './operation.js';

function known(value: Value): number | null {
  if (value.kind === 'int' || value.kind === 'float') return value.value;
  if (value.kind === 'tensor' && value.numbers?.data.length === 1)
    return value.numbers.data[0] ?? null;
  return null;
}

const clamp: Operation = {
  signature: 'min=None, max=None, *, out=None',
  run: (input, args, context) => {
    if (args.isNone('min') && args.isNone('max')) {
      const message = "torch.clamp: At least one of 'min' or 'max' must not be None";
      context.raise('RuntimeError', message);
    }
    if (input.shape === null) return input;
    const low = args.isNone('min') ? -Infinity : known(args.get('min'));
    const high = args.isNone('max') ? Infinity : known(args.get('max'));
    const isWhole = !['min', 'max'].some((name) => args.get(name).kind === 'float');
    const dtype = isWhole ? input.dtype : withNumber(input.dtype, 'float', 'float32');
    const numbers =
      low === null || high === null
        ? null
        : mapNumbers(input, dtype, (x) => Math.min(Math.max(x, low), high));
    return arrayLike(input, input.shape, { dtype, numbers });
  },
};

const lerp: Operation = {
  signature: 'end, weight',
  run: (input, args, context) => {
    const end = args.tensor('end');
    return arrayLike(input, broadcastOrRaise(shapeOf(input), shapeOf(end), context));
  },
};

const maskedFill: Operation = {
  signature: 'mask, value',
  run: (input, args, context) => {
    const mask = args.tensor('mask');
    return chooseOf(mask, args.get('value'), input, context);
  },
};

const whereMethod: Operation = {
  signature: 'condition, other',
  run: (input, args, context) =>
    chooseOf(args.tensor('condition'), input, args.get('other'), context),
};

function chooseOf(
  condition: TensorValue,
  yes: Value,
  no: Value,
  context: LibraryContext,
): TensorValue {
  const tensors = [condition, yes, no].filter(
    (value): value is TensorValue => value.kind === 'tensor',
  );
  const lost = tensors.find((value) => value.shape === null);
  if (lost !== undefined) return arrayOfUnknownShape(lost);
  const shape = tensors.map(shapeOf).reduce((all, one) => broadcastOrRaise(all, one, context));
  const kept = [yes, no].filter((value): value is TensorValue => value.kind === 'tensor');
  const dtype =
    kept.length > 0 ? kept.map((value) => value.dtype).reduce(promote) : typeOf(yes, no);
  const sizes = knownSizes(shape);
  const read = (value: Value) =>
    value.kind === 'tensor'
      ? sizes === null
        ? null
        : (broadcastNumbers(value, sizes)?.data ?? null)
      : known(value);
  const [picks, left, right] = [read(condition), read(yes), read(no)];
  const at = (side: Float64Array | number | null, index: number): number =>
    typeof side === 'number' ? side : (side?.[index] ?? 0);
  const main = kept[0] ?? condition;
  if (!(picks instanceof Float64Array) || left === null || right === null) {
    return arrayLike(main, shape, { dtype });
  }
  const data = picks.map((pick, index) => at(pick === 0 ? right : left, index));
  return arrayLike(main, shape, { dtype, numbers: { data, origin: 'literal', label: '' } });
}

/** What `where` gives for two Python numbers. */
function typeOf(yes: Value, no: Value): string {
  return yes.kind === 'float' || no.kind === 'float' ? 'float32' : 'int64';
}

const where = fn('condition, input=None, other=None', (args, context) => {
  const condition = args.tensor('condition');
  if (args.isNone('input'))
    return context.giveUp(say('how many places `where` finds depends on the data'));
  return chooseOf(condition, args.get('input'), args.get('other'), context);
});

function triangle(keep: (row: number, column: number, diagonal: number) => boolean): Operation {
  return {
    signature: 'diagonal=0',
    run: (input, args) => {
      const [rows, columns] = shapeOf(input).slice(-2);
      if (typeof rows !== 'number' || typeof columns !== 'number')
        return { ...input, numbers: null };
      const diagonal = args.integer('diagonal');
      const data = input.numbers?.data.map((value, index) =>
        keep(Math.floor(index / columns) % rows, index % columns, diagonal) ? value : 0,
      );
      const numbers =
        data === undefined || input.numbers === null ? null : { ...input.numbers, data };
      return { ...input, numbers };
    },
  };
}

const kept: Operation = {
  signature: '*args, **named',
  run: (input) => ({ ...input, numbers: null }),
};

const addScaled: Operation = {
  signature: 'tensor1, tensor2, *, value=1',
  run: (input, args, context) => {
    const scaled = broadcastOrRaise(
      shapeOf(args.tensor('tensor1')),
      shapeOf(args.tensor('tensor2')),
      context,
    );
    return arrayLike(input, broadcastOrRaise(shapeOf(input), scaled, context));
  },
};

/** Operations that pick or limit numbers and keep the shape. */
export const maskingOperations: Operations = {
  clamp,
  clip: clamp,
  clamp_min: {
    signature: 'min',
    run: (input, args, context) => binary(input, args.get('min'), { operation: Math.max }, context),
  },
  clamp_max: {
    signature: 'max',
    run: (input, args, context) => binary(input, args.get('max'), { operation: Math.min }, context),
  },
  lerp,
  masked_fill: maskedFill,
  masked_scatter: kept,
  index_fill: kept,
  index_add: kept,
  index_copy: kept,
  scatter: kept,
  scatter_add: kept,
  renorm: kept,
  addcmul: addScaled,
  addcdiv: addScaled,
  tril: triangle((row, column, diagonal) => column - row <= diagonal),
  triu: triangle((row, column, diagonal) => column - row >= diagonal),
};

/** `where`, as the function and as the method. */
export const whereFunctions: Readonly<Record<string, LibraryMember>> = {
  where,
  tril_indices: fn('row, col, offset=0, **options', (args) => {
    const [rows, columns] = [args.integer('row'), args.integer('col')];
    let count = 0;
    for (let row = 0; row < Math.min(rows, 4096); row += 1) {
      count += Math.min(Math.max(row + 1 + args.integer('offset'), 0), columns);
    }
    return tensor([2, count], dtypeOf(args.get('dtype')) ?? 'int64');
  }),
};

export const whereMethods: Operations = { where: whereMethod };
