import { say } from '../../../engine/phrase.js';
import { isEqual } from '../../dimension.js';
import type { Shape } from '../../site.js';
import { NOT_IMPLEMENTED, unknown } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { arrayLike, arrayOfUnknownShape, leader } from './array.js';
import { broadcastShapes } from './broadcast.js';
import { promote, withNumber } from './dtype.js';
import { combineNumbers, type Operand } from './elementwise.js';
import type { LibraryContext } from '../contract.js';
import { refusedBroadcast } from './refused-sizes.js';

/** What two numbers give, and the dtype of the answer where it isn't theirs. */
export interface Binary {
  readonly operation: (a: number, b: number) => number;
  readonly dtype?: 'bool' | 'float';
}

const truth = (value: boolean): number => (value ? 1 : 0);

/** Element-wise operations on two operands, by the name of torch's function. */
export const binaries = {
  add: { operation: (a, b) => a + b },
  sub: { operation: (a, b) => a - b },
  mul: { operation: (a, b) => a * b },
  div: { operation: (a, b) => a / b, dtype: 'float' },
  floor_divide: { operation: (a, b) => Math.floor(a / b) },
  remainder: { operation: (a, b) => a - b * Math.floor(a / b) },
  fmod: { operation: (a, b) => a % b },
  pow: { operation: (a, b) => a ** b },
  maximum: { operation: (a, b) => (Number.isNaN(a) || a >= b ? a : b) },
  minimum: { operation: (a, b) => (Number.isNaN(a) || a <= b ? a : b) },
  atan2: { operation: Math.atan2, dtype: 'float' },
  hypot: { operation: Math.hypot, dtype: 'float' },
  logaddexp: {
    operation: (a, b) => Math.max(a, b) + Math.log1p(Math.exp(-Math.abs(a - b))),
    dtype: 'float',
  },
  eq: { operation: (a, b) => truth(a === b), dtype: 'bool' },
  ne: { operation: (a, b) => truth(a !== b), dtype: 'bool' },
  lt: { operation: (a, b) => truth(a < b), dtype: 'bool' },
  le: { operation: (a, b) => truth(a <= b), dtype: 'bool' },
  gt: { operation: (a, b) => truth(a > b), dtype: 'bool' },
  ge: { operation: (a, b) => truth(a >= b), dtype: 'bool' },
  logical_and: { operation: (a, b) => truth(a !== 0 && b !== 0), dtype: 'bool' },
  logical_or: { operation: (a, b) => truth(a !== 0 || b !== 0), dtype: 'bool' },
  logical_xor: { operation: (a, b) => truth((a !== 0) !== (b !== 0)), dtype: 'bool' },
  bitwise_and: { operation: (a, b) => a & b },
  bitwise_or: { operation: (a, b) => a | b },
} satisfies Record<string, Binary>;

/**
 * An element-wise operation on a tensor and a tensor or number: shapes are broadcast, small known
 * numbers computed. Gives NotImplemented for an operand that isn't a number or tensor; raises
 * the library's error where the sizes can't be broadcast.
 */
export function binary(a: Value, b: Value, by: Binary, context: LibraryContext): Value {
  const tensors = [a, b].filter((value): value is TensorValue => value.kind === 'tensor');
  const main = leader(tensors);
  if (main === undefined) return NOT_IMPLEMENTED;
  const left = operandOf(a);
  const right = operandOf(b);
  const lost = [a, b].find((value) => value.kind === 'unknown');
  if (lost?.kind === 'unknown') return lost;
  if (left === 'unknown' || right === 'unknown') return withUnknownNumber(main, by);
  if (left === null || right === null) return NOT_IMPLEMENTED;
  const missing = tensors.find((value) => value.shape === null);
  if (missing !== undefined) return arrayOfUnknownShape(missing);
  const shape = broadcastOrRaise(shapeOfOperand(left), shapeOfOperand(right), context, tensors);
  const dtype = resultType(a, b, by);
  return arrayLike(mainClass(main, tensors), shape, {
    dtype,
    numbers: combineNumbers(left, right, shape, dtype, by.operation),
  });
}

/** Gives the broadcast shape; raises the library's error where there is none. */
export function broadcastOrRaise(
  a: Shape,
  b: Shape,
  context: LibraryContext,
  tensors: readonly TensorValue[] = [],
): Shape {
  const shape = broadcastShapes(a, b);
  if (shape !== null) return shape;
  const rank = Math.max(a.length, b.length);
  for (let axis = rank - 1; axis >= 0; axis -= 1) {
    const left = a[axis - rank + a.length] ?? 1;
    const right = b[axis - rank + b.length] ?? 1;
    if (left === 1 || right === 1 || isEqual(left, right) !== false) continue;
    context.refuse({
      ...refusedBroadcast(leader(tensors), [a, b], axis),
      code: 'broadcast-sizes',
      kind: '+',
      isOperator: true,
      built: null,
      arrived: tensors,
      axis,
      told: null,
    });
  }
  return context.giveUp(say('sizes that can’t be broadcast'));
}

type OperandValue = Extract<Operand, object> | number;

function operandOf(value: Value): OperandValue | 'unknown' | null {
  switch (value.kind) {
    case 'int':
    case 'float':
      return value.value;
    case 'bool':
      return value.value ? 1 : 0;
    case 'tensor':
      return value.shape === null
        ? { shape: [], numbers: null }
        : { shape: value.shape, numbers: value.numbers };
    case 'dimension':
      return 'unknown';
    case 'instance':
      return value.native === null ? null : operandOf(value.native);
    default:
      return null;
  }
}

/** A size that is a symbol is a number all the same: only the numbers are lost. */
function withUnknownNumber(main: TensorValue, by: Binary): TensorValue {
  if (main.shape === null) {
    return arrayOfUnknownShape(main, unknown(say('an operand is not known')));
  }
  return arrayLike(main, main.shape, by.dtype === 'bool' ? { dtype: 'bool' } : {});
}

function shapeOfOperand(operand: OperandValue): Shape {
  return typeof operand === 'number' ? [] : operand.shape;
}

function resultType(a: Value, b: Value, by: Binary): string {
  if (by.dtype === 'bool') return 'bool';
  const types = [a, b].filter((value): value is TensorValue => value.kind === 'tensor');
  const [first, second] = types;
  let dtype = first?.dtype ?? 'float32';
  if (second !== undefined) dtype = promoteByRank(first ?? second, second);
  else {
    const number = a.kind === 'tensor' ? b : a;
    if (number.kind === 'float' || number.kind === 'int' || number.kind === 'bool') {
      dtype = withNumber(dtype, number.kind, floatOf(first));
    }
  }
  return by.dtype === 'float' ? withNumber(dtype, 'float', floatOf(first)) : dtype;
}

/** What a Python float makes of an array of whole numbers: NumPy has double precision. */
function floatOf(array: TensorValue | undefined): string {
  return array?.type === 'numpy.ndarray' ? 'float64' : 'float32';
}

/** A tensor of no axes widens the other's kind only, as a number does. */
function promoteByRank(a: TensorValue, b: TensorValue): string {
  const scalar = a.shape?.length === 0 ? a : b.shape?.length === 0 ? b : null;
  if (scalar === null || a.shape?.length === b.shape?.length) return promote(a.dtype, b.dtype);
  const other = scalar === a ? b : a;
  const kind = scalar.dtype.includes('float') ? 'float' : scalar.dtype === 'bool' ? 'bool' : 'int';
  return withNumber(other.dtype, kind, scalar.dtype);
}

/** The result is an ordinary tensor even where an operand is a parameter. */
function mainClass(main: TensorValue, tensors: readonly TensorValue[]): TensorValue {
  const plain = tensors.find((value) => !value.type.endsWith('.Parameter'));
  const type = plain?.type ?? main.type.replace('torch.nn.parameter.Parameter', 'torch.Tensor');
  return type === main.type ? main : { ...main, type };
}
