import { add, floorDivide, multiply, subtract, type Dimension } from '../../dimension.js';
import { NONE } from '../../values/create.js';
import type { TensorValue } from '../../values/tensor.js';
import type { Arguments } from '../arguments.js';
import { arrayLike, shapeOf } from '../arrays/array.js';
import { flatten } from '../arrays/rearrange.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { cls, method } from '../members.js';
import { settingsOf, storeArguments } from '../layers/settings.js';
import { framework, LAYOUTS, ranks } from './family.js';
import { poolingLayers } from './pooling.js';

interface GluonLayer {
  readonly parameters: string;
  readonly output: (
    input: TensorValue,
    settings: Arguments,
    context: LibraryContext,
  ) => TensorValue;
}

function layer(kind: string, { parameters, output }: GluonLayer): LibraryMember {
  return cls({
    bases: ['mxnet.gluon.nn.HybridBlock'],
    isLayer: true,
    methods: {
      __init__: method(
        parameters === '' ? '**options' : `${parameters}, **options`,
        (args, context) => {
          storeArguments(args, context);
          context.built(args.selfInstance(), { kind, framework, isPooling: false, pooling: null });
          return NONE;
        },
      ),
      forward: method('x, *args', (args, context) => {
        const self = args.selfInstance();
        const input = args.tensor('x');
        return context.passThrough({
          kind,
          framework,
          isPooling: false,
          pooling: null,
          built: self,
          geometry: output === keeps ? 'elementwise' : null,
          input,
          output: output(input, settingsOf(self), context),
        });
      }),
    },
  });
}

/** Gives a tensor of the same shape. */
export const keeps = (input: TensorValue): TensorValue => ({ ...input, numbers: null });

function perAxis(settings: Arguments, name: string, rank: number): readonly number[] {
  const values = settings.integers(name);
  return values.length === 1 ? Array.from({ length: rank }, () => values[0] ?? 1) : values;
}

function convolved(
  input: TensorValue,
  settings: Arguments,
  rank: number,
  up: boolean,
): TensorValue {
  const shape = shapeOf(input);
  const [kernel, stride, pads, dilation] = ['kernel_size', 'strides', 'padding', 'dilation'].map(
    (name) => perAxis(settings, name, rank),
  );
  const spatial = shape.slice(2).map((size, axis): Dimension => {
    const reach = (dilation?.[axis] ?? 1) * ((kernel?.[axis] ?? 1) - 1) + 1;
    const room = (pads?.[axis] ?? 0) * 2;
    if (up) return add(multiply(subtract(size, 1), stride?.[axis] ?? 1), reach - room);
    return add(floorDivide(subtract(add(size, room), reach), stride?.[axis] ?? 1), 1);
  });
  return arrayLike(input, [...shape.slice(0, 1), settings.dimension('channels'), ...spatial]);
}

const CONV = 'channels, kernel_size, strides=1, padding=0';

/** Gluon's layers. */
export const layers: Readonly<Record<string, LibraryMember>> = {
  ...Object.fromEntries(
    ranks.flatMap((rank): [string, LibraryMember][] => [
      [
        `Conv${rank}D`,
        layer(`Conv${rank}D`, {
          parameters: `${CONV}, dilation=1, groups=1, layout=${LAYOUTS[rank]}, activation=None, use_bias=True`,
          output: (input, settings) => convolved(input, settings, rank, false),
        }),
      ],
      [
        `Conv${rank}DTranspose`,
        layer(`Conv${rank}DTranspose`, {
          parameters: `${CONV}, output_padding=0, dilation=1, groups=1, layout=${LAYOUTS[rank]}, activation=None, use_bias=True`,
          output: (input, settings) => convolved(input, settings, rank, true),
        }),
      ],
    ]),
  ),
  ...poolingLayers,
  Dense: layer('Dense', {
    parameters: 'units, activation=None, use_bias=True, flatten=True',
    output: (input, settings) => {
      const shape = shapeOf(input);
      const units = settings.dimension('units');
      return arrayLike(input, [
        ...(settings.flag('flatten') ? shape.slice(0, 1) : shape.slice(0, -1)),
        units,
      ]);
    },
  }),
  Flatten: layer('Flatten', {
    parameters: '',
    output: (input) => flatten(input, 1, Math.max(1, shapeOf(input).length - 1)),
  }),
  Embedding: layer('Embedding', {
    parameters: 'input_dim, output_dim',
    output: (input, settings) =>
      arrayLike(input, [...shapeOf(input), settings.dimension('output_dim')]),
  }),
  Activation: layer('Activation', { parameters: 'activation', output: keeps }),
  Dropout: layer('Dropout', { parameters: 'rate', output: keeps }),
  BatchNorm: layer('BatchNorm', { parameters: '', output: keeps }),
  LayerNorm: layer('LayerNorm', { parameters: '', output: keeps }),
  InstanceNorm: layer('InstanceNorm', { parameters: '', output: keeps }),
  LeakyReLU: layer('LeakyReLU', { parameters: 'alpha', output: keeps }),
  ELU: layer('ELU', { parameters: '', output: keeps }),
  Swish: layer('Swish', { parameters: '', output: keeps }),
};
