import { isFloating } from './dtype.js';
import { arrayLike } from './array.js';
import { mapNumbers } from './elementwise.js';
import type { TensorValue } from '../../values/tensor.js';

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
const softplus = (x: number): number => (x > 20 ? x : Math.log1p(Math.exp(x)));
const limit = (x: number, low: number, high: number): number => Math.min(Math.max(x, low), high);

/** The Gauss error function to about 1e-7 (Abramowitz and Stegun 7.1.26). */
function erf(x: number): number {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const series =
    t *
    (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  return Math.sign(x) * (1 - series * Math.exp(-x * x));
}

const roundHalfEven = (x: number): number => {
  const rounded = Math.round(x);
  return Math.abs(x % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
};

/** Functions of one number that give a number of the same type. */
export const sameTypeMaps: Readonly<Record<string, (x: number) => number>> = {
  abs: Math.abs,
  neg: (x) => -x,
  negative: (x) => -x,
  positive: (x) => x,
  sign: Math.sign,
  floor: Math.floor,
  ceil: Math.ceil,
  round: roundHalfEven,
  trunc: Math.trunc,
  relu: (x) => (x > 0 || Number.isNaN(x) ? x : 0),
  relu6: (x) => limit(x, 0, 6),
  square: (x) => x * x,
  frac: (x) => x - Math.trunc(x),
  nan_to_num: (x) => (Number.isNaN(x) ? 0 : x),
};

/** Functions of one number that give a float, whatever the tensor held. */
export const floatMaps: Readonly<Record<string, (x: number) => number>> = {
  exp: Math.exp,
  expm1: Math.expm1,
  log: Math.log,
  log2: Math.log2,
  log10: Math.log10,
  log1p: Math.log1p,
  sqrt: Math.sqrt,
  rsqrt: (x) => 1 / Math.sqrt(x),
  reciprocal: (x) => 1 / x,
  sin: Math.sin,
  cos: Math.cos,
  tan: Math.tan,
  tanh: Math.tanh,
  atan: Math.atan,
  asin: Math.asin,
  acos: Math.acos,
  sinh: Math.sinh,
  cosh: Math.cosh,
  erf,
  sigmoid,
  logit: (x) => Math.log(x / (1 - x)),
  logsigmoid: (x) => -softplus(-x),
  softplus,
  softsign: (x) => x / (1 + Math.abs(x)),
  silu: (x) => x * sigmoid(x),
  mish: (x) => x * Math.tanh(softplus(x)),
  gelu: (x) => (x * (1 + erf(x / Math.SQRT2))) / 2,
  hardswish: (x) => (x * limit(x + 3, 0, 6)) / 6,
  hardsigmoid: (x) => limit(x + 3, 0, 6) / 6,
  hardtanh: (x) => limit(x, -1, 1),
  tanhshrink: (x) => x - Math.tanh(x),
  selu: (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * Math.expm1(x)),
  elu: (x) => (x > 0 ? x : Math.expm1(x)),
  erfinv: () => Number.NaN,
};

/** A tensor with `map` applied to its numbers; a float where `toFloat` and it isn't one. */
export function mapped(
  input: TensorValue,
  map: (x: number) => number,
  toFloat: boolean,
): TensorValue {
  const dtype = toFloat && !isFloating(input.dtype) ? 'float32' : input.dtype;
  if (input.shape === null) return { ...input, dtype };
  return arrayLike(input, input.shape, { dtype, numbers: mapNumbers(input, dtype, map) });
}
