import { ranks } from '../../../../engine/index.js';
import { divideExactly, type Dimension } from '../../../dimension.js';
import { bool, int, NONE } from '../../../values/create.js';
import type { TensorValue } from '../../../values/tensor.js';
import type { InstanceValue, Value } from '../../../values/value.js';
import type { Arguments } from '../../arguments.js';
import type { LibraryContext, LibraryMember } from '../../contract.js';
import { cls, method, takingMisfits } from '../../members.js';
import { settingsOf, storeArguments } from '../../layers/settings.js';
import { dtypeOf, parameter, sizeTuple } from '../tensors.js';
import { isOfNumbers, refuseLayerArguments, refuseSettings } from './convolution-arguments.js';
import { perAxis, windowsOf } from './convolution-windows.js';
import { convolve } from './convolve.js';

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
  refuseLayerArguments(kind, { rank, transposed }, args, context);
  storeArguments(args, context);
  context.setAttribute(self, 'training', bool(context.training));
  for (const name of ['kernel_size', 'stride', 'padding', 'dilation']) {
    const value = args.get(name);
    // What isn't of numbers is refused only when the layer is called.
    if (!isOfNumbers(value)) continue;
    context.setAttribute(self, name, sizeTuple(perAxis(value, rank, name)));
  }
  const extra = transposed ? perAxis(args.get('output_padding'), rank, 'output_padding') : [];
  context.setAttribute(self, 'output_padding', sizeTuple(extra));
  context.setAttribute(self, 'transposed', bool(transposed));
  if (args.given('in_channels')) {
    setWeight(self, args.dimension('in_channels'), rank, transposed, context);
  }
  context.built(self, { kind, framework: 'torch', isPooling: false, pooling: null }, args.written);
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
  const dtype = dtypeOf(settings.get('dtype')) ?? 'float32';
  context.setAttribute(self, 'weight', parameter(shape, dtype));
  context.setAttribute(
    self,
    'bias',
    settings.flag('bias_wanted') ? parameter([outChannels], dtype) : NONE,
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
  const given = {
    stride: settings.get('stride'),
    padding: settings.get('padding'),
    dilation: settings.get('dilation'),
  };
  refuseSettings(given, { rank, transposed }, true, context);
  return convolve(
    {
      kind,
      built: self,
      input,
      weight: self.attributes.get('weight'),
      hasBias: self.attributes.get('bias')?.kind !== 'none',
      rank,
      outChannels: settings.dimension('out_channels'),
      inChannels: self.attributes.has('in_channels') ? settings.dimension('in_channels') : null,
      groups: settings.integer('groups'),
      settings: given,
      windows: windowsOf(kernel, given),
      transposed: transposed
        ? perAxis(settings.get('output_padding'), rank, 'output_padding')
        : null,
      outputSize: transposed && !args.isNone('output_size') ? args.dimensions('output_size') : null,
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
      __init__: takingMisfits(
        method(`${first}, ${parameters}`, (args, context) => {
          if (args.misfit !== null) {
            context.raise('TypeError', `${kind}.__init__() ${args.misfit.problem}`);
          }
          context.setAttribute(args.self, 'bias_wanted', bool(args.flag('bias')));
          return initialise(kind, rank, transposed, args, context);
        }),
      ),
      forward: method(inputs, (args, context) => forward(kind, rank, transposed, args, context)),
      _conv_forward: method('input, weight, bias=None', (args, context) =>
        forward(kind, rank, transposed, args, context),
      ),
    },
  });
}

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
