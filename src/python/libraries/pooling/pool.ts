import {
  dataTypeError,
  frameworkIndices,
  plan as planOf,
  pool as poolNumbers,
  specify,
  typeErrorBeforeSizes,
  type Framework,
  type Plan,
  type PoolError,
  type PoolSpec,
  NOT_WORKED_OUT,
} from '../../../engine/index.js';
import type { Dimension } from '../../dimension.js';
import type { ChainLink, Shape } from '../../site.js';
import { poolCallOf, type PoolingArguments } from '../../values/layer.js';
import { DeferredNumbers } from '../../values/deferred-numbers.js';
import type { TensorNumbers, TensorValue } from '../../values/tensor.js';
import type { InstanceValue } from '../../values/value.js';
import { arrayLike, arrayOfUnknownShape, knownSizes } from '../arrays/array.js';
import { isFloating } from '../arrays/dtype.js';
import type { LibraryContext } from '../contract.js';
import type { Passage } from '../passage.js';
import { notePooledAxes } from '../surprises/pooled-axes.js';
import { geometryOfPlan, geometryOfSpec } from './geometry.js';
import { firstSpatialAxis, spatialInput } from './spatial.js';
import { symbolicOutputSize } from './symbolic-size.js';

/** A pooling layer or call that is about to take an input. */
export interface PoolRequest {
  /** The site's kind: `MaxPool2d`, `F.max_pool2d`, `global-mean`. */
  readonly kind: string;
  readonly framework: Framework;
  readonly pooling: PoolingArguments;
  /** The layer object, where there is one. */
  readonly built: InstanceValue | null;
  /** As in a passage. */
  readonly isWithinGraph?: NonNullable<Passage['isWithinGraph']>;
  /** Whether the values are there as the call is made; missing: judged by where they come from. */
  readonly isEager?: boolean;
  /** What the library's messages call the layer; missing: by its class. */
  readonly layerName?: string;
}

/** What the engine says of a layer on an input. */
interface Pooled {
  readonly shape: Shape;
  readonly geometry: ChainLink['geometry'];
  readonly numbers: TensorNumbers | null;
  /** Where each maximum was, as the framework counts; null where that isn't known. */
  readonly indices: TensorNumbers | null;
}

/** What a max layer with `return_indices` gives. */
export interface PooledWithIndices {
  readonly output: TensorValue;
  readonly indices: TensorValue;
}

/**
 * Sends a tensor through a pooling layer and records the flow. Sizes come from the engine's plan;
 * where some are symbols, from the same rule in symbols. Raises the framework's own error where the
 * engine finds one.
 */
export const pool = (
  given: TensorValue,
  request: PoolRequest,
  context: LibraryContext,
): TensorValue => poolWithIndices(given, request, context).output;

/** The same, with the indices of the maxima; they have numbers where the input has. */
export function poolWithIndices(
  given: TensorValue,
  request: PoolRequest,
  context: LibraryContext,
): PooledWithIndices {
  const { pooling } = request;
  const pass = (
    input: TensorValue,
    output: TensorValue,
    geometry: ChainLink['geometry'],
    indices: TensorNumbers | null,
  ): PooledWithIndices => {
    const passed = context.passThrough({ ...request, isPooling: true, geometry, input, output });
    const shape = output.shape ?? [];
    return {
      output: passed,
      indices: arrayLike(passed, shape, { dtype: 'int64', numbers: indices }),
    };
  };
  if (pooling.unknown !== null) {
    const unknown = context.unknown(pooling.unknown.reason);
    return pass(given, arrayOfUnknownShape(given, unknown), null, null);
  }
  const sizes = given.shape === null ? null : knownSizes(given.shape);
  // Values that are there are pooled at once; a model that is put together asks for sizes first.
  const isFresh = !context.isPassingLayer && given.chain.last === null;
  const call = {
    ...poolCallOf(pooling),
    isEager: sizes !== null && (request.isEager ?? isFresh),
    isBatchKnown: typeof given.shape?.[0] === 'number',
    ...(request.layerName === undefined ? {} : { layerName: request.layerName }),
  };
  const specified = specify(call, sizes ?? undefined);
  const refuse = (error: PoolError): PooledWithIndices => {
    if (error.code === NOT_WORKED_OUT) {
      const unknown = context.unknown(error.hint);
      return pass(given, arrayOfUnknownShape(given, unknown), null, null);
    }
    const first = sizes === null ? null : typeErrorBeforeSizes(call, sizes, given.dtype);
    return reject(first ?? error, given, request, context);
  };
  if (!specified.ok) return refuse(specified.error);
  const spec = specified.value;
  const input = spatialInput(given, spec.rank, spec.layout);
  if (request.isWithinGraph !== true) notePooledAxes(input, spec, context);
  const pooled = poolShape(spec, input);
  if (!pooled.ok) return refuse(pooled.error);
  const mistyped = dataTypeError(spec, input.dtype, knownSizes(pooled.value.shape));
  if (mistyped !== null) return reject(mistyped, input, request, context);
  const { shape, geometry, numbers, indices } = pooled.value;
  // A root of whole numbers has fractions.
  const isRoot =
    spec.reducer.kind === 'lp' && Math.abs(spec.reducer.p) !== Infinity && !isFloating(input.dtype);
  const dtype = isRoot ? 'float32' : input.dtype;
  return pass(input, arrayLike(input, shape, { dtype, numbers }), geometry, indices);
}

function poolShape(
  spec: PoolSpec,
  input: TensorValue & { readonly shape: Shape },
):
  | { readonly ok: true; readonly value: Pooled }
  | { readonly ok: false; readonly error: PoolError } {
  const sizes = knownSizes(input.shape);
  if (sizes !== null) {
    const planned = planOf(spec, sizes);
    if (!planned.ok) return planned;
    const plan = planned.value;
    return {
      ok: true,
      value: {
        shape: plan.outputShape,
        geometry: geometryOfPlan(plan),
        ...numbersThrough(plan, input),
      },
    };
  }
  return partlyKnown(spec, input.shape);
}

/** Known axes still come from the plan, with a large number in a symbol's place. */
function partlyKnown(spec: PoolSpec, shape: Shape): ReturnType<typeof poolShape> {
  const first = firstSpatialAxis(shape, spec.rank, spec.layout);
  const stand = shape.map((size, axis) => {
    if (typeof size === 'number') return size;
    return axis >= first && axis < first + spec.rank ? 2 ** 16 : 1;
  });
  const planned = planOf(spec, stand);
  if (!planned.ok) return planned;
  const plan = planned.value;
  const keeps = spec.source.kind !== 'global' || spec.source.keepDims;
  const spatial = shape.slice(first, first + spec.rank).map((size, axis): Dimension => {
    const known = plan.axes[axis]?.outputSize ?? 1;
    return typeof size === 'number' ? known : (symbolicOutputSize(spec, axis, size) ?? known);
  });
  return {
    ok: true,
    value: {
      shape: [
        ...shape.slice(0, first),
        ...(keeps ? spatial : []),
        ...shape.slice(first + spec.rank),
      ],
      geometry: geometryOfSpec(spec),
      numbers: null,
      indices: null,
    },
  };
}

function numbersThrough(plan: Plan, input: TensorValue): Pick<Pooled, 'numbers' | 'indices'> {
  const { numbers } = input;
  if (numbers === null) return { numbers: null, indices: null };
  const single = input.dtype === 'float32' || input.dtype === 'float16';
  let known: ReturnType<typeof poolNumbers> | null = null;
  const pooled = (): ReturnType<typeof poolNumbers> => {
    known ??= poolNumbers(plan, single ? Float32Array.from(numbers.data) : numbers.data);
    return known;
  };
  const output = new DeferredNumbers(numbers, () => Float64Array.from(pooled().output), [numbers]);
  const { reducer } = plan.spec;
  if (reducer.kind !== 'max' || !reducer.returnIndices) return { numbers: output, indices: null };
  const { origin } = numbers;
  const indices = new DeferredNumbers(
    { origin, label: 'indices' },
    () => {
      return Float64Array.from(frameworkIndices(plan, pooled().indices ?? new Int32Array(0)));
    },
    [numbers],
  );
  return { numbers: output, indices };
}

function reject(
  error: PoolError,
  input: TensorValue,
  request: PoolRequest,
  context: LibraryContext,
): PooledWithIndices {
  const unknown = context.unknown(`${error.exception}: ${error.message}`);
  const output = arrayOfUnknownShape(input, unknown);
  context.passThrough({
    ...request,
    isPooling: true,
    geometry: null,
    input,
    output,
    unknown,
  });
  // A graph may hold what no run of it would get past.
  return request.isWithinGraph === true
    ? { output, indices: output }
    : context.raise(error.exception, error.message);
}
