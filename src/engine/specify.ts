import { dialectOf } from './dialects/index.js';
import { fail, ok, type Result } from './result.js';
import type { PoolCall, PoolSpec } from './spec.js';

/**
 * What a pooling call means: defaults filled in, numbers repeated over the axes, names resolved.
 * Fails with the framework's own error. Frameworks check the input's rank between the arguments,
 * so give the input's shape where it is known; checks that need it are passed over otherwise.
 */
export const specify = (call: PoolCall, inputShape?: readonly number[]): Result<PoolSpec> => {
  const dialect = dialectOf(call.framework);
  const operation = dialect.operations[call.operation];
  if (operation === undefined) return fail(unknownOperation(call));
  const shape = inputShape ?? null;
  const result = operation({
    operation: call.operation,
    arguments: call.arguments,
    version: call.version,
    shape,
  });
  if (!result.ok) return result;
  const spec = { ...result.value, call };
  const error = dialect.check(spec, shape);
  return error === null ? ok(spec) : fail(error);
};

const unknownOperation = ({ framework, operation }: PoolCall) => ({
  code: 'unknown-operation',
  exception: 'AttributeError',
  message: `module '${framework}' has no attribute '${operation}'`,
  parameter: null,
  hint: `${operation} is not a pooling operation of ${framework} that is known here.`,
  fixes: [],
});
