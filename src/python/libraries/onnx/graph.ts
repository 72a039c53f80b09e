import { say } from '../../../engine/phrase.js';
import type { PoolingArguments } from '../../values/layer.js';
import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue, Value } from '../../values/value.js';
import { plainArgument } from '../../values/plain-argument.js';
import { arrayLike, arrayOfUnknownShape, newArray } from '../arrays/array.js';
import type { LibraryContext } from '../contract.js';
import { poolWithIndices } from '../pooling/pool.js';
import { unpool } from '../pooling/unpool.js';
import { itemsOf, textOf } from './fields.js';
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
  const type = textOf(context.getAttribute(node, 'op_type'));
  const inputs = itemsOf(node, 'input', context).map((name) => tensors.get(textOf(name)) ?? null);
  const outputs = itemsOf(node, 'output', context).map(textOf);
  outputsOf(type, node, inputs, context).forEach((tensor, index) => {
    const name = outputs[index] ?? '';
    if (name !== '') tensors.set(name, tensor);
  });
}

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
  if (pooling !== null && POOLS.has(type)) {
    const { output, indices } = poolWithIndices(input, requestOf(type, node, pooling), context);
    return type === 'MaxPool' ? [output, indices] : [output];
  }
  if (pooling !== null && type === UNPOOL) {
    return [unpooled(node, pooling, inputs, input, context)];
  }
  if (SAME_SHAPE.has(type)) return [arrayLike(input, input.shape ?? [])];
  const reason = say('what `{type}` does to a shape is not read', { type });
  return [arrayOfUnknownShape(input, context.unknown(reason))];
}

const requestOf = (kind: string, node: InstanceValue, pooling: PoolingArguments) =>
  ({ kind, framework: 'onnx', pooling, built: node, isWithinGraph: true }) as const;

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
  const request = requestOf(UNPOOL, node, pooling);
  return unpool(
    input,
    inputs[1] ?? newArray(input.type, { shape: [], dtype: 'int64' }),
    request,
    context,
  );
}
