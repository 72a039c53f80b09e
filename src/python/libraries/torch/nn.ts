import { say } from '../../../engine/phrase.js';
import { tuple } from '../../values/create.js';
import type { LibraryMember } from '../contract.js';
import { cls, fn, libraryModule, sameAs } from '../members.js';
import { activationFunctions, activationLayers } from './layers/activations.js';
import { attentionFunctions, attentionLayers } from './layers/attention.js';
import { containers } from './layers/containers.js';
import { modulesClass } from './layers/module-dict.js';
import { convolutionFunctions } from './layers/convolution-functions.js';
import { convolutionLayers } from './layers/convolution.js';
import { distanceFunctions, distanceLayers } from './layers/distances.js';
import { flatteningLayers } from './layers/flattening.js';
import { gateFunctions, gateLayers } from './layers/gates.js';
import { interpolationFunctions, interpolationLayers } from './layers/interpolation.js';
import { linearFunctions, linearLayers } from './layers/linear.js';
import { lossFunctions, lossLayers } from './layers/losses.js';
import { moduleClass } from './layers/module.js';
import { normalisationFunctions, normalisationLayers } from './layers/normalisation.js';
import { paddingFunctions, paddingLayers } from './layers/padding.js';
import { poolingFunctions, poolingLayers } from './layers/pooling.js';
import { shufflingFunctions, shufflingLayers } from './layers/shuffling.js';
import { unfoldingFunctions, unfoldingLayers } from './layers/unfolding.js';

const plainLayers: Readonly<Record<string, LibraryMember>> = {
  Module: moduleClass,
  ...containers,
  ...poolingLayers,
  ...convolutionLayers,
  ...normalisationLayers,
  ...activationLayers,
  ...gateLayers,
  ...linearLayers,
  ...attentionLayers,
  ...paddingLayers,
  ...interpolationLayers,
  ...shufflingLayers,
  ...unfoldingLayers,
  ...flatteningLayers,
  ...distanceLayers,
  ...lossLayers,
};

/** Base classes that code asks for by `isinstance`, and what each is a base of. */
const BASES: Readonly<Record<string, RegExp>> = {
  _BatchNorm: /^(Lazy)?(BatchNorm\dd|SyncBatchNorm)$/u,
  _InstanceNorm: /^(Lazy)?InstanceNorm\dd$/u,
  _ConvNd: /^(Lazy)?Conv(Transpose)?\dd$/u,
  _DropoutNd: /Dropout\d?d?$/u,
  _MaxPoolNd: /^MaxPool\dd$/u,
  _AvgPoolNd: /^AvgPool\dd$/u,
  _AdaptiveAvgPoolNd: /^AdaptiveAvgPool\dd$/u,
  _AdaptiveMaxPoolNd: /^AdaptiveMaxPool\dd$/u,
  _LPPoolNd: /^LPPool\dd$/u,
  _NormBase: /^_(BatchNorm|InstanceNorm)$/u,
};

function isModuleOnly(bases: readonly string[]): boolean {
  return bases.length === 1 && bases[0] === 'torch.nn.Module';
}

/** A layer's entry with the base class that torch gives it. */
function withBase([name, member]: readonly [string, LibraryMember]): [string, LibraryMember] {
  const base = Object.entries(BASES).find(([, pattern]) => pattern.test(name))?.[0];
  if (member.entry !== 'class' || base === undefined || !isModuleOnly(member.class.bases)) {
    return [name, member];
  }
  return [name, { entry: 'class', class: { ...member.class, bases: [`torch.nn.${base}`] } }];
}

const baseClasses = Object.fromEntries(
  Object.keys(BASES).map((name): [string, LibraryMember] =>
    withBase([name, cls({ bases: ['torch.nn.Module'], isLayer: true })]),
  ),
);

const layers: Readonly<Record<string, LibraryMember>> = {
  ...baseClasses,
  ...Object.fromEntries(Object.entries(plainLayers).map(withBase)),
};

/** Where torch keeps its layers below `torch.nn.modules`. */
const SUBMODULES = [
  'activation',
  'batchnorm',
  'container',
  'conv',
  'dropout',
  'flatten',
  'instancenorm',
  'linear',
  'loss',
  'normalization',
  'padding',
  'pooling',
  'upsampling',
];

const aliases = Object.fromEntries(
  Object.keys(layers).map((name): [string, LibraryMember] => [name, sameAs(`torch.nn.${name}`)]),
);

/** One value as often as there are axes. */
function repeated(count: number): LibraryMember {
  return fn('x', (args) => {
    const value = args.get('x');
    if (value.kind === 'tuple') return value;
    if (value.kind === 'list') return tuple(value.items);
    return tuple(Array.from({ length: count }, () => value));
  });
}

const itself: LibraryMember = fn('module, *args, **options', (args) => args.get('module'));

/** `torch.nn` and the modules below it. */
export const nnModules = [
  libraryModule('torch.nn', {
    ...layers,
    Parameter: sameAs('torch.nn.parameter.Parameter'),
    UninitializedParameter: sameAs('torch.nn.parameter.Parameter'),
    Buffer: sameAs('torch.nn.parameter.Buffer'),
    DataParallel: fn('module, *args, **options', (args) => args.get('module')),
  }),
  libraryModule('torch.nn.functional', {
    ...poolingFunctions,
    ...convolutionFunctions,
    ...normalisationFunctions,
    ...activationFunctions,
    ...gateFunctions,
    ...linearFunctions,
    ...attentionFunctions,
    ...paddingFunctions,
    ...interpolationFunctions,
    ...shufflingFunctions,
    ...unfoldingFunctions,
    ...distanceFunctions,
    ...lossFunctions,
    softmax: sameAs('torch.softmax'),
    log_softmax: sameAs('torch.log_softmax'),
    softmin: sameAs('torch.softmin'),
    relu_: sameAs('torch.nn.functional.relu'),
    leaky_relu_: sameAs('torch.nn.functional.leaky_relu'),
    hardtanh_: sameAs('torch.nn.functional.hardtanh'),
  }),
  libraryModule('torch.nn.modules', aliases),
  ...SUBMODULES.map((name) => libraryModule(`torch.nn.modules.${name}`, aliases)),
  libraryModule('torch.nn.modules.module', { ...aliases, _Modules: modulesClass }),
  libraryModule('torch.nn.modules.utils', {
    _single: repeated(1),
    _pair: repeated(2),
    _triple: repeated(3),
    _quadruple: repeated(4),
    _ntuple: fn('n', (args, context) =>
      context.named(
        `torch.nn.modules.utils.${['_single', '_single', '_pair', '_triple', '_quadruple'][args.integer('n')] ?? '_pair'}`,
      ),
    ),
  }),
  libraryModule('torch.nn.utils', {
    weight_norm: itself,
    spectral_norm: itself,
    remove_weight_norm: itself,
    clip_grad_norm_: fn('parameters, *args, **options', (_args, context) =>
      context.unknown(say('gradients are not computed')),
    ),
    parameters_to_vector: fn('parameters', (_args, context) =>
      context.unknown(say('parameters are not followed as numbers')),
    ),
  }),
  libraryModule('torch.nn.utils.parametrizations', { weight_norm: itself, spectral_norm: itself }),
];
