import type { Dimension } from '../../../dimension.js';
import { divideExactly, isEqual } from '../../../dimension.js';
import type { ChainLink, Shape } from '../../../site.js';
import { bool, int, NONE } from '../../../values/create.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { InstanceValue, Value } from '../../../values/value.js';
import { arrayLike, arrayOfUnknownShape, knownSizes, shapeOf } from '../../arrays/array.js';
import { dimensionOf, type Arguments } from '../../arguments.js';
import { cls, fn, method, type LibraryContext, type LibraryMember } from '../../contract.js';
import { settingsOf, storeArguments } from '../../layers/settings.js';
import { spatialInput } from '../../pooling/spatial.js';
import {
  convolvedSize,
  samePadding,
  transposedSize,
  type AxisWindow,
} from '../../shapes/convolution.js';
import { parameter, sizeTuple } from '../tensors.js';
import { sizesText } from '../../arrays/size-text.js';

/** A convolution that is about to take an input. */
interface Request {
  readonly kind: string;
  readonly built: InstanceValue | null;
  readonly input: TensorValue;
  readonly rank: number;
  readonly outChannels: Dimension;
  /** What the weight reads: `in_channels`; null where it isn't known. */
  readonly inChannels: Dimension | null;
  readonly groups: number;
  readonly windows: readonly AxisWindow[];
  /** Output padding of a transposed convolution; null: an ordinary one. */
  readonly transposed: readonly Dimension[] | null;
}

/** Sends a tensor through a convolution; raises torch's errors. */
function convolve(request: Request, context: LibraryContext): TensorValue {
  const input = spatialInput(request.input, request.rank, 'channels-first', request.inChannels);
  const { shape } = input;
  const { rank } = request;
  const pass = (output: TensorValue) =>
    context.passThrough({
      kind: request.kind,
      framework: 'torch',
      isPooling: false,
      pooling: null,
      built: request.built,
      geometry: geometryOf(request),
      input,
      output,
    });
  if (shape.length !== rank + 1 && shape.length !== rank + 2) {
    pass(arrayOfUnknownShape(input, context.unknown('the convolution rejects this input')));
    context.raise(
      'RuntimeError',
      `Expected ${rank + 1}D (unbatched) or ${rank + 2}D (batched) input to conv${rank}d, but got input of size: [${sizesText(shape)}]`,
    );
  }
  const depth = shape.length - rank - 1;
  checkChannels(request, shape, depth, context);
  const spatial = request.windows.map((window, axis) => {
    const size = shape[depth + 1 + axis] ?? 1;
    return request.transposed === null
      ? convolvedSize(size, window)
      : transposedSize(size, window, request.transposed[axis] ?? 0);
  });
  const tooSmall = spatial.findIndex((size) => typeof size === 'number' && size < 1);
  if (tooSmall >= 0) raiseTooSmall(request, shape.slice(depth + 1), context);
  const next: Shape = [...shape.slice(0, depth), request.outChannels, ...spatial];
  return pass(arrayLike(input, next));
}

function checkChannels(
  { inChannels, outChannels, groups, windows, transposed }: Request,
  shape: Shape,
  depth: number,
  context: LibraryContext,
): void {
  const channels = shape[depth] ?? 1;
  if (inChannels === null || isEqual(inChannels, channels) !== false) return;
  const perGroup = divideExactly(inChannels, groups) ?? inChannels;
  const kernel = windows.map((window) => window.kernel);
  const weight =
    transposed === null ? [outChannels, perGroup, ...kernel] : [inChannels, outChannels, ...kernel];
  const text = (sizes: Shape): string => `[${sizes.map(sizeText).join(', ')}]`;
  context.raise(
    'RuntimeError',
    `Given ${transposed === null ? '' : 'transposed=1, '}groups=${groups}, weight of size ${text(weight)}, expected input${text(shape)} to have ${sizeText(inChannels)} channels, but got ${sizeText(channels)} channels instead`,
  );
}

function raiseTooSmall(request: Request, spatial: Shape, context: LibraryContext): never {
  const padded = spatial.map((size, axis) => {
    const pads = request.windows[axis]?.padding;
    return Number(size) + Number(pads?.before ?? 0) + Number(pads?.after ?? 0);
  });
  const kernel = request.windows.map(
    (window) => Number(window.dilation) * (Number(window.kernel) - 1) + 1,
  );
  return context.raise(
    'RuntimeError',
    `Calculated padded input size per channel: (${padded.join(' x ')}). Kernel size: (${kernel.join(' x ')}). Kernel size can't be greater than actual input size`,
  );
}

function sizeText(size: Dimension): string {
  return typeof size === 'number' ? String(size) : size.text;
}

function geometryOf({ windows, transposed }: Request): ChainLink['geometry'] {
  const kernel = knownSizes(windows.map((window) => window.kernel));
  const stride = knownSizes(windows.map((window) => window.stride));
  const dilation = knownSizes(windows.map((window) => window.dilation));
  const before = knownSizes(windows.map((window) => window.padding.before));
  const after = knownSizes(windows.map((window) => window.padding.after));
  if (transposed !== null || !kernel || !stride || !dilation || !before || !after) return null;
  const padding = before.map((cells, axis) => ({ before: cells, after: after[axis] ?? 0 }));
  return { kernel, stride, dilation, padding };
}

/** One value per axis, from an int or as many. */
function perAxis(value: Value, rank: number, name: string): readonly Dimension[] {
  const list = value.kind === 'tuple' || value.kind === 'list' ? value.items : [value];
  const sizes = list.map((item) => dimensionOf(item, name));
  return sizes.length === 1 ? Array.from({ length: rank }, () => sizes[0] ?? 1) : sizes;
}

/** Windows from stride, padding (`'same'` and `'valid'` too) and dilation. */
function windowsOf(
  kernel: readonly Dimension[],
  settings: { readonly stride: Value; readonly padding: Value; readonly dilation: Value },
): readonly AxisWindow[] {
  const rank = kernel.length;
  const stride = perAxis(settings.stride, rank, 'stride');
  const dilation = perAxis(settings.dilation, rank, 'dilation');
  const word = settings.padding.kind === 'string' ? settings.padding.value : null;
  const cells = word === null ? perAxis(settings.padding, rank, 'padding') : [];
  return kernel.map((size, axis) => {
    const at = cells[axis] ?? 0;
    const same = word === 'same' && typeof size === 'number';
    return {
      kernel: size,
      stride: stride[axis] ?? 1,
      dilation: dilation[axis] ?? 1,
      padding: same ? samePadding(size, Number(dilation[axis] ?? 1)) : { before: at, after: at },
    };
  });
}

const CONV =
  "kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None";
const TRANSPOSED =
  "kernel_size, stride=1, padding=0, output_padding=0, groups=1, bias=True, dilation=1, padding_mode='zeros', device=None, dtype=None";

function initialise(
  kind: string,
  rank: number,
  transposed: boolean,
  args: Arguments,
  context: LibraryContext,
): Value {
  const self = args.selfInstance();
  storeArguments(args, context);
  context.setAttribute(self, 'training', bool(context.training));
  for (const name of ['kernel_size', 'stride', 'dilation']) {
    context.setAttribute(self, name, sizeTuple(perAxis(args.get(name), rank, name)));
  }
  if (args.get('padding').kind !== 'string') {
    context.setAttribute(self, 'padding', sizeTuple(perAxis(args.get('padding'), rank, 'padding')));
  }
  const extra = transposed ? perAxis(args.get('output_padding'), rank, 'output_padding') : [];
  context.setAttribute(self, 'output_padding', sizeTuple(extra));
  context.setAttribute(self, 'transposed', bool(transposed));
  if (args.given('in_channels')) {
    setWeight(self, args.dimension('in_channels'), rank, transposed, context);
  }
  context.built(self, { kind, framework: 'torch', isPooling: false, pooling: null });
  return NONE;
}

function setWeight(
  self: InstanceValue,
  inChannels: Dimension,
  rank: number,
  transposed: boolean,
  context: LibraryContext,
): void {
  const settings = settingsOf(self);
  const groups = settings.integer('groups');
  const outChannels = settings.dimension('out_channels');
  if (typeof inChannels === 'number' && inChannels % groups !== 0) {
    context.raise('ValueError', 'in_channels must be divisible by groups');
  }
  if (typeof outChannels === 'number' && outChannels % groups !== 0) {
    context.raise('ValueError', 'out_channels must be divisible by groups');
  }
  const share = (channels: Dimension): Dimension => divideExactly(channels, groups) ?? channels;
  const kernel = perAxis(settings.get('kernel_size'), rank, 'kernel_size');
  const shape = transposed
    ? [inChannels, share(outChannels), ...kernel]
    : [outChannels, share(inChannels), ...kernel];
  context.setAttribute(
    self,
    'in_channels',
    typeof inChannels === 'number' ? int(inChannels) : { kind: 'dimension', dimension: inChannels },
  );
  context.setAttribute(self, 'weight', parameter(shape));
  context.setAttribute(
    self,
    'bias',
    settings.flag('bias_wanted') ? parameter([outChannels]) : NONE,
  );
}

function forward(
  kind: string,
  rank: number,
  transposed: boolean,
  args: Arguments,
  context: LibraryContext,
): TensorValue {
  const self = args.selfInstance();
  const settings = settingsOf(self);
  const input = args.tensor('input');
  if (!self.attributes.has('in_channels') && input.shape !== null) {
    const channels = input.shape.at(-rank - 1) ?? 1;
    setWeight(self, channels, rank, transposed, context);
  }
  const kernel = perAxis(settings.get('kernel_size'), rank, 'kernel_size');
  return convolve(
    {
      kind,
      built: self,
      input,
      rank,
      outChannels: settings.dimension('out_channels'),
      inChannels: self.attributes.has('in_channels') ? settings.dimension('in_channels') : null,
      groups: settings.integer('groups'),
      windows: windowsOf(kernel, {
        stride: settings.get('stride'),
        padding: settings.get('padding'),
        dilation: settings.get('dilation'),
      }),
      transposed: transposed
        ? perAxis(settings.get('output_padding'), rank, 'output_padding')
        : null,
    },
    context,
  );
}

function convolutionClass(
  kind: string,
  rank: number,
  transposed: boolean,
  lazy: boolean,
): LibraryMember {
  const first = lazy ? 'out_channels' : 'in_channels, out_channels';
  const parameters = transposed ? TRANSPOSED : CONV;
  const inputs = transposed ? 'input, output_size=None' : 'input';
  return cls({
    bases: [lazy ? `torch.nn.${kind.replace('Lazy', '')}` : 'torch.nn.Module'],
    isLayer: true,
    methods: {
      __init__: method(`${first}, ${parameters}`, (args, context) => {
        context.setAttribute(args.self, 'bias_wanted', bool(args.flag('bias')));
        return initialise(kind, rank, transposed, args, context);
      }),
      forward: method(inputs, (args, context) => forward(kind, rank, transposed, args, context)),
      _conv_forward: method('input, weight, bias=None', (args, context) =>
        forward(kind, rank, transposed, args, context),
      ),
    },
  });
}

const ranks = [1, 2, 3] as const;

/** Convolution layers of `torch.nn`. */
export const convolutionLayers: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  ranks.flatMap((rank) =>
    [false, true].flatMap((lazy) =>
      [false, true].map((transposed): [string, LibraryMember] => {
        const kind = `${lazy ? 'Lazy' : ''}Conv${transposed ? 'Transpose' : ''}${rank}d`;
        return [kind, convolutionClass(kind, rank, transposed, lazy)];
      }),
    ),
  ),
);

function convolutionFunction(rank: number, transposed: boolean): LibraryMember {
  const kind = `F.conv${transposed ? '_transpose' : ''}${rank}d`;
  const tail = transposed
    ? 'stride=1, padding=0, output_padding=0, groups=1, dilation=1'
    : 'stride=1, padding=0, dilation=1, groups=1';
  return fn(`input, weight, bias=None, ${tail}`, (args, context) => {
    const weight = shapeOf(args.tensor('weight'));
    const groups = args.integer('groups');
    const [first = 1, second = 1] = weight;
    const times = (size: Dimension): Dimension => (typeof size === 'number' ? size * groups : size);
    const input = args.tensor('input');
    return convolve(
      {
        kind,
        built: null,
        input,
        rank,
        outChannels: transposed ? times(second) : first,
        inChannels: transposed ? first : typeof second === 'number' ? times(second) : null,
        groups,
        windows: windowsOf(weight.slice(2), {
          stride: args.get('stride'),
          padding: args.get('padding'),
          dilation: args.get('dilation'),
        }),
        transposed: transposed ? perAxis(args.get('output_padding'), rank, 'output_padding') : null,
      },
      context,
    );
  });
}

/** Convolution functions of `torch.nn.functional`. */
export const convolutionFunctions: Readonly<Record<string, LibraryMember>> = Object.fromEntries(
  ranks.flatMap((rank): [string, LibraryMember][] => [
    [`conv${rank}d`, convolutionFunction(rank, false)],
    [`conv_transpose${rank}d`, convolutionFunction(rank, true)],
  ]),
);
