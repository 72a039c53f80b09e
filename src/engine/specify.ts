import { say } from './phrase.js';
import { checkNumbers } from './check-numbers.js';
import { bind } from './dialects/binding/bind.js';
import { dataTypeError } from './dialects/binding/data-type-error.js';
import { dialectOf } from './dialects/index.js';
import {
  fail,
  NOT_WORKED_OUT,
  ok,
  type ArgumentValue,
  type Fix,
  type PoolError,
  type Result,
} from './result.js';
import type { Framework, PoolCall, PoolSpec } from './spec.js';

/**
 * What a pooling call means: defaults filled in, numbers repeated over the axes, names resolved.
 * Fails with the framework's own error. Frameworks check the input's rank between the arguments,
 * so give the input's shape where it is known; checks that need it are passed over otherwise.
 */
export const specify = (call: PoolCall, inputShape?: readonly number[]): Result<PoolSpec> => {
  const shape = inputShape ?? null;
  const result = understand(call, shape);
  return result.ok ? result : fail(withFixes(call, shape, result.error));
};

/**
 * The call that positional and keyword arguments make, each bound to its parameter's name; without
 * the layer's input. Fails as Python does on too many, unknown, doubled and missing arguments.
 */
export const bindCall = (
  framework: Framework,
  operation: string,
  positional: readonly ArgumentValue[],
  keywords: Readonly<Record<string, ArgumentValue>>,
  version: string | null = null,
): Result<PoolCall> => {
  const call = { framework, operation, version };
  const signature = dialectOf(framework).signatures[operation];
  if (signature === undefined) return fail(unknownOperation({ ...call, arguments: keywords }));
  const bound =
    dialectOf(framework).bind?.(operation, signature, positional, keywords) ??
    bind(signature, positional, keywords);
  return bound.ok
    ? ok({ ...call, arguments: bound.value, keywords: Object.keys(keywords) })
    : bound;
};

/**
 * An error with only those of its proposed changes that make the call valid, each tried by
 * changing the call; the first of equal ones is kept.
 */
export const withFixes = (
  call: PoolCall | null,
  shape: readonly number[] | null,
  error: PoolError,
): PoolError => {
  const tried = new Set<string>();
  const helps = ({ parameter, value }: Fix): boolean => {
    if (call === null) return false;
    const change = JSON.stringify([parameter, value]);
    if (tried.has(change)) return false;
    tried.add(change);
    const changed = { ...call, arguments: { ...call.arguments, [parameter]: value } };
    return understand(changed, shape).ok;
  };
  return { ...error, fixes: error.fixes.filter(helps) };
};

const understand = (call: PoolCall, shape: readonly number[] | null): Result<PoolSpec> => {
  if (call.misbound !== undefined) return fail(call.misbound);
  const dialect = dialectOf(call.framework);
  const operation = dialect.operations[call.operation];
  if (operation === undefined) return fail(unknownOperation(call));
  const { version } = call;
  const result = operation({
    operation: call.operation,
    arguments: call.arguments,
    ...(call.keywords === undefined ? {} : { keywords: call.keywords }),
    version,
    shape,
  });
  if (!result.ok) return result;
  const spec = { ...result.value, call };
  const error = dialect.check(spec, shape) ?? checkNumbers(spec.source);
  return error === null ? ok(spec) : fail(error);
};

const unknownOperation = ({ framework, operation }: PoolCall): PoolError => ({
  code: NOT_WORKED_OUT,
  exception: 'AttributeError',
  message: `module '${framework}' has no attribute '${operation}'`,
  parameter: null,
  hint: say('{operation} is not a pooling operation of {framework} that is known here.', {
    operation,
    framework,
  }),
  fixes: [],
});

/** The refusal of a type where a call's sizes are refused too and the framework looks at types first. */
export const typeErrorBeforeSizes = (
  call: PoolCall,
  shape: readonly number[],
  dtype: string,
): PoolError | null => {
  const spec = specify(call);
  if (!spec.ok) return null;
  const comesFirst = dialectOf(call.framework).typeComesFirst?.(spec.value, shape, dtype);
  if (comesFirst !== true) return null;
  return dataTypeError(spec.value, dtype);
};
