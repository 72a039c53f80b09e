import type { Framework } from '../../../engine/index.js';
import type { Shape } from '../../site.js';
import type { TensorNumbers, TensorValue } from '../../values/tensor.js';
import type { Value } from '../../values/value.js';
import { newArray } from '../arrays/array.js';

/** A library whose arrays work as NumPy's do. */
export interface Family {
  /** The module that has the functions: `numpy`, `jax.numpy`. */
  readonly module: string;
  /** The class of its arrays. */
  readonly type: string;
  /** The dtype of a Python float. */
  readonly float: string;
  /** The dtype of a Python int. */
  readonly int: string;
  readonly framework: Framework;
  /** Parameter names of a reduction: `axis, keepdims`. */
  readonly reduction: { readonly axis: string; readonly keep: string };
}

export const numpy: Family = {
  module: 'numpy',
  type: 'numpy.ndarray',
  float: 'float64',
  int: 'int64',
  framework: 'numpy',
  reduction: { axis: 'axis', keep: 'keepdims' },
};

export const jaxNumpy: Family = {
  ...numpy,
  module: 'jax.numpy',
  type: 'jax.Array',
  float: 'float32',
  int: 'int32',
  framework: 'jax',
};

export const mxnetNumpy: Family = {
  ...numpy,
  module: 'mxnet.np',
  type: 'mxnet.np.ndarray',
  float: 'float32',
  int: 'float32',
  framework: 'mxnet',
};

/** An array of a family. */
export function arrayOf(
  family: Family,
  shape: Shape,
  dtype: string = family.float,
  numbers: TensorNumbers | null = null,
): TensorValue {
  return newArray(family.type, { shape, dtype, numbers });
}

/** The dtype that a `dtype=` argument names: a string, or a constant of the library; else null. */
export function dtypeNamed(value: Value, family: Family): string | null {
  if (value.kind === 'string') {
    const name = value.value.split('.').at(-1) ?? '';
    return NAMES[name] ?? name;
  }
  if (value.kind === 'class') {
    const named: Readonly<Record<string, string>> = {
      float: family.float,
      int: family.int,
      bool: 'bool',
    };
    return (
      named[value.name] ??
      (/\d|^bool_/u.test(value.name) ? (NAMES[value.name] ?? value.name) : null)
    );
  }
  if (value.kind === 'instance' && value.native !== null) return dtypeNamed(value.native, family);
  return null;
}

const NAMES: Readonly<Record<string, string>> = {
  float: 'float64',
  int: 'int64',
  double: 'float64',
  single: 'float32',
  half: 'float16',
  f4: 'float32',
  f8: 'float64',
  bool_: 'bool',
};
