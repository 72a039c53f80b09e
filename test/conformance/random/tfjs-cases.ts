import type { Seeded } from './seeded.js';

/** As much of TensorFlow.js as pooling needs. */
export interface Tfjs {
  readonly setBackend: (name: 'cpu') => Promise<boolean>;
  readonly tensor: (data: Float32Array, shape: number[]) => TfTensor;
  readonly grad: (run: (x: TfTensor) => TfTensor) => (x: TfTensor) => TfTensor;
  readonly layers: Readonly<Record<string, ((options: object) => TfLayer) | undefined>>;
}

interface TfTensor {
  readonly shape: readonly number[];
  readonly dataSync: () => ArrayLike<number>;
  readonly mul: (other: TfTensor) => TfTensor;
  readonly sum: () => TfTensor;
}

interface TfLayer {
  readonly apply: (x: TfTensor) => TfTensor;
}

type Argument = number | string | boolean | readonly Argument[];

/** Fresh cases of TensorFlow.js on the CPU in the format `tfjs-values/1`. */
export const tfjsCases = async (tf: Tfjs, random: Seeded, count: number) => {
  await tf.setBackend('cpu');
  const cases = [];
  for (let at = 0; at < count; at += 1) {
    const { op, args, shape } = randomCall(random);
    const values = random.values(shape.reduce((all, size) => all * size, 1));
    const input = { shape, data: values.map(stored) };
    const common = { id: `random${String(at)}`, op: `tfjs.${op}`, dtype: 'float32', args, input };
    try {
      const x = tf.tensor(Float32Array.from(values), [...shape]);
      const { out, indices } = applied(tf, op, args, x);
      const written = {
        ...common,
        out: { shape: out.shape, data: Array.from(out.dataSync(), stored) },
        ...(indices === null ? {} : { outIndices: Array.from(indices.dataSync()) }),
      };
      if (op === 'maxPoolWithArgmax' || random.chance(0.4)) {
        cases.push(written);
        continue;
      }
      const w = random.list(out.dataSync().length, () => random.whole(-4, 4));
      const weights = tf.tensor(Float32Array.from(w), [...out.shape]);
      const run = () => tf.grad((given) => applied(tf, op, args, given).out.mul(weights).sum())(x);
      const grad = orNull(run);
      cases.push(
        grad === null ? written : { ...written, w, grad: Array.from(grad.dataSync(), stored) },
      );
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      cases.push({ ...common, out: { shape: [], data: [] }, error: message });
    }
  }
  return { format: 'tfjs-values/1', cases };
};

/** Where the values have no gradient, they are held to all the same. */
const orNull = <T>(run: () => T): T | null => {
  try {
    return run();
  } catch {
    return null;
  }
};

const stored = (value: number): number | string => (Number.isFinite(value) ? value : String(value));

const applied = (
  tf: Tfjs,
  op: string,
  args: Readonly<Record<string, Argument>>,
  x: TfTensor,
): { readonly out: TfTensor; readonly indices: TfTensor | null } => {
  const layer = tf.layers[op];
  if (layer !== undefined && /ooling/u.test(op)) {
    return { out: layer(args).apply(x), indices: null };
  }
  const { filterSize, windowShape, poolingType, strides, pad, dilations, dimRoundingMode } = args;
  const ordered =
    op === 'pool'
      ? [windowShape, poolingType, pad, dilations, strides, dimRoundingMode]
      : [filterSize, strides, pad, dimRoundingMode ?? args['includeBatchInIndex']];
  const call: unknown = Reflect.get(tf, op);
  if (typeof call !== 'function') throw new TypeError(`tf.${op} is missing`);
  const result: unknown = Reflect.apply(call, tf, [x, ...ordered]);
  if (op !== 'maxPoolWithArgmax') return { out: result as TfTensor, indices: null };
  const { result: out, indexes: indices } = result as WithArgmax;
  return { out, indices };
};

interface WithArgmax {
  readonly result: TfTensor;
  readonly indexes: TfTensor;
}

const randomCall = (random: Seeded) => {
  const op = random.pick([
    'maxPool',
    'avgPool',
    'maxPool3d',
    'avgPool3d',
    'pool',
    'pool',
    'maxPoolWithArgmax',
    ...(['max', 'average'] as const).flatMap((kind) =>
      [1, 2, 3].map((rank) => `${kind}Pooling${String(rank)}d`),
    ),
    'globalMaxPooling1d',
    'globalMaxPooling2d',
    'globalAveragePooling1d',
    'globalAveragePooling2d',
  ]);
  const rank = Number(/(\d)d$/u.exec(op)?.[1] ?? 2);
  const spatial = random.list(rank, () => random.whole(1, rank === 3 ? 5 : 8));
  const isLayer = op.includes('ooling');
  const unbatched = !isLayer && op !== 'maxPoolWithArgmax' && random.chance(0.15);
  const shape = [...(unbatched ? [] : [random.whole(1, 2)]), ...spatial, random.whole(1, 2)];
  const args: Record<string, Argument> = {};
  if (isLayer && rank > 1 && random.chance(0.3)) {
    args['dataFormat'] = random.pick(['channelsFirst', 'channelsLast']);
  }
  if (op.startsWith('global')) return { op, args, shape };
  const sizes = (least: number, most: number): Argument =>
    random.chance(0.5)
      ? random.whole(least, most)
      : random.list(rank, () => random.whole(least, most));
  if (isLayer) {
    args['poolSize'] = sizes(1, 4);
    if (random.chance(0.6)) args['strides'] = sizes(1, 4);
    if (random.chance(0.6)) args['padding'] = random.pick(['same', 'valid']);
    return { op, args, shape };
  }
  args[op === 'pool' ? 'windowShape' : 'filterSize'] = sizes(random.chance(0.03) ? 0 : 1, 4);
  args['pad'] = random.pick<Argument>([
    'same',
    'valid',
    'same',
    ...[0, 1, 2, -1],
    // Over two axes such windows read between rows, which isn't shown.
    ...(rank === 3 ? [0.5, 1.5] : []),
  ]);
  if (rank === 2 && random.chance(0.2)) {
    const side = () => [random.whole(0, 2), random.whole(0, 2)];
    args['pad'] = [[0, 0], side(), side(), [0, 0]];
  }
  const isDilated = op === 'pool' && random.chance(0.5);
  const withStrides = op !== 'pool' || random.chance(0.7);
  if (withStrides) args['strides'] = isDilated ? 1 : sizes(1, 4);
  if (op === 'pool') {
    args['poolingType'] = random.pick(['max', 'avg']);
    if (isDilated) args['dilations'] = sizes(1, 3);
    else if (random.chance(0.3)) args['dilations'] = 1;
  }
  if (op === 'maxPoolWithArgmax') {
    if (random.chance(0.6)) args['includeBatchInIndex'] = random.chance(0.5);
  } else if (random.chance(typeof args['pad'] === 'string' ? 0.05 : 0.4)) {
    args['dimRoundingMode'] = random.pick(['floor', 'round', 'ceil']);
  }
  return { op, args, shape };
};
