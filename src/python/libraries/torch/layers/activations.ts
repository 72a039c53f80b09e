import type { TensorValue } from '../../../values/tensor.js';
import { parameter } from '../tensors.js';
import type { LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import { floatMaps, mapped, sameTypeMaps } from '../../arrays/maps.js';
import { layerClass, pass, type LayerDescription } from './simple-layer.js';

/** Element-wise layers: constructor parameters, and the function of one number where it is fixed. */
const ACTIVATIONS: Readonly<Record<string, { parameters: string; map?: (x: number) => number }>> = {
  ReLU: { parameters: 'inplace=False', map: sameTypeMaps['relu'] },
  ReLU6: { parameters: 'inplace=False', map: sameTypeMaps['relu6'] },
  LeakyReLU: { parameters: 'negative_slope=0.01, inplace=False' },
  PReLU: { parameters: 'num_parameters=1, init=0.25, device=None, dtype=None' },
  RReLU: { parameters: 'lower=0.125, upper=0.3333333333333333, inplace=False' },
  ELU: { parameters: 'alpha=1.0, inplace=False' },
  CELU: { parameters: 'alpha=1.0, inplace=False' },
  SELU: { parameters: 'inplace=False', map: floatMaps['selu'] },
  GELU: { parameters: "approximate='none'", map: floatMaps['gelu'] },
  SiLU: { parameters: 'inplace=False', map: floatMaps['silu'] },
  Mish: { parameters: 'inplace=False', map: floatMaps['mish'] },
  Hardswish: { parameters: 'inplace=False', map: floatMaps['hardswish'] },
  Hardsigmoid: { parameters: 'inplace=False', map: floatMaps['hardsigmoid'] },
  Hardtanh: { parameters: 'min_val=-1.0, max_val=1.0, inplace=False' },
  Hardshrink: { parameters: 'lambd=0.5' },
  Softshrink: { parameters: 'lambd=0.5' },
  Tanhshrink: { parameters: '', map: floatMaps['tanhshrink'] },
  Threshold: { parameters: 'threshold, value, inplace=False' },
  Sigmoid: { parameters: '', map: floatMaps['sigmoid'] },
  LogSigmoid: { parameters: '', map: floatMaps['logsigmoid'] },
  Tanh: { parameters: '', map: floatMaps['tanh'] },
  Softplus: { parameters: 'beta=1.0, threshold=20.0' },
  Softsign: { parameters: '', map: floatMaps['softsign'] },
  Softmax: { parameters: 'dim=None' },
  Softmin: { parameters: 'dim=None' },
  Softmax2d: { parameters: '' },
  LogSoftmax: { parameters: 'dim=None' },
  Dropout: { parameters: 'p=0.5, inplace=False' },
  Dropout1d: { parameters: 'p=0.5, inplace=False' },
  Dropout2d: { parameters: 'p=0.5, inplace=False' },
  Dropout3d: { parameters: 'p=0.5, inplace=False' },
  AlphaDropout: { parameters: 'p=0.5, inplace=False' },
  FeatureAlphaDropout: { parameters: 'p=0.5, inplace=False' },
  Identity: { parameters: '*args, **kwargs', map: (x) => x },
};

const ROWS = new Set(['Softmax', 'LogSoftmax', 'Softmin']);
const METHODS: Readonly<Record<string, string>> = {
  Softmax: 'softmax',
  LogSoftmax: 'log_softmax',
  Softmin: 'softmin',
};

function describe(
  kind: string,
  map: ((x: number) => number) | undefined,
): LayerDescription['output'] {
  if (map !== undefined) return (input) => mapped(input, map, false);
  if (ROWS.has(kind)) {
    return (input, settings, context) => {
      const output = context.callMethod(input, METHODS[kind] ?? '', [settings.get('dim')]);
      return output.kind === 'tensor' ? output : withoutNumbers(input);
    };
  }
  if (kind.includes('Dropout')) {
    return (input, settings) => (settings.flag('training') ? withoutNumbers(input) : input);
  }
  return withoutNumbers;
}

function withoutNumbers(input: TensorValue): TensorValue {
  return { ...input, numbers: null };
}

/** Element-wise layers of `torch.nn`. */
export const activationLayers: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.entries(ACTIVATIONS).map(([kind, { parameters, map }]) => {
    const output = describe(kind, map);
    const build: LayerDescription['build'] =
      kind === 'PReLU'
        ? (self, args, context) =>
            context.setAttribute(self, 'weight', parameter([args.integer('num_parameters')]))
        : () => undefined;
    return [kind, layerClass(kind, { parameters, build, ...(output && { output }) })];
  }),
);

/** Functions whose tensor keeps its shape, with the parameters after `input`. */
const FUNCTIONS: Readonly<Record<string, string>> = {
  relu: 'inplace=False',
  relu6: 'inplace=False',
  leaky_relu: 'negative_slope=0.01, inplace=False',
  prelu: 'weight',
  rrelu: 'lower=0.125, upper=0.3333333333333333, training=False, inplace=False',
  elu: 'alpha=1.0, inplace=False',
  celu: 'alpha=1.0, inplace=False',
  selu: 'inplace=False',
  gelu: "approximate='none'",
  silu: 'inplace=False',
  mish: 'inplace=False',
  hardswish: 'inplace=False',
  hardsigmoid: 'inplace=False',
  hardtanh: 'min_val=-1.0, max_val=1.0, inplace=False',
  hardshrink: 'lambd=0.5',
  softshrink: 'lambd=0.5',
  tanhshrink: '',
  threshold: 'threshold, value, inplace=False',
  sigmoid: '',
  logsigmoid: '',
  tanh: '',
  softplus: 'beta=1.0, threshold=20.0',
  softsign: '',
  dropout: 'p=0.5, training=True, inplace=False',
  dropout1d: 'p=0.5, training=True, inplace=False',
  dropout2d: 'p=0.5, training=True, inplace=False',
  dropout3d: 'p=0.5, training=True, inplace=False',
  alpha_dropout: 'p=0.5, training=False, inplace=False',
  feature_dropout: 'p=0.5, training=False, inplace=False',
  normalize: 'p=2.0, dim=1, eps=1e-12, out=None',
  gumbel_softmax: 'tau=1, hard=False, eps=1e-10, dim=-1',
};

/** Element-wise functions of `torch.nn.functional`. */
export const activationFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.entries(FUNCTIONS).map(([name, parameters]) => {
    const map = sameTypeMaps[name] ?? floatMaps[name];
    const plain = name !== 'elu' && name !== 'gelu' ? map : undefined;
    return [
      name,
      fn(parameters === '' ? 'input' : `input, ${parameters}`, (args, context) => {
        const input = args.tensor('input');
        const off = name.includes('dropout') && !args.flag('training');
        const output = off
          ? input
          : plain === undefined
            ? withoutNumbers(input)
            : mapped(input, plain, !name.startsWith('relu'));
        return pass(`F.${name}`, input, output, 'elementwise', context);
      }),
    ];
  }),
);
