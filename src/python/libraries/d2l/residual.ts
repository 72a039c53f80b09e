import { bool, NONE } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { LibraryContext } from '../contract.js';
import { cls, method } from '../members.js';

function residualParts(args: { get(name: string): Value }, context: LibraryContext) {
  const make = (name: string, values: readonly Value[], keywords: readonly [string, Value][]) =>
    context.call(context.named(`torch.nn.${name}`), values, new Map(keywords));
  const channels = args.get('num_channels');
  const [one, three]: readonly [Value, Value] = [
    { kind: 'int', value: 1 },
    { kind: 'int', value: 3 },
  ];
  return {
    conv1: make(
      'LazyConv2d',
      [channels],
      [
        ['kernel_size', three],
        ['padding', one],
        ['stride', args.get('strides')],
      ],
    ),
    conv2: make(
      'LazyConv2d',
      [channels],
      [
        ['kernel_size', three],
        ['padding', one],
      ],
    ),
    conv3:
      context.truth(args.get('use_1x1conv')) === true
        ? make(
            'LazyConv2d',
            [channels],
            [
              ['kernel_size', one],
              ['stride', args.get('strides')],
            ],
          )
        : NONE,
  };
}

/** The residual block of PyTorch's tab, made of its convolutions. */
export const residual = cls({
  bases: ['torch.nn.Module'],
  isLayer: true,
  methods: {
    __init__: method('num_channels, use_1x1conv=False, strides=1', (args, context) => {
      context.setAttribute(args.self, 'training', bool(context.training));
      for (const [name, value] of Object.entries(residualParts(args, context))) {
        context.setAttribute(args.self, name, value);
      }
      return NONE;
    }),
    forward: method('X', (args, context) => {
      const { attributes } = args.selfInstance();
      const pass = (name: string, input: Value): Value =>
        context.call(attributes.get(name) ?? NONE, [input]);
      return pass('conv2', pass('conv1', args.get('X')));
    }),
  },
});
