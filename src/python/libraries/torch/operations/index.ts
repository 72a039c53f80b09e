import { binaries, binary, type Binary } from '../../arrays/arithmetic.js';
import { maskingOperations, whereMethods } from './masking.js';
import { maps } from './maps.js';
import { matrixOperations } from './matrices.js';
import type { Operation, Operations } from './operation.js';
import { productOperations } from './products.js';
import { reductionOperations } from './reductions.js';
import { alongAxisOperations } from './along-axis.js';
import { axisOrderOperations } from './axis-order.js';
import { selectionOperations } from './selection.js';
import { specialFunctions } from './special-functions.js';
import { splittingOperations } from './splitting.js';
import { repetitionOperations } from './repetition.js';
import { viewOperations } from './views.js';
import { unique } from './unique.js';

const OTHER_NAMES: Readonly<Record<string, keyof typeof binaries>> = {
  subtract: 'sub',
  multiply: 'mul',
  divide: 'div',
  true_divide: 'div',
  not_equal: 'ne',
  greater: 'gt',
  greater_equal: 'ge',
  less: 'lt',
  less_equal: 'le',
};

const named = (by: Binary): Operation => ({
  signature: 'other, *, alpha=1, rounding_mode=None, out=None',
  run: (input, args, context) => {
    const rounding = args.get('rounding_mode');
    const other = args.get('other');
    const floor = by === binaries.div && rounding.kind === 'string' && rounding.value === 'floor';
    const output = binary(input, other, floor ? binaries.floor_divide : by, context);
    const alpha = args.get('alpha');
    const scaled =
      alpha.kind !== 'int' || alpha.value !== 1 || (!floor && rounding.kind !== 'none');
    return scaled && output.kind === 'tensor' ? { ...output, numbers: null } : output;
  },
});

const power: Operation = {
  signature: 'exponent, *, out=None',
  run: (input, args, context) => binary(input, args.get('exponent'), binaries.pow, context),
};

/** Every operation on one tensor that is both a function of `torch` and a method. */
export const tensorOperations: Operations = {
  ...specialFunctions,
  ...maps,
  ...matrixOperations,
  ...Object.fromEntries(Object.entries(binaries).map(([name, by]) => [name, named(by)])),
  ...Object.fromEntries(
    Object.entries(OTHER_NAMES).map(([name, by]) => [name, named(binaries[by])]),
  ),
  pow: power,
  unique,
  ...reductionOperations,
  ...alongAxisOperations,
  ...productOperations,
  ...maskingOperations,
  ...whereMethods,
  ...viewOperations,
  ...repetitionOperations,
  ...axisOrderOperations,
  ...splittingOperations,
  ...selectionOperations,
};
