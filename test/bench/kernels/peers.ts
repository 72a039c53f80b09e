import { createRequire } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { countOf, type KernelCase } from './cases.js';
import { onnxModel } from './onnx-model.js';

/** One implementation, made ready for one layer; `run` takes the data in and out. */
export interface Peer {
  readonly name: string;
  readonly run: () => void | Promise<void>;
  readonly output: () => Float32Array;
}

export interface PeerLibrary {
  readonly versions: Readonly<Record<string, string>>;
  /** The peers that can compute a layer on an input. */
  prepare(layer: KernelCase, input: Float32Array): Promise<readonly Peer[]>;
}

// The peers are fetched on demand, without their types: these are the parts that are used here.
type PoolingOf = (
  x: unknown,
  kernel: readonly number[],
  stride: readonly number[],
  pads: 'valid' | readonly (readonly number[])[],
) => { dataSync(): Float32Array<ArrayBuffer> };

interface TensorFlow extends Readonly<
  Record<'maxPool' | 'avgPool' | 'maxPool3d' | 'avgPool3d', PoolingOf>
> {
  readonly version_core: string;
  setBackend(name: string): Promise<boolean>;
  getBackend(): string;
  ready(): Promise<void>;
  tidy(run: () => void): void;
  tensor(data: Float32Array, shape: readonly (number | undefined)[], dtype: 'float32'): unknown;
}

interface TensorFlowWasm {
  setWasmPaths(folder: string): void;
  setThreadsCount(threads: number): void;
}

interface OnnxRuntime {
  readonly env: {
    readonly versions: { readonly web: string };
    readonly wasm: { numThreads: number };
  };
  readonly InferenceSession: {
    create(
      model: Uint8Array,
      options: { readonly executionProviders: readonly string[] },
    ): Promise<{
      run(feeds: {
        readonly x: unknown;
      }): Promise<{ readonly y: { readonly data: Float32Array<ArrayBuffer> } }>;
    }>;
  };
  readonly Tensor: new (type: 'float32', data: Float32Array, shape: number[]) => unknown;
}

/** Loads the libraries that were installed into `folder`. */
export function loadPeers(folder: string): PeerLibrary {
  const require = createRequire(pathToFileURL(path.join(folder, 'package.json')));
  const tf = require('@tensorflow/tfjs-core') as TensorFlow;
  require('@tensorflow/tfjs-backend-cpu');
  const wasm = require('@tensorflow/tfjs-backend-wasm') as TensorFlowWasm;
  const ort = require('onnxruntime-web/wasm') as OnnxRuntime;
  const wasmFolder = path.dirname(require.resolve('@tensorflow/tfjs-backend-wasm/package.json'));
  wasm.setWasmPaths(path.join(wasmFolder, 'dist') + path.sep);
  wasm.setThreadsCount(1);
  ort.env.wasm.numThreads = 1;
  return {
    versions: {
      'tfjs-core': tf.version_core,
      'onnxruntime-web': ort.env.versions.web,
    },
    async prepare(layer, input) {
      const peers: Peer[] = [];
      if (layer.adaptive !== null) return peers;
      if (layer.shape.length <= 5) {
        for (const backend of ['cpu', 'wasm'])
          peers.push(await tfjsPeer(tf, backend, layer, input));
      }
      peers.push(await onnxPeer(ort, layer, input));
      return peers;
    },
  };
}

/** tfjs takes channels last; the order of random numbers does not matter to its speed. */
async function tfjsPeer(
  tf: TensorFlow,
  backend: string,
  layer: KernelCase,
  input: Float32Array,
): Promise<Peer> {
  await tf.setBackend(backend);
  await tf.ready();
  const [batch, channels, ...spatial] = layer.shape;
  const flat = spatial.length === 1;
  const shape = [batch, ...(flat ? [1] : []), ...spatial, channels];
  const one = (values: readonly number[]) => (flat ? [1, ...values] : [...values]);
  const pads = [[0, 0], ...one(layer.padding).map((p) => [flat ? 0 : p, flat ? 0 : p]), [0, 0]];
  const padded = layer.padding.some((p) => p > 0);
  const three = spatial.length === 3;
  const operation = tf[`${layer.operation}Pool${three ? '3d' : ''}`];
  let last = new Float32Array();
  return {
    name: `tfjs-${backend}`,
    run: async () => {
      if (tf.getBackend() !== backend) await tf.setBackend(backend);
      tf.tidy(() => {
        const x = tf.tensor(input, shape, 'float32');
        const y = operation(x, one(layer.kernel), one(layer.stride), padded ? pads : 'valid');
        last = y.dataSync();
      });
    },
    output: () => last,
  };
}

async function onnxPeer(ort: OnnxRuntime, layer: KernelCase, input: Float32Array): Promise<Peer> {
  const session = await ort.InferenceSession.create(onnxModel(layer), {
    executionProviders: ['wasm'],
  });
  let last = new Float32Array();
  return {
    name: 'ort-web',
    run: async () => {
      const x = new ort.Tensor('float32', input, [...layer.shape]);
      const { y } = await session.run({ x });
      last = y.data;
    },
    output: () => last,
  };
}

/** Random numbers of a normal distribution: the worst case for branch prediction. */
export function randomInput(layer: KernelCase): Float32Array {
  let state = 0x9e3779b9;
  const uniform = () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state + 1) / 4294967297;
  };
  return Float32Array.from({ length: countOf(layer.shape) }, () => {
    return Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform());
  });
}
