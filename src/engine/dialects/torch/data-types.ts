import { say } from '../../phrase.js';
import type { PoolError } from '../../result.js';
import { dataTypes, type PoolSpec } from '../../spec.js';
import { isFloat } from '../binding/float-types.js';
import { rejection } from '../rejection.js';
import { isClass } from './calling.js';
import { isBeforeTwo } from './versions.js';

/** C++'s names of the types, as PyTorch's errors print them. */
const names: Readonly<Record<string, string>> = {
  float16: 'Half',
  bfloat16: 'BFloat16',
  float32: 'Float',
  float64: 'Double',
  uint8: 'Byte',
  int8: 'Char',
  int16: 'Short',
  int32: 'Int',
  int64: 'Long',
  bool: 'Bool',
  complex64: 'ComplexFloat',
  complex128: 'ComplexDouble',
};

const floats: readonly string[] = dataTypes.filter(isFloat);
const integers = ['uint8', 'int8', 'int16', 'int32', 'int64'];
const complexes = ['complex64', 'complex128'];

/** One of PyTorch's kernels for the CPU: its name in errors, and the types that it takes. */
interface Kernel {
  readonly name: string;
  readonly takes: readonly string[];
}

/**
 * PyTorch's refusal to pool values of a type on a CPU; null where it takes them, or where that is
 * not known. Source: the dispatch macros of `aten/src/ATen/native`, PyTorch 2.13.
 */
export const dataTypeError = (
  spec: PoolSpec,
  dtype: string,
  output: readonly number[] | null,
): PoolError | null => {
  const name = names[dtype];
  if (name === undefined || isBeforeTwo(spec.call?.version)) return null;
  if (isMean(spec)) return [...floats, ...complexes].includes(dtype) ? null : noMean(name);
  const kernel = kernelOf(spec, dtype);
  // One kernel returns before it looks at the type.
  if (kernel?.name === 'adaptive_avg_pool2d' && output?.includes(0) === true) return null;
  if (kernel === null || kernel.takes.includes(powerType(spec, dtype))) return null;
  return refusal('NotImplementedError', `"${kernel.name}" not implemented for '${name}'`);
};

/** What `mean` says of a type, its own or the one that it was asked for, that holds no fractions. */
export const meanTypeError = (dtype: string, asked: string | null): PoolError | null => {
  const name = names[asked ?? dtype];
  if (name === undefined || [...floats, ...complexes].includes(asked ?? dtype)) return null;
  return noMean(name, asked === null ? 'Input' : 'Optional');
};

/** `max_unpool1d/2d/3d` on values and indices of these types; null: they fit, as far as is known. */
export const unpoolTypeError = (
  rank: number,
  values: string,
  indices: string,
): PoolError | null => {
  const name = names[values];
  const found = names[indices];
  if (found !== undefined && indices !== 'int64') {
    const but = rank === 3 ? '' : ` but got: ${found}`;
    return refusal(
      'RuntimeError',
      `elements in indices should be type int64${but}`,
      'indices.long()',
    );
  }
  return name === undefined || floats.includes(values)
    ? null
    : refusal(
        'NotImplementedError',
        `"max_unpool${rank === 3 ? '3d' : '2d'}" not implemented for '${name}'`,
      );
};

/** Whether PyTorch looks at the type before it looks at sizes: means, and numbers drawn in it. */
export const typeComesFirst = (
  spec: PoolSpec,
  shape: readonly number[],
  dtype: string,
): boolean => {
  if (isMean(spec)) return true;
  const { source, rank } = spec;
  const isDrawn = source.kind === 'fractional' && source.samples === null;
  return isDrawn && shape.length > rank && !complexes.includes(dtype);
};

/** A global average, and an adaptive one to a single value, is `mean`. */
const isMean = ({ source, reducer }: PoolSpec): boolean =>
  reducer.kind === 'avg' &&
  (source.kind === 'global' ||
    (source.kind === 'adaptive' && source.outputSize.every((size) => size === 1)));

const kernelOf = ({ source, reducer, rank }: PoolSpec, dtype: string): Kernel | null => {
  const dimensions = rank === 3 ? '3d' : '2d';
  switch (source.kind) {
    case 'adaptive':
      return {
        name: `adaptive_${reducer.kind === 'max' ? 'max' : 'avg'}_pool${dimensions}${rank === 3 ? '_cpu' : ''}`,
        takes: floats,
      };
    case 'fractional':
      // The random numbers are drawn in the input's type.
      if (source.samples !== null) return null;
      return complexes.includes(dtype)
        ? { name: `fractional_max_pool${dimensions}_out_frame`, takes: floats }
        : { name: 'check_uniform_bounds', takes: floats };
    case 'sliding':
      if (reducer.kind === 'max') {
        return rank === 1 && !reducer.returnIndices
          ? { name: 'max_pool1d_impl', takes: floats }
          : { name: `max_pool${dimensions}`, takes: [...floats, ...integers] };
      }
      if (reducer.kind !== 'avg' && reducer.kind !== 'lp') return null;
      return rank === 3
        ? { name: 'avg_pool3d_out_frame', takes: ['float32', 'float64', 'int64'] }
        : { name: 'avg_pool2d', takes: [...floats, 'int64'] };
    case 'global':
    case 'regions':
      return null;
    default:
      return source satisfies never;
  }
};

/** The type that a kernel meets: the powers of Lp pooling are floats unless all is whole numbers. */
const powerType = ({ reducer, call }: PoolSpec, dtype: string): string => {
  if (reducer.kind !== 'lp' || floats.includes(dtype) || complexes.includes(dtype)) return dtype;
  const isWhole = typeof call?.arguments['norm_type'] === 'number' && !isClass(call.operation);
  if (!isWhole) return 'float32';
  return dtype === 'bool' ? 'int64' : dtype;
};

const noMean = (name: string, whose = 'Input'): PoolError =>
  refusal(
    'RuntimeError',
    `mean(): could not infer output dtype. ${whose} dtype must be either a floating point or complex dtype. Got: ${name}`,
  );

const refusal = (exception: string, message: string, cast = 'x.float()'): PoolError =>
  rejection({
    code: 'dtype-unsupported',
    exception,
    message,
    hint: say('Convert the values first: {cast}.', { cast }),
  });
