import { bool, list, NONE, string, tuple } from '../../values/create.js';
import { cls, libraryModule, method, sameAs } from '../contract.js';
import { Arguments } from '../arguments.js';
import { tensorLike } from '../tensor/tensor-like.js';
import { parseSignature } from '../signature.js';
import { geometryOf, slide, windowOf } from './window.js';

const NO_PARAMETERS = parseSignature('*args, **kwargs');

/** `torch.nn`. */
export const nn = libraryModule('torch.nn', {
  functional: sameAs('torch.nn.functional'),
  Module: cls({
    isLayer: true,
    methods: {
      __init__: method('*args, **kwargs', (args, context) => {
        context.setAttribute(args.self, 'training', bool(context.training));
        return NONE;
      }),
      __call__: method('*args, **kwargs', (args, context) =>
        context.callLayer(args.selfInstance(), 'forward', args),
      ),
      named_children: method('', (args, context) =>
        list(context.children(args.self).map(([name, child]) => tuple([string(name), child]))),
      ),
    },
  }),
  Sequential: cls({
    bases: ['torch.nn.Module'],
    isLayer: true,
    methods: {
      __init__: method('*args', (args, context) => {
        args.rest.forEach((layer, index) => context.setAttribute(args.self, `${index}`, layer));
        return NONE;
      }),
      forward: method('input', (args, context) =>
        context
          .children(args.self)
          .reduce((input, [, layer]) => context.call(layer, [input]), args.get('input')),
      ),
    },
  }),
  ReLU: cls({
    bases: ['torch.nn.Module'],
    isLayer: true,
    methods: {
      __init__: method('inplace=False', () => NONE),
      forward: method('input', (args) => args.tensor('input')),
    },
  }),
  MaxPool2d: cls({
    bases: ['torch.nn.Module'],
    isLayer: true,
    methods: {
      __init__: method(
        'kernel_size, stride=None, padding=0, dilation=1, return_indices=False, ceil_mode=False',
        (args, context) => {
          for (const [name, value] of args.entries()) context.setAttribute(args.self, name, value);
          if (args.isNone('stride')) {
            context.setAttribute(args.self, 'stride', args.get('kernel_size'));
          }
          context.built(args.selfInstance(), {
            kind: 'MaxPool2d',
            framework: 'torch',
            isPooling: true,
            pooling: context.poolingArguments(args, 'torch', 'MaxPool2d', []),
          });
          return NONE;
        },
      ),
      forward: method('input', (args, context) => {
        const self = args.selfInstance();
        const input = args.tensor('input');
        const window = windowOf(attributesAsArguments(self.attributes), 2);
        const shape = input.shape?.map((length, axis, all) => {
          const spatial = axis - (all.length - 2);
          return spatial < 0 ? length : slide(window, spatial, length);
        });
        return context.passThrough({
          kind: 'MaxPool2d',
          framework: 'torch',
          isPooling: true,
          pooling: null,
          built: self,
          geometry: geometryOf(window),
          input,
          output: tensorLike(input, { shape: shape ?? null }),
        });
      }),
    },
  }),
  Conv2d: cls({
    bases: ['torch.nn.Module'],
    isLayer: true,
    methods: {
      __init__: method(
        "in_channels, out_channels, kernel_size, stride=1, padding=0, dilation=1, groups=1, bias=True, padding_mode='zeros', device=None, dtype=None",
        (args, context) => {
          for (const [name, value] of args.entries()) context.setAttribute(args.self, name, value);
          context.built(args.selfInstance(), {
            kind: 'Conv2d',
            framework: 'torch',
            isPooling: false,
            pooling: null,
          });
          return NONE;
        },
      ),
      forward: method('input', (args, context) => {
        const self = args.selfInstance();
        const settings = attributesAsArguments(self.attributes);
        const input = args.tensor('input');
        const window = windowOf(settings, 2);
        const channels = settings.dimension('out_channels');
        const shape = input.shape?.map((length, axis, all) => {
          const spatial = axis - (all.length - 2);
          return spatial < -1 ? length : spatial < 0 ? channels : slide(window, spatial, length);
        });
        return context.passThrough({
          kind: 'Conv2d',
          framework: 'torch',
          isPooling: false,
          pooling: null,
          built: self,
          geometry: geometryOf(window),
          input,
          output: tensorLike(input, { shape: shape ?? null }),
        });
      }),
    },
  }),
});

/** The settings that `__init__` stored, with the getters of arguments. */
function attributesAsArguments(attributes: ReadonlyMap<string, Arguments['self']>): Arguments {
  return new Arguments({
    signature: NO_PARAMETERS,
    self: NONE,
    values: attributes,
    rest: [],
    extra: new Map(),
    written: new Map(),
  });
}
