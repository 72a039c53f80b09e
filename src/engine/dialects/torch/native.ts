import { say } from '../../phrase.js';
import type { ArgumentValue, PoolError } from '../../result.js';
import { isList, typeName } from '../binding/python-values.js';
import { rejection } from '../rejection.js';

/** What one of PyTorch's C++ functions takes. */
export type NativeType = 'ints' | 'optional ints' | 'bool' | 'optional int';

/** An argument as it reaches one of PyTorch's C++ functions. */
export interface NativeArgument {
  readonly name: string;
  readonly type: NativeType;
  readonly value: ArgumentValue;
  /** Given by name: the complaint has no position. */
  readonly keyword?: boolean;
}

/** The same with its place among all arguments, the input the first; null: given by name. */
export interface PlacedArgument extends NativeArgument {
  readonly place: number | null;
}

/**
 * What PyTorch's argument parser says of the arguments after the input tensor: first the types in
 * order, then, when it unpacks tuples, their later entries from the last argument to the first.
 * Source: `torch/csrc/utils/python_arg_parser`.
 */
export const checkNative = (
  callee: string,
  values: readonly NativeArgument[],
): PoolError | null => {
  for (const [index, argument] of values.entries()) {
    const place = argument.keyword === true ? null : index + 2;
    const complaint = typeError(callee, { ...argument, place });
    if (complaint !== null) return complaint;
  }
  for (const argument of values.toReversed()) {
    if (!isList(argument.value)) continue;
    const at = argument.value.findIndex((entry) => !unpacks(entry));
    if (at < 0) continue;
    const found = typeName(argument.value[at] ?? null);
    return badType(
      `${callee}(): argument '${argument.name}' failed to unpack the object at pos ${String(at + 1)} with error "type must be tuple of ints,but got ${found}"`,
      argument,
    );
  }
  return null;
};

/** The numbers of an argument that has passed {@link checkNative}; `True` counts as 1. */
export const ints = (value: ArgumentValue): readonly number[] =>
  (isList(value) ? value : [value]).map((entry) => (entry === true ? 1 : Number(entry)));

/** What the parser says of an argument's type; only a place lets it name an entry of a tuple. */
export const typeError = (callee: string, argument: PlacedArgument): PoolError | null => {
  const complaint = typeComplaint(argument);
  if (complaint === null) return null;
  const position = argument.place === null ? '' : ` (position ${String(argument.place)})`;
  return badType(`${callee}(): argument '${argument.name}'${position} ${complaint}`, argument);
};

const typeComplaint = ({ type, value, place }: PlacedArgument): string | null => {
  switch (type) {
    case 'optional ints':
    case 'ints':
      return type === 'optional ints' && value === null ? null : intsComplaint(value, place);
    case 'bool':
      return typeof value === 'boolean' ? null : `must be bool, not ${typeName(value)}`;
    case 'optional int':
      return value === null || typeof value === 'number'
        ? null
        : `must be int, not ${typeName(value)}`;
    default:
      return type satisfies never;
  }
};

const intsComplaint = (value: ArgumentValue, place: number | null): string | null => {
  if (typeof value === 'number') return null;
  const first = isList(value) ? value[0] : null;
  if (isList(value) && (first === undefined || typeof first === 'number')) return null;
  return isList(value) && place !== null
    ? `must be tuple of ints, but found element of type ${typeName(first ?? null)} at pos 0`
    : `must be tuple of ints, not ${typeName(value)}`;
};

const unpacks = (value: ArgumentValue): boolean =>
  typeof value === 'number' || typeof value === 'boolean';

const badType = (message: string, { name, type, value }: NativeArgument): PoolError => {
  const rounded =
    typeof value === 'object' && value !== null && 'float' in value
      ? [{ parameter: name, value: Math.max(Math.floor(value.float), 0) }]
      : [];
  return rejection({
    code: 'argument-type',
    exception: 'TypeError',
    message,
    parameter: name,
    hint:
      type === 'bool'
        ? say('{name} takes True or False.', { name })
        : name === 'padding'
          ? say(
              '{name} takes an int or a tuple of ints; PyTorch has no padding by name for pooling.',
              { name },
            )
          : say('{name} takes an int or a tuple of ints.', { name }),
    fixes: [...rounded, ...defaultFixes(name)],
  });
};

const defaultFixes = (name: string) => {
  const defaults: Readonly<Record<string, ArgumentValue>> = {
    padding: 0,
    dilation: 1,
    stride: null,
    kernel_size: 2,
    output_size: 1,
    ceil_mode: false,
    count_include_pad: true,
    divisor_override: null,
  };
  const value = defaults[name];
  return value === undefined ? [] : [{ parameter: name, value }];
};
