import { numpy, type Family } from '../numpy/family.js';
import { TENSOR } from './tensors.js';

/** TensorFlow's functions on tensors, where they work as NumPy's do. */
export const tensorFlow: Family = {
  ...numpy,
  module: 'tensorflow',
  type: TENSOR,
  float: 'float32',
  int: 'int32',
  framework: 'tensorflow',
};
