import { say } from '../../../engine/phrase.js';
import { bool, NONE, string } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import type { Arguments } from '../arguments.js';
import { cls, method } from '../members.js';
import { parseSignature } from '../signature.js';

/** A layer of Paddle: the layer of PyTorch that does the same, and its own parameters. */
type Kin = readonly [torch: string, parameters: string];

const attributes = 'weight_attr=None, bias_attr=None';
const convolution = (layout: string): string =>
  `in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, padding_mode='zeros', ${attributes}, data_format='${layout}'`;
const transposed = (layout: string): string =>
  `in_channels, out_channels, kernel_size, stride=1, padding=0, output_padding=0, groups=1, dilation=1, ${attributes}, data_format='${layout}'`;
const norm = (layout: string): string =>
  `num_features, momentum=0.9, epsilon=1e-05, ${attributes}, data_format='${layout}', use_global_stats=None, name=None`;
const instanceNorm = (layout: string): string =>
  `num_features, epsilon=1e-05, momentum=0.9, ${attributes}, data_format='${layout}', name=None`;

const LAYERS: Readonly<Record<string, Kin>> = {
  Linear: ['Linear', `in_features, out_features, ${attributes}, name=None`],
  Conv1D: ['Conv1d', convolution('NCL')],
  Conv2D: ['Conv2d', convolution('NCHW')],
  Conv3D: ['Conv3d', convolution('NCDHW')],
  Conv1DTranspose: ['ConvTranspose1d', transposed('NCL')],
  Conv2DTranspose: ['ConvTranspose2d', transposed('NCHW')],
  Conv3DTranspose: ['ConvTranspose3d', transposed('NCDHW')],
  BatchNorm1D: ['BatchNorm1d', norm('NCL')],
  BatchNorm2D: ['BatchNorm2d', norm('NCHW')],
  BatchNorm3D: ['BatchNorm3d', norm('NCDHW')],
  SyncBatchNorm: [
    'SyncBatchNorm',
    `num_features, momentum=0.9, epsilon=1e-05, ${attributes}, data_format='NCHW', name=None`,
  ],
  BatchNorm: [
    'BatchNorm2d',
    'num_channels, act=None, is_test=False, momentum=0.9, epsilon=1e-05, param_attr=None, bias_attr=None, **options',
  ],
  LayerNorm: ['LayerNorm', `normalized_shape, epsilon=1e-05, ${attributes}, name=None`],
  GroupNorm: [
    'GroupNorm',
    `num_groups, num_channels, epsilon=1e-05, ${attributes}, data_format='NCHW', name=None`,
  ],
  InstanceNorm1D: ['InstanceNorm1d', instanceNorm('NCL')],
  InstanceNorm2D: ['InstanceNorm2d', instanceNorm('NCHW')],
  InstanceNorm3D: ['InstanceNorm3d', instanceNorm('NCDHW')],
  ReLU: ['ReLU', 'name=None'],
  ReLU6: ['ReLU6', 'name=None'],
  ELU: ['ELU', 'alpha=1.0, name=None'],
  LeakyReLU: ['LeakyReLU', 'negative_slope=0.01, name=None'],
  GELU: ['GELU', 'approximate=False, name=None'],
  Silu: ['SiLU', 'name=None'],
  Swish: ['SiLU', 'name=None'],
  Mish: ['Mish', 'name=None'],
  Hardswish: ['Hardswish', 'name=None'],
  Hardsigmoid: ['Hardsigmoid', 'name=None'],
  Hardtanh: ['Hardtanh', 'min=-1.0, max=1.0, name=None'],
  Sigmoid: ['Sigmoid', 'name=None'],
  Softplus: ['Softplus', 'beta=1, threshold=20, name=None'],
  Tanh: ['Tanh', 'name=None'],
  Softmax: ['Softmax', 'axis=-1, name=None'],
  Dropout: ['Dropout', "p=0.5, axis=None, mode='upscale_in_train', name=None"],
  Dropout2D: ['Dropout2d', "p=0.5, data_format='NCHW', name=None"],
  Embedding: [
    'Embedding',
    'num_embeddings, embedding_dim, padding_idx=None, sparse=False, weight_attr=None, name=None',
  ],
  Upsample: [
    'Upsample',
    "size=None, scale_factor=None, mode='nearest', align_corners=False, align_mode=0, data_format='NCHW', name=None",
  ],
  PixelShuffle: ['PixelShuffle', "upscale_factor, data_format='NCHW', name=None"],
};

/** PyTorch's names for parameters that count for shapes. What is in neither list counts for none. */
const RENAMED: Readonly<Record<string, string>> = {
  epsilon: 'eps',
  axis: 'dim',
  bias_attr: 'bias',
  num_channels: 'num_features',
};
const WITHOUT_EFFECT =
  /^(?:weight_attr|param_attr|data_format|name|use_global_stats|mode|act|is_test|align_mode|sparse|approximate|min|max|momentum|threshold)$/u;

/** Paddle's layers with their own parameters; they are PyTorch's otherwise. */
export const paddleLayers: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.entries(LAYERS).map(([name, [torch, parameters]]) => [
    name,
    cls({
      bases: [`torch.nn.${torch}`],
      isLayer: true,
      methods: { __init__: method(parameters, initialiser(torch, parameters)) },
    }),
  ]),
);

function initialiser(torch: string, parameters: string) {
  const names = parseSignature(parameters).parameters.map(({ name }) => name);
  return (args: Arguments, context: LibraryContext): Value => {
    const layout =
      args.extra.get('data_format') ??
      (names.includes('data_format') ? args.get('data_format') : NONE);
    if (layout.kind === 'string' && /C$/u.test(layout.value)) {
      return context.giveUp(say('channels last in this layer of Paddle'));
    }
    if (
      names.includes('padding') &&
      args.get('padding').kind === 'string' &&
      args.given('stride')
    ) {
      return context.giveUp(say('padding in words with a stride in this layer of Paddle'));
    }
    const keywords = new Map<string, Value>();
    for (const name of names) {
      if (name === 'options' || !args.given(name)) continue;
      const isMode = name === 'mode' && torch === 'Upsample';
      if (WITHOUT_EFFECT.test(name) && !isMode) continue;
      if (name === 'axis' && torch !== 'Softmax') continue;
      if (name === 'bias_attr' && !/^(?:Linear|Conv)/u.test(torch)) continue;
      const own = torch === 'GroupNorm' && name === 'num_channels' ? name : (RENAMED[name] ?? name);
      keywords.set(own, inTorch(name, args.get(name)));
    }
    const init = context.getAttribute(context.named(`torch.nn.${torch}`), '__init__');
    return init === undefined ? NONE : context.call(init, [args.self], keywords);
  };
}

function inTorch(name: string, value: Value): Value {
  if (name === 'bias_attr') return bool(value.kind !== 'bool' || value.value);
  if (name === 'padding' && value.kind === 'string') return string(value.value.toLowerCase());
  return value;
}
