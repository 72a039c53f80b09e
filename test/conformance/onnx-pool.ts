import * as v from 'valibot';
import {
  frameworkIndices,
  onnxConv,
  plan,
  pool,
  specify,
  unpool,
  type PoolCall,
} from '../../src/engine/index.js';
import { difference, onnxTolerance, shapeDifference } from './compare.js';
import { argumentsOf, attributeValue, storedNumbers } from './stored.js';
import { attempt, firstDifference, type Format } from './suite.js';
import { numbers } from './tensor.js';

const array = v.object({
  shape: v.array(v.number()),
  dtype: v.optional(v.string(), 'float32'),
  data: storedNumbers,
});

const onnxCase = v.object({
  name: v.string(),
  op: v.string(),
  opset: v.optional(v.number(), 22),
  attributes: v.record(v.string(), attributeValue),
  inputs: v.array(v.number()),
  outputs: v.array(v.number()),
  /** What the runtime said instead of giving outputs. */
  error: v.optional(v.string()),
});

const onnxFile = v.object({ cases: v.array(onnxCase), arrays: v.array(array) });

type OnnxCase = v.InferOutput<typeof onnxCase>;
type StoredArray = v.InferOutput<typeof array>;

/** `onnx-pool/1`: node tests of the pooling operators and of Conv. */
export const onnxPool: Format = {
  accepts: (format) => format.startsWith('onnx-pool'),
  run: (file) => {
    const { cases, arrays } = v.parse(onnxFile, file);
    const pick = (indices: readonly number[]) =>
      indices.map((index) => arrays[index]).filter((found) => found !== undefined);
    return cases.map((stored) => ({
      name: `${stored.name} ${JSON.stringify(stored.attributes)}`,
      group: stored.op,
      failure: attempt(() => check(stored, pick(stored.inputs), pick(stored.outputs))),
    }));
  },
};

const check = (
  stored: OnnxCase,
  inputs: readonly StoredArray[],
  outputs: readonly StoredArray[],
): string | null => {
  const [input, second, third] = inputs;
  const [output, indices] = outputs;
  const call: PoolCall = {
    framework: 'onnx',
    operation: stored.op,
    arguments: {
      ...argumentsOf(stored.attributes),
      ...(stored.op === 'MaxPool' ? { Indices: indices !== undefined } : {}),
    },
    version: String(stored.opset),
  };
  if (stored.error !== undefined && input !== undefined)
    return checkRefusal(call, input, stored.error);
  if (input === undefined || output === undefined) return 'an array is missing';
  switch (stored.op) {
    case 'Conv':
      return second === undefined ? 'no weights' : checkConv(stored, input, second, third, output);
    case 'MaxUnpool':
      return second === undefined ? 'no indices' : checkUnpool(call, input, second, third, output);
    default:
      return checkPool(call, input, output, indices);
  }
};

const checkRefusal = (call: PoolCall, input: StoredArray, error: string): string | null => {
  const spec = specify(call, input.shape);
  const planned = spec.ok ? plan(spec.value, input.shape) : spec;
  return planned.ok ? `accepted, but the runtime says: ${error}` : null;
};

const checkPool = (
  call: PoolCall,
  input: StoredArray,
  output: StoredArray,
  indices: StoredArray | undefined,
): string | null => {
  const spec = specify(call, input.shape);
  const planned = spec.ok ? plan(spec.value, input.shape) : spec;
  if (!planned.ok) return `rejected: ${planned.error.message}`;
  const pooled = pool(planned.value, numbers(input.data, input.dtype));
  return firstDifference([
    () => shapeDifference(planned.value.outputShape, output.shape),
    () => difference('out', pooled.output, output.data, onnxTolerance),
    () => {
      if (indices === undefined) return null;
      return pooled.indices === null
        ? 'no indices came back'
        : difference('index', frameworkIndices(planned.value, pooled.indices), indices.data, 0);
    },
  ]);
};

const checkUnpool = (
  call: PoolCall,
  input: StoredArray,
  indices: StoredArray,
  outputShape: StoredArray | undefined,
  output: StoredArray,
): string | null => {
  const args =
    outputShape === undefined
      ? call.arguments
      : { ...call.arguments, output_shape: outputShape.data.map(Number) };
  const result = unpool(
    { ...call, arguments: args },
    numbers(input.data, input.dtype),
    input.shape,
    indices.data.map(Number),
  );
  if (!result.ok) return `rejected: ${result.error.message}`;
  return firstDifference([
    () => shapeDifference(result.value.shape, output.shape),
    () => difference('out', result.value.output, output.data, 0),
  ]);
};

const checkConv = (
  stored: OnnxCase,
  input: StoredArray,
  weights: StoredArray,
  bias: StoredArray | undefined,
  output: StoredArray,
): string | null => {
  const tensor = ({ shape, data }: StoredArray) => ({
    shape,
    data: Float64Array.from(data, Number),
  });
  const result = onnxConv(
    {
      input: tensor(input),
      weights: tensor(weights),
      bias: bias === undefined ? null : tensor(bias).data,
      precision: 'float32',
    },
    v.parse(convAttributes, stored.attributes),
  );
  if (!result.ok) return `rejected: ${result.error.message}`;
  return firstDifference([
    () => shapeDifference(result.value.shape, output.shape),
    () => difference('out', result.value.data, output.data, onnxTolerance),
  ]);
};

const list = v.exactOptional(v.array(v.number()));
const convAttributes = v.object({
  auto_pad: v.exactOptional(v.picklist(['NOTSET', 'VALID', 'SAME_UPPER', 'SAME_LOWER'])),
  dilations: list,
  group: v.exactOptional(v.number()),
  kernel_shape: list,
  pads: list,
  strides: list,
});
