import type { DataType } from '../../spec.js';

const floats: readonly DataType[] = ['float16', 'bfloat16', 'float32', 'float64'];

/** Whether a type holds fractions. */
export const isFloat = (dtype: DataType): boolean => floats.includes(dtype);
