import { ranks } from '../../../../engine/index.js';
import { NONE } from '../../../values/create.js';
import type { Shape } from '../../../site.js';
import type { InstanceValue, Value } from '../../../values/value.js';
import { isEqual } from '../../../dimension.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { LibraryContext, LibraryMember } from '../../contract.js';
import { fn } from '../../members.js';
import type { Arguments } from '../../arguments.js';
import { spatialInput } from '../../pooling/spatial.js';
import { parameter, sizeTuple, tensor } from '../tensors.js';
import { isSurelyTraining } from './training-mode.js';
import { layerClass, pass, type LayerDescription } from './simple-layer.js';
import { sizeText, sizesText } from '../../arrays/size-text.js';

const BATCH =
  'num_features, eps=1e-05, momentum=0.1, affine=True, track_running_stats=True, device=None, dtype=None';
const LAZY = BATCH.replace('num_features, ', '');
const INSTANCE = BATCH.replace(
  'affine=True, track_running_stats=True',
  'affine=False, track_running_stats=False',
);

/** Weight and bias of so many channels, or `None` twice. */
function affine(self: Value, wanted: boolean, shape: Shape, context: LibraryContext): void {
  context.setAttribute(self, 'weight', wanted ? parameter(shape) : NONE);
  context.setAttribute(self, 'bias', wanted ? parameter(shape) : NONE);
}

function buildBatch(self: InstanceValue, args: Arguments, context: LibraryContext): void {
  const channels = args.given('num_features') ? [args.dimension('num_features')] : [0];
  affine(self, args.flag('affine'), channels, context);
  const tracks = args.flag('track_running_stats');
  context.setAttribute(self, 'running_mean', tracks ? tensor(channels) : NONE);
  context.setAttribute(self, 'running_var', tracks ? tensor(channels) : NONE);
  context.setAttribute(self, 'num_batches_tracked', tracks ? tensor([], 'int64') : NONE);
}

function checked(kind: string, rank: number | null): LayerDescription['output'] {
  return (given, settings, context) => {
    const channels = settings.given('num_features') ? settings.dimension('num_features') : null;
    const input = rank === null ? given : spatialInput(given, rank, 'channels-first', channels);
    const { shape } = input;
    if (shape === null) return input;
    const isBatch = kind.includes('BatchNorm');
    if (isBatch && !axesOf(rank).includes(shape.length)) {
      context.raise(
        'ValueError',
        `expected ${axesOf(rank).join('D or ')}D input (got ${shape.length}D input)`,
      );
    }
    const size = shape[1] ?? 1;
    const isEmpty = shape.includes(0);
    const isOther = channels !== null && isEqual(size, channels) === false;
    if (isBatch && isOther && shape.length > 1 && !isEmpty) {
      context.refuse({
        exception: 'RuntimeError',
        message: `running_mean should contain ${sizeText(size)} elements not ${sizeText(channels)}`,
        code: 'norm-num-features',
        kind,
        framework: 'torch',
        built: settings.selfInstance(),
        arrived: [input],
        axis: 1,
        told: { parameter: 'num_features', size: channels },
      });
    }
    refuseSingleValue(kind, input, settings, context);
    return { ...input, numbers: null };
  };
}

/** A batch of one value per channel has no spread to normalise by. */
function refuseSingleValue(
  kind: string,
  input: TensorValue,
  settings: Arguments,
  context: LibraryContext,
): void {
  const { shape } = input;
  const self = settings.selfInstance();
  if (shape === null || !isSurelyTraining(self, input)) return;
  const isInstance = kind.includes('InstanceNorm');
  // One sample without a batch has an axis less.
  if (isInstance && kind.endsWith(`${String(shape.length - 1)}d`)) return;
  const spread = [...(isInstance ? [] : shape.slice(0, 1)), ...shape.slice(2)];
  if (!spread.every((size) => size === 1) || (isInstance && shape.length < 3)) return;
  context.raise(
    'ValueError',
    `Expected more than 1 ${isInstance ? 'spatial element' : 'value per channel'} when training, got input size torch.Size([${sizesText(shape)}])`,
  );
}

/** How many axes a batch normalisation takes. */
function axesOf(rank: number | null): readonly number[] {
  return rank === null || rank === 1 ? [2, 3] : [rank + 2];
}

function batch(kind: string, rank: number | null): LibraryMember {
  const output = checked(kind, rank);
  return layerClass(kind, {
    parameters: kind.startsWith('Lazy') ? LAZY : kind.includes('Instance') ? INSTANCE : BATCH,
    build: buildBatch,
    ...(output && { output }),
    ...(kind.startsWith('Lazy') && { bases: [`torch.nn.${kind.slice(4)}`] }),
  });
}

function normalizedShape(args: Arguments): Shape {
  return args.dimensions('normalized_shape');
}

const withoutNumbers = (input: TensorValue): TensorValue => ({ ...input, numbers: null });

function checkLast(input: TensorValue, wanted: Shape, context: LibraryContext): TensorValue {
  const { shape } = input;
  if (shape !== null) {
    const last = shape.slice(-wanted.length);
    const differs =
      last.length !== wanted.length ||
      last.some((size, axis) => isEqual(size, wanted[axis] ?? 1) === false);
    if (differs) {
      const text = sizesText(wanted);
      context.raise(
        'RuntimeError',
        `Given normalized_shape=[${text}], expected input with shape [*, ${text}], but got input of size[${sizesText(shape)}]`,
      );
    }
  }
  return withoutNumbers(input);
}

function layerNorm(kind: string, parameters: string): LibraryMember {
  return layerClass(kind, {
    parameters,
    build: (self, args, context) => {
      const shape = normalizedShape(args);
      context.setAttribute(self, 'normalized_shape', sizeTuple(shape));
      affine(self, args.flag('elementwise_affine'), shape, context);
    },
    output: (input, settings, context) => checkLast(input, normalizedShape(settings), context),
  });
}

/** Normalisation layers of `torch.nn`. */
export const normalisationLayers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    ranks.flatMap((rank) =>
      ['', 'Lazy'].flatMap((lazy) =>
        ['BatchNorm', 'InstanceNorm'].map((name): [string, LibraryMember] => {
          const kind = `${lazy}${name}${rank}d`;
          return [kind, batch(kind, rank === 1 ? null : rank)];
        }),
      ),
    ),
  ),
  SyncBatchNorm: layerClass('SyncBatchNorm', {
    parameters: BATCH.replace(', device=None', ', process_group=None, device=None'),
    build: buildBatch,
    output: withoutNumbers,
  }),
  LayerNorm: layerNorm(
    'LayerNorm',
    'normalized_shape, eps=1e-05, elementwise_affine=True, bias=True, device=None, dtype=None',
  ),
  RMSNorm: layerNorm(
    'RMSNorm',
    'normalized_shape, eps=None, elementwise_affine=True, device=None, dtype=None',
  ),
  GroupNorm: layerClass('GroupNorm', {
    parameters: 'num_groups, num_channels, eps=1e-05, affine=True, device=None, dtype=None',
    build: (self, args, context) =>
      affine(self, args.flag('affine'), [args.dimension('num_channels')], context),
    output: withoutNumbers,
  }),
  LocalResponseNorm: layerClass('LocalResponseNorm', {
    parameters: 'size, alpha=0.0001, beta=0.75, k=1.0',
    output: withoutNumbers,
  }),
  CrossMapLRN2d: layerClass('CrossMapLRN2d', {
    parameters: 'size, alpha=0.0001, beta=0.75, k=1',
    output: withoutNumbers,
  }),
};

const FUNCTIONS: Readonly<Record<string, string>> = {
  batch_norm:
    'running_mean, running_var, weight=None, bias=None, training=False, momentum=0.1, eps=1e-05',
  instance_norm:
    'running_mean=None, running_var=None, weight=None, bias=None, use_input_stats=True, momentum=0.1, eps=1e-05',
  layer_norm: 'normalized_shape, weight=None, bias=None, eps=1e-05',
  rms_norm: 'normalized_shape, weight=None, eps=None',
  group_norm: 'num_groups, weight=None, bias=None, eps=1e-05',
  local_response_norm: 'size, alpha=0.0001, beta=0.75, k=1.0',
};

/** Normalisation functions of `torch.nn.functional`. */
export const normalisationFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  Object.entries(FUNCTIONS).map(([name, parameters]) => [
    name,
    fn(`input, ${parameters}`, (args, context) => {
      const input = args.tensor('input');
      const output = args.given('normalized_shape')
        ? checkLast(input, normalizedShape(args), context)
        : withoutNumbers(input);
      return pass(`F.${name}`, input, output, 'elementwise', context);
    }),
  ]),
);
