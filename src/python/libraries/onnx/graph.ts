import { plan, specify, unpoolGeometry, type PoolCall } from '../../../engine/index.js';
import type { PoolError } from '../../../engine/index.js';
import { say, type Words } from '../../../engine/phrase.js';
import type { PoolingArguments } from '../../values/layer.js';
import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue, Value } from '../../values/value.js';
import { plainArgument } from '../../values/plain-argument.js';
import { arrayLike, arrayOfUnknownShape, knownSizes, newArray } from '../arrays/array.js';
import type { LibraryContext } from '../contract.js';
import { pool, poolWithIndices } from '../pooling/pool.js';
import { unpool } from '../pooling/unpool.js';
import { POOLS, UNPOOL } from './nodes.js';
import { constantTensor } from './protos.js';

/** The tensors of a graph by their names. */
export type Tensors = Map<string, TensorValue>;

/** Operators that keep the shape of their first input. */
const SAME_SHAPE: ReadonlySet<string> = new Set([
  ...['Relu', 'LeakyRelu', 'PRelu', 'Elu', 'Selu', 'Celu', 'Gelu', 'Mish', 'HardSwish'],
  ...['Sigmoid', 'HardSigmoid', 'Tanh', 'Softplus', 'Softsign', 'Softmax', 'LogSoftmax'],
  ...['Identity', 'Dropout', 'BatchNormalization', 'InstanceNormalization', 'LRN', 'Clip'],
  ...['Abs', 'Neg', 'Exp', 'Log', 'Sqrt', 'Cast', 'LayerNormalization', 'GroupNormalization'],
]);

/**
 * Sends tensors through nodes in their order and adds what each gives. A node is a layer of the code
 * where it was made; an error ends in it, and what needs its output isn't known.
 */
export function runNodes(nodes: readonly Value[], tensors: Tensors, context: LibraryContext): void {
  for (const node of nodes) {
    if (node.kind === 'instance') runNode(node, tensors, context);
  }
}

function runNode(node: InstanceValue, tensors: Tensors, context: LibraryContext): void {
  const type = context.getAttribute(node, 'op_type');
  const outputs = namesOf(context.getAttribute(node, 'output'), context);
  if (type?.kind !== 'string') return;
  const inputs = namesOf(context.getAttribute(node, 'input'), context).map(
    (name) => tensors.get(name) ?? null,
  );
  const made = outputsOf(type.value, node, inputs, context);
  made.forEach((tensor, index) => {
    const name = outputs[index];
    if (name !== undefined && name !== '') tensors.set(name, tensor);
  });
}

const namesOf = (value: Value | undefined, context: LibraryContext): readonly string[] =>
  value?.kind === 'list' || value?.kind === 'tuple'
    ? context.items(value).map((item) => (item.kind === 'string' ? item.value : ''))
    : [];

function outputsOf(
  type: string,
  node: InstanceValue,
  inputs: readonly (TensorValue | null)[],
  context: LibraryContext,
): readonly TensorValue[] {
  const constant = type === 'Constant' ? constantTensor(node, context) : null;
  if (constant !== null) return [constant];
  const input = inputs[0] ?? null;
  if (input === null) return [];
  const pooling = node.creation?.pooling ?? null;
  if (pooling !== null && POOLS.has(type)) return pooled(type, node, pooling, input, context);
  if (pooling !== null && type === UNPOOL) {
    return [unpooled(node, pooling, inputs, input, context)];
  }
  if (SAME_SHAPE.has(type)) return [arrayLike(input, input.shape ?? [])];
  const reason = say('what `{type}` does to a shape is not read', { type });
  return [arrayOfUnknownShape(input, context.unknown(reason))];
}

const requestOf = (kind: string, node: InstanceValue, pooling: PoolingArguments) =>
  ({ kind, framework: 'onnx', pooling, built: node, isWithinGraph: true }) as const;

const callOf = ({ framework, operation, arguments: args }: PoolingArguments): PoolCall => ({
  framework,
  operation,
  arguments: args,
  version: null,
});

function pooled(
  type: string,
  node: InstanceValue,
  pooling: PoolingArguments,
  input: TensorValue,
  context: LibraryContext,
): readonly TensorValue[] {
  const request = requestOf(type, node, pooling);
  const refusal = pooling.unknown === null ? refusalOf(callOf(pooling), input) : null;
  if (refusal !== null) return [refused(request, refusal, input, context)];
  if (type !== 'MaxPool') return [pool(input, request, context)];
  const { output, indices } = poolWithIndices(input, request, context);
  return [output, indices];
}

/** What ONNX says of a pooling on an input; null: nothing. */
function refusalOf(call: PoolCall, input: TensorValue): PoolError | null {
  const sizes = input.shape === null ? null : knownSizes(input.shape);
  const spec = specify(call, sizes ?? undefined);
  if (!spec.ok) return spec.error;
  if (sizes === null) return null;
  const planned = plan(spec.value, sizes);
  return planned.ok ? null : planned.error;
}

function unpooled(
  node: InstanceValue,
  written: PoolingArguments,
  inputs: readonly (TensorValue | null)[],
  input: TensorValue,
  context: LibraryContext,
): TensorValue {
  const size = inputs[2] ?? null;
  const asked = size === null ? undefined : plainArgument(size);
  const arguments_ =
    asked === undefined ? written.arguments : { ...written.arguments, output_shape: asked };
  const pooling = { ...written, arguments: arguments_ };
  const request = { ...requestOf(UNPOOL, node, pooling), isPooling: false } as const;
  const sizes = input.shape === null ? null : knownSizes(input.shape);
  const geometry = sizes === null ? null : unpoolGeometry(callOf(pooling), sizes);
  if (geometry?.ok === false) return refused(request, geometry.error, input, context);
  return unpool(
    input,
    inputs[1] ?? newArray(input.type, { shape: [], dtype: 'int64' }),
    request,
    context,
  );
}

function refused(
  request: ReturnType<typeof requestOf> & { readonly isPooling?: boolean },
  { exception, message }: PoolError,
  input: TensorValue,
  context: LibraryContext,
): TensorValue {
  const reason: Words = `${exception}: ${message}`;
  const unknown = context.unknown(reason);
  return context.passThrough({
    isPooling: true,
    ...request,
    geometry: null,
    input,
    output: arrayOfUnknownShape(input, unknown),
    unknown,
  });
}
