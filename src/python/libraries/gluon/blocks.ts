import { say } from '../../../engine/phrase.js';
import { list, NONE } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { LibraryContext } from '../contract.js';
import { cls, method } from '../members.js';
import { mxnetNumpy } from '../numpy/family.js';

/** Blocks in a `Sequential` are attributes named by number, as Gluon registers them. */
function blocks(self: Value, context: LibraryContext): readonly Value[] {
  return context.children(self).map(([, child]) => child);
}

/** `Sequential` and `HybridSequential`. */
export const sequential = cls({
  bases: ['mxnet.gluon.nn.HybridBlock'],
  isLayer: true,
  methods: {
    __init__: method('*args, **options', () => NONE),
    add: method('*blocks', (args, context) => {
      const count = blocks(args.self, context).length;
      args.rest.forEach((block, index) =>
        context.setAttribute(args.self, String(count + index), block),
      );
      return NONE;
    }),
    forward: method('x, *args', (args, context) =>
      blocks(args.self, context).reduce<Value>(
        (value, block) => context.call(block, [value]),
        args.get('x'),
      ),
    ),
    __iter__: method('', (args, context) => ({
      kind: 'iterator',
      source: blocks(args.self, context)[Symbol.iterator](),
      typeName: 'iterator',
    })),
    __len__: method('', (args, context) => ({
      kind: 'int',
      value: blocks(args.self, context).length,
    })),
    __getitem__: method('key', (args, context) =>
      context.getItem(list([...blocks(args.self, context)]), args.get('key')),
    ),
  },
});

/** A weight: its shape is known where it was told. */
export const parameterClass = cls({
  methods: {
    __init__: method('name=None, shape=None, *args, **options', (args, context) => {
      context.setAttribute(args.self, 'shape', args.get('shape'));
      return NONE;
    }),
    data: method('*args, **options', (args, context) => {
      const shape = context.getAttribute(args.self, 'shape') ?? NONE;
      if (shape.kind === 'none')
        return context.unknown(say('the shape of a parameter is not known'));
      return context.call(context.named('mxnet.np.empty'), [shape]);
    }),
    initialize: method('*args, **options', () => NONE),
  },
});

/** `block.params`, from which parameters are taken by name. */
export const parameters = cls({
  methods: {
    get: method('name, **options', (args, context) =>
      context.call(context.named('mxnet.gluon.Parameter'), [args.get('name')], args.extra),
    ),
  },
});

/** `Block`, the base of all layers. */
export const block = cls({
  isLayer: true,
  properties: {
    params: method('', (_args, context) => context.instantiate('mxnet.gluon.ParameterDict')),
  },
  input: { type: mxnetNumpy.type, layout: 'channels-first', method: 'forward' },
  methods: {
    __init__: method('*args, **options', () => NONE),
    __call__: method('*args, **options', (args, context) =>
      context.callLayer(args.selfInstance(), 'forward', args),
    ),
    forward: method('x, *args', (args, context) => {
      const hybrid = context.getAttribute(args.self, 'hybrid_forward');
      if (hybrid === undefined)
        return context.giveUp(say('this block has no forward that can be read'));
      return context.call(hybrid, [context.named('mxnet.npx'), args.get('x'), ...args.rest]);
    }),
    initialize: method('*args, **options', () => NONE),
    hybridize: method('*args, **options', () => NONE),
    collect_params: method('*args', (_args, context) =>
      context.unknown(say('parameters are not made while code is read')),
    ),
    register_child: method('block, name=None', (args, context) => {
      const name = args.isNone('name')
        ? String(blocks(args.self, context).length)
        : args.text('name');
      context.setAttribute(args.self, name, args.get('block'));
      return NONE;
    }),
    name_scope: method('', (_args, context) => context.instantiate('torch.no_grad')),
  },
});
