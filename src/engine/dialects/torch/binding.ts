import { say, type Phrase } from '../../phrase.js';
import { fail, ok, type ArgumentValue, type PoolError, type Result } from '../../result.js';
import type { Arguments } from '../binding/arguments.js';
import { bind, type Signature } from '../binding/bind.js';
import { rejection } from '../rejection.js';
import { truthy } from './calling.js';
import { typeError, type NativeType } from './native.js';

/** The types of the functions that are C++ themselves, by parameter. */
const natives: Readonly<Record<string, Readonly<Record<string, NativeType>>>> = {
  avg_pool1d: averageTypes(1),
  avg_pool2d: averageTypes(2),
  avg_pool3d: averageTypes(3),
  adaptive_avg_pool1d: { output_size: 'ints' },
};

function averageTypes(rank: number): Readonly<Record<string, NativeType>> {
  return {
    kernel_size: 'ints',
    stride: 'optional ints',
    padding: 'ints',
    ceil_mode: 'bool',
    count_include_pad: 'bool',
    ...(rank === 1 ? {} : ({ divisor_override: 'optional int' } as const)),
  };
}

/** Whether a function is C++ itself, so that its own arguments meet PyTorch's argument parser. */
export const isNative = (operation: string): boolean => operation in natives;

/**
 * Binds the arguments of a layer or function as PyTorch does: C++ functions by its argument parser,
 * functions with two forms (`boolean_dispatch`) under the name of the form that `return_indices`
 * chooses, all others as Python does.
 */
export const bindArguments = (
  operation: string,
  signature: Signature,
  positional: readonly ArgumentValue[],
  keywords: Arguments,
): Result<Arguments> => {
  const types = natives[operation];
  return types === undefined
    ? bind(dispatched(operation, signature, positional, keywords), positional, keywords)
    : bindNative(signature, types, positional, keywords);
};

const dispatched = (
  operation: string,
  signature: Signature,
  positional: readonly ArgumentValue[],
  keywords: Arguments,
): Signature => {
  const at = signature.parameters.indexOf('return_indices');
  if (at < 0 || !signature.callee.startsWith('_') || signature.implicit !== 1) return signature;
  if (signature.callee.endsWith('__init__')) return signature;
  // A None by name is taken before what comes by position.
  const flag =
    ('return_indices' in keywords ? keywords['return_indices'] : positional[at]) ?? false;
  return truthy(flag) ? { ...signature, callee: `${operation}_with_indices` } : signature;
};

/** Source: `FunctionSignature::parse` of `torch/csrc/utils/python_arg_parser.cpp`. */
const bindNative = (
  { callee, parameters }: Signature,
  types: Readonly<Record<string, NativeType>>,
  positional: readonly ArgumentValue[],
  keywords: Arguments,
): Result<Arguments> => {
  if (positional.length > parameters.length) {
    return fail(
      binding(
        `${callee}() takes ${parameters.length === 1 ? '' : 'from 2 to '}${String(parameters.length + 1)} positional arguments but ${String(positional.length + 1)} were given`,
        null,
        say('{callee} takes {parameters}.', { callee, parameters: parameters.join(', ') }),
      ),
    );
  }
  const bound: Record<string, ArgumentValue> = {};
  for (const [at, name] of parameters.entries()) {
    const isPositional = at < positional.length;
    const value = isPositional ? positional[at] : keywords[name];
    if (value === undefined) {
      if (at > 0) continue;
      return fail(
        binding(
          // The parser's plural is upside down.
          `${callee}() missing 1 required positional arguments: "${name}"`,
          name,
          say('Give {missing}.', { missing: name }),
        ),
      );
    }
    const complaint = typeError(callee, {
      name,
      type: types[name] ?? 'ints',
      value,
      place: isPositional ? at + 2 : null,
    });
    if (complaint !== null) return fail(complaint);
    bound[name] = value;
  }
  for (const name of Object.keys(keywords)) {
    if (!parameters.includes(name)) {
      return fail(
        binding(
          `${callee}() got an unexpected keyword argument '${name}'`,
          name,
          say('{callee} takes {parameters}.', { callee, parameters: parameters.join(', ') }),
        ),
      );
    }
    if (parameters.indexOf(name) < positional.length) {
      return fail(
        binding(
          `${callee}() got multiple values for argument '${name}'`,
          name,
          say('Give {name} once, by position or by name.', { name }),
        ),
      );
    }
  }
  return ok(bound);
};

const binding = (message: string, parameter: string | null, hint: Phrase): PoolError =>
  rejection({
    code: 'argument-binding',
    exception: 'TypeError',
    message,
    ...(parameter === null ? {} : { parameter }),
    hint,
  });
