import * as v from 'valibot';
import { plan, pool, specify, webnnConv2d } from '../../src/engine/index.js';
import { difference, shapeDifference, toleranceOf } from './compare.js';
import { argumentsOf, attributeValue, tensor } from './stored.js';
import { attempt, firstDifference, type Format } from './suite.js';
import { numbers } from './tensor.js';

const webnnCase = v.object({
  name: v.string(),
  op: v.string(),
  dataType: v.optional(v.string(), 'float32'),
  options: v.record(v.string(), attributeValue),
  inputs: v.record(v.string(), tensor),
  expected: tensor,
});

const webnnFile = v.object({ cases: v.array(webnnCase) });

type WebnnCase = v.InferOutput<typeof webnnCase>;
type StoredTensor = v.InferOutput<typeof tensor>;

/** `webnn-pool/1`: pool2d and conv2d cases of the web platform tests and of webnn-baseline. */
export const webnnPool: Format = {
  accepts: (format) => format.startsWith('webnn-pool'),
  run: (file) =>
    v.parse(webnnFile, file).cases.map((stored) => ({
      name: `${stored.name} ${JSON.stringify(stored.options)}`,
      group: stored.op,
      failure: attempt(() => (stored.op === 'conv2d' ? checkConv(stored) : checkPool(stored))),
    })),
};

const checkPool = (stored: WebnnCase): string | null => {
  const { input } = stored.inputs;
  if (input === undefined) return 'the case has no input';
  const args = argumentsOf(stored.options);
  const call = {
    framework: 'webnn' as const,
    operation: stored.op,
    arguments: args,
    version: null,
  };
  const spec = specify(call, input.shape);
  const planned = spec.ok ? plan(spec.value, input.shape) : spec;
  if (!planned.ok) return `rejected: ${planned.error.message}`;
  const { output } = pool(planned.value, numbers(input.data, stored.dataType));
  return compare(stored, planned.value.outputShape, output);
};

const checkConv = (stored: WebnnCase): string | null => {
  const { input, filter, bias } = stored.inputs;
  if (input === undefined || filter === undefined) return 'the case lacks a tensor';
  const result = webnnConv2d(
    {
      input: asTensor(input),
      weights: asTensor(filter),
      bias: bias === undefined ? null : asTensor(bias).data,
      precision: stored.dataType === 'float64' ? 'float64' : 'float32',
    },
    v.parse(convOptions, stored.options),
  );
  if (!result.ok) return `rejected: ${result.error.message}`;
  return compare(stored, result.value.shape, result.value.data);
};

const compare = (
  { expected, dataType }: WebnnCase,
  shape: readonly number[],
  data: ArrayLike<number>,
): string | null =>
  firstDifference([
    () => shapeDifference(shape, expected.shape),
    () => difference('out', data, expected.data, toleranceOf(dataType)),
  ]);

const asTensor = ({ shape, data }: StoredTensor) => ({
  shape,
  data: Float64Array.from(data, Number),
});

const list = v.exactOptional(v.array(v.number()));
const convOptions = v.object({
  padding: list,
  strides: list,
  dilations: list,
  groups: v.exactOptional(v.number()),
  inputLayout: v.exactOptional(v.picklist(['nchw', 'nhwc'])),
  filterLayout: v.exactOptional(v.picklist(['oihw', 'hwio', 'ohwi', 'ihwo'])),
  autoPad: v.exactOptional(v.picklist(['explicit', 'same-upper', 'same-lower'])),
});
