import { onnxModel, type Attribute } from './onnx-model.js';
import type { Seeded } from './seeded.js';

/** As much of ONNX Runtime as a run of one node needs; its packages for web and Node share it. */
export interface Runtime {
  readonly InferenceSession: {
    readonly create: (model: Uint8Array, options: object) => Promise<Session>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, shape: number[]) => unknown;
}

interface Session {
  readonly run: (feeds: Record<string, unknown>) => Promise<Record<string, Output>>;
  readonly release?: () => Promise<void>;
}

interface Output {
  readonly dims: readonly number[];
  readonly data: ArrayLike<number | bigint>;
}

/** Fresh cases of ONNX Runtime's pooling operators in the format `onnx-pool/1`. */
export const onnxCases = async (
  runtime: Runtime,
  random: Seeded,
  count: number,
  { withNan = true }: { readonly withNan?: boolean } = {},
) => {
  const cases = [];
  const arrays: { shape: readonly number[]; data: readonly (number | string)[] }[] = [];
  const add = (shape: readonly number[], data: ArrayLike<number | bigint>): number =>
    arrays.push({ shape, data: Array.from(data, (value) => stored(Number(value))) }) - 1;
  for (let at = 0; at < count; at += 1) {
    const node = randomNode(random);
    const { op, opset, attributes, shape, indices } = node;
    const drawn = random.values(shape.reduce((all, size) => all * size, 1));
    const input = withNan ? drawn : drawn.map((value) => (Number.isNaN(value) ? 0.5 : value));
    const names = indices ? ['y', 'i'] : ['y'];
    const inputs = [add(shape, input)];
    const written = { name: `random${String(at)}`, op, opset, attributes, inputs };
    try {
      const model = onnxModel(op, opset, attributes, shape, names);
      const session = await runtime.InferenceSession.create(model, { logSeverityLevel: 4 });
      const tensor = new runtime.Tensor('float32', Float32Array.from(input), [...shape]);
      const result = await session.run({ x: tensor });
      const outputs = names.flatMap((name) => {
        const output = result[name];
        return output === undefined ? [] : [add(output.dims, output.data)];
      });
      cases.push({ ...written, outputs });
      await session.release?.();
    } catch (error) {
      cases.push({ ...written, outputs: [], error: String(error).slice(0, 300) });
    }
  }
  return { format: 'onnx-pool/1', cases, arrays };
};

const stored = (value: number): number | string => (Number.isFinite(value) ? value : String(value));

const randomNode = (random: Seeded) => {
  const rank = random.whole(1, 3);
  const op = random.pick([
    'MaxPool',
    'MaxPool',
    'AveragePool',
    'AveragePool',
    'LpPool',
    'GlobalMaxPool',
    'GlobalAveragePool',
    'GlobalLpPool',
  ]);
  const shape = [random.whole(1, 2), random.whole(1, 2)].concat(
    random.list(rank, () => random.whole(1, rank === 1 ? 15 : rank === 2 ? 8 : 5)),
  );
  if (op.startsWith('Global')) {
    const isNorm = op === 'GlobalLpPool';
    const attributes: Record<string, Attribute> = isNorm ? { p: random.whole(1, 4) } : {};
    return { op, opset: isNorm ? 2 : random.pick([1, 22]), attributes, shape, indices: false };
  }
  const opset = random.pick(op === 'LpPool' ? [11, 18, 22] : [11, 12, 19, 22]);
  const attributes: Record<string, Attribute> = {
    kernel_shape: random.list(rank, () => random.whole(1, 4)),
  };
  if (random.chance(0.7)) attributes['strides'] = random.list(rank, () => random.whole(1, 4));
  const since = { MaxPool: 10, AveragePool: 19, LpPool: 18 }[op] ?? 10;
  if (opset >= since && random.chance(0.3)) {
    attributes['dilations'] = random.list(rank, () => random.whole(1, 3));
  }
  const padding = random.pick(['pads', 'pads', 'auto', 'none']);
  if (padding === 'pads') attributes['pads'] = random.list(rank * 2, () => random.whole(0, 2));
  if (padding === 'auto') {
    attributes['auto_pad'] = random.pick(['SAME_UPPER', 'SAME_LOWER', 'VALID', 'NOTSET']);
  }
  if ((op !== 'LpPool' || opset >= 18) && random.chance(0.4)) {
    attributes['ceil_mode'] = random.whole(0, 1);
  }
  if (op === 'AveragePool' && random.chance(0.5)) {
    attributes['count_include_pad'] = random.whole(0, 1);
  }
  if (op === 'LpPool') attributes['p'] = random.whole(1, 4);
  if (op === 'MaxPool' && random.chance(0.3)) attributes['storage_order'] = random.whole(0, 1);
  return { op, opset, attributes, shape, indices: op === 'MaxPool' && random.chance(0.4) };
};
