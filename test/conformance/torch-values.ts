import * as v from 'valibot';
import {
  bindCall,
  plan,
  specify,
  unpool,
  unpoolGradient,
  type Result,
} from '../../src/engine/index.js';
import { parseCall } from './call-expression.js';
import { difference, shapeDifference, toleranceOf } from './compare.js';
import { argumentsOf, valuesFile, type InvalidCase, type ValueCase } from './stored.js';
import { attempt, firstDifference, type Format } from './suite.js';
import { numbers } from './tensor.js';
import { checkValues } from './value-cases.js';

/** `torch-values/…`: values, indices and gradients of PyTorch, and calls that it rejects. */
export const torchValues: Format = {
  accepts: (format) => format.startsWith('torch-values'),
  run: (file) => {
    const { cases, invalid } = v.parse(valuesFile, file);
    return [
      ...cases.map((stored, at) => ({
        name: `${stored.id ?? String(at)} ${stored.op} ${JSON.stringify(stored.args)}`,
        group: stored.op,
        failure: attempt(() =>
          stored.op.startsWith('max_unpool') ? checkUnpool(stored) : checkPool(stored),
        ),
      })),
      ...invalid.map((stored) => ({
        name: `${stored.expr} on [${stored.input.join(', ')}]`,
        group: 'invalid',
        failure: attempt(() => checkInvalid(stored)),
      })),
    ];
  },
};

const callOf = (stored: ValueCase) => ({
  framework: 'torch' as const,
  operation: stored.op,
  arguments: argumentsOf(stored.args),
  version: stored.version ?? null,
});

const checkPool = (stored: ValueCase): string | null => checkValues(callOf(stored), stored);

const checkUnpool = (stored: ValueCase): string | null => {
  const indices = stored.indices;
  if (indices === undefined) return 'the case has no indices';
  const places = Array.isArray(indices) ? indices : indices.data.map(Number);
  const input = numbers(stored.input.data, stored.dtype);
  const result = unpool(callOf(stored), input, stored.input.shape, places);
  if (stored.error !== undefined) return differentRefusal(result, stored.error);
  if (!result.ok) return `rejected: ${result.error.message}`;
  const { output, shape } = result.value;
  return firstDifference([
    () => shapeDifference(shape, stored.out.shape),
    () => difference('out', output, stored.out.data, toleranceOf(stored.dtype)),
    () =>
      stored.grad === undefined || stored.w === undefined
        ? null
        : difference(
            'grad',
            unpoolGradient(numbers(stored.w, stored.dtype), places, result.value),
            stored.grad,
            toleranceOf(stored.dtype),
          ),
  ]);
};

/** `error` is the exception and its text. */
const differentRefusal = (result: Result<unknown>, error: string): string | null => {
  if (result.ok) return `accepted instead of ${error}`;
  const said = `${result.error.exception}: ${result.error.message}`;
  return said === error ? null : `${said}\n      instead of ${error}`;
};

const checkInvalid = (stored: InvalidCase): string | null => {
  const { callee, positional, keywords } = parseCall(stored.expr);
  const call = bindCall('torch', callee.split('.').at(-1) ?? callee, positional, keywords);
  const spec = call.ok ? specify(call.value, stored.input) : call;
  const result = spec.ok ? plan(spec.value, stored.input) : spec;
  if (stored.error === '') {
    if (!result.ok) return `rejected: ${result.error.message}`;
    return shapeDifference(result.value.outputShape, stored.out ?? []);
  }
  if (result.ok) return `accepted instead of ${stored.error}: ${stored.message}`;
  const { exception, message } = result.error;
  if (exception === stored.error && message === stored.message) return null;
  return `${exception}: ${message}\n      instead of ${stored.error}: ${stored.message}`;
};
