import { arrayOfUnknownShape } from '../libraries/arrays/array.js';
import type { Misfit } from '../misfit.js';
import type { Mismatch, Passage, RefusedCall, Refusal } from '../libraries/passage.js';
import { Traced } from '../values/traced-tensor.js';
import type { Interpreter } from './interpreter.js';

/** Raises what a library says of sizes that it refuses, and remembers which; a layer stays in the chain. */
export function refuseSizes(refusal: Refusal, interpreter: Interpreter): never {
  const { exception, message, kind, framework, built, arrived } = refusal;
  const { exceptions, sites } = interpreter;
  const [input] = arrived;
  if (refusal.isOperator !== true && input !== undefined) {
    const unknown = interpreter.unknown(`${exception}: ${message}`);
    const output = arrayOfUnknownShape(input, unknown);
    const seen = { kind, framework, isPooling: false, pooling: null, built, geometry: null };
    sites.passed({ ...seen, input, output, unknown });
  }
  throw exceptions.make(exception, message, misfitOf(refusal, interpreter));
}

/** Sizes that don't fit, as readers are told of them. */
export function misfitOf(
  { code, kind, framework, built, arrived, axis, told }: Mismatch,
  { layers }: Interpreter,
): Misfit {
  const creation = built?.creation ?? null;
  return {
    code,
    layer: { kind, framework, path: layers.path, built: creation?.call?.range ?? null },
    arrived: arrived.map((tensor) => new Traced(tensor)),
    axis,
    told:
      told === null
        ? null
        : { ...told, range: creation?.written.get(told.parameter)?.range ?? null },
  };
}

/** Records the present call as pooling that its library refuses, and raises its error. */
export function refusePooling(
  layer: Pick<Passage, 'kind' | 'framework' | 'pooling'>,
  { exception, message, at }: RefusedCall,
  isConstructor: boolean,
  interpreter: Interpreter,
): never {
  const { exceptions, present, sites } = interpreter;
  const range = at ?? present.site?.name ?? interpreter.here();
  sites.refused(
    isConstructor ? 'constructor' : 'call',
    { ...layer, isPooling: true },
    { reason: `${exception}: ${message}`, range },
  );
  throw exceptions.make(exception, message, null, range);
}
