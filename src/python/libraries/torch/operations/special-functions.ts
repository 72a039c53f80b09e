import { arrayLike } from '../../arrays/array.js';
import { binary, type Binary } from '../../arrays/arithmetic.js';
import { isFloating } from '../../arrays/dtype.js';
import type { Operation, Operations } from './operation.js';

type Type = (dtype: string) => string;

const same: Type = (dtype) => dtype;
const floating: Type = (dtype) => (isFloating(dtype) ? dtype : 'float32');
const truth: Type = () => 'bool';

/** Functions of one number whose values aren't computed, by the type that comes out. */
const UNARY: readonly (readonly [Type, string])[] = [
  [same, 'absolute bitwise_not conj conj_physical fix resolve_conj resolve_neg sgn'],
  [
    floating,
    `acosh angle arccos arccosh arcsin arcsinh arctan arctanh asinh atanh deg2rad digamma erfc exp2
     i0 lgamma mvlgamma polygamma rad2deg sinc`,
  ],
  [truth, 'isneginf isposinf isreal signbit'],
];

/** Functions of two numbers whose values aren't computed, by the type that comes out. */
const BINARY: readonly (readonly [Binary['dtype'], string])[] = [
  [
    undefined,
    `bitwise_left_shift bitwise_right_shift bitwise_xor copysign fmax fmin gcd heaviside lcm
     nextafter`,
  ],
  ['float', 'arctan2 float_power ldexp logaddexp2 xlogy'],
  ['bool', 'isclose'],
];

const one = (dtypeOf: Type): Operation => ({
  signature: '*args, out=None, **options',
  run: (input) => {
    const dtype = dtypeOf(input.dtype);
    return input.shape === null
      ? { ...input, dtype, numbers: null }
      : arrayLike(input, input.shape, { dtype });
  },
});

const two = (dtype: Binary['dtype']): Operation => ({
  signature: 'other, *args, out=None, **options',
  run: (input, args, context) => {
    const by: Binary = { operation: () => Number.NaN, ...(dtype !== undefined && { dtype }) };
    const output = binary(input, args.get('other'), by, context);
    return output.kind === 'tensor' ? { ...output, numbers: null } : output;
  },
});

const named = (rows: readonly (readonly [Operation, string])[]): Operations =>
  Object.fromEntries(
    rows.flatMap(([operation, names]) => names.split(/\s+/u).map((name) => [name, operation])),
  );

/** Element-wise operations of which only the shape is followed. */
export const specialFunctions: Operations = {
  ...named(UNARY.map(([type, names]) => [one(type), names] as const)),
  ...named(BINARY.map(([type, names]) => [two(type), names] as const)),
};
