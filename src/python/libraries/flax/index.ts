import { say } from '../../../engine/phrase.js';
import { bool, list, NONE, tuple } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import type { Arguments } from '../arguments.js';
import type { BuiltinFunction, LibraryContext, LibraryMember, LibraryModule } from '../contract.js';
import { cls, fn, libraryModule, method, sameAs } from '../members.js';
import { activationFunctions } from '../jax/nn.js';
import { fieldsOf } from './fields.js';
import { flaxLayer, flaxLayers } from './layers.js';
import { poolingFunctions } from './pooling.js';

/** A Linen module is a dataclass: its annotated names are what the constructor takes. */
function initialise(args: Arguments, context: LibraryContext): Value {
  const self = args.selfInstance();
  const fields = fieldsOf(self);
  args.rest.forEach((value, index) => {
    const name = fields[index];
    if (name !== undefined) context.setAttribute(self, name, value);
  });
  for (const [name, value] of args.extra) {
    if (name !== 'parent') context.setAttribute(self, name, value);
  }
  const setup = context.getAttribute(self, 'setup');
  if (setup?.kind === 'bound-method' && setup.method.kind === 'function') context.call(setup, []);
  return NONE;
}

/** What is meant for these methods and not for the module. */
const OWN_OPTIONS = ['rngs', 'mutable', 'method', 'capture_intermediates'];
const TABULATE = [
  'depth',
  'show_repeated',
  'console_kwargs',
  'table_kwargs',
  'column_kwargs',
  'compute_flops',
  'compute_vjp_flops',
];

/** `model.init(key, x)` and `model.apply(variables, x)` both pass `x` through the module. */
function passes(
  gives: 'variables' | 'output' | 'both',
  own: readonly string[] = [],
): BuiltinFunction {
  return method('first, *args, **options', (args, context) => {
    const extra = new Map(args.extra);
    for (const name of [...OWN_OPTIONS, ...own]) extra.delete(name);
    const output = context.call(args.self, args.rest, extra);
    if (gives === 'both') {
      return tuple([output, context.unknown(say('parameters are not made while code is read'))]);
    }
    if (gives === 'variables')
      return context.unknown(say('parameters are not made while code is read'));
    const mutable = args.extra.get('mutable');
    return mutable === undefined || context.truth(mutable) === false
      ? output
      : {
          kind: 'tuple',
          items: [output, context.unknown(say('the changed variables'))],
          type: null,
        };
  });
}

const module = (linen: boolean): LibraryMember =>
  cls({
    isLayer: true,
    input: { type: 'jax.Array', layout: 'channels-last', method: '__call__' },
    methods: {
      ...(linen && { __init__: method('*args, **options', initialise) }),
      ...(!linen && { __init__: method('*args, **options', () => NONE) }),
      init: passes('variables'),
      init_with_output: passes('both'),
      apply: passes('output'),
      bind: method('*args, **options', (args) => args.self),
      clone: method('*args, **options', (args) => args.self),
      unbind: method('', (args) => args.self),
      tabulate: passes('variables', TABULATE),
      lazy_init: passes('variables'),
      train: method('**options', () => NONE),
      eval: method('**options', () => NONE),
      sow: method('*args, **options', () => NONE),
      param: method('name, init_fn=None, *args, **options', (args, context) => {
        const shape = args.rest[0];
        if (shape?.kind !== 'tuple')
          return context.unknown(say('the shape of a parameter is not known'));
        return context.call(context.named('jax.numpy.zeros'), [shape]);
      }),
      make_rng: method('name=None', () => NONE),
      is_initializing: method('', () => bool(false)),
    },
  });

const sequential = (space: string): LibraryMember =>
  cls({
    bases: [`flax.${space}.Module`],
    isLayer: true,
    methods: {
      __init__: method('*layers, **options', (args, context) => {
        const [only] = args.rest;
        const layers =
          only !== undefined && (only.kind === 'list' || only.kind === 'tuple')
            ? only.items
            : args.rest;
        context.setAttribute(args.self, 'layers', list([...layers]));
        return NONE;
      }),
      __call__: method('x, *args, **options', (args, context) =>
        context
          .items(args.selfInstance().attributes.get('layers') ?? list([]))
          .reduce<Value>((value, layer) => context.call(layer, [value]), args.get('x')),
      ),
    },
  });

const decorator: LibraryMember = fn('fun=None, **options', (args) => args.get('fun'));

function space(name: 'linen' | 'nnx'): Readonly<Record<string, LibraryMember>> {
  return {
    ...activationFunctions,
    ...poolingFunctions(name === 'linen' ? 'nn' : 'nnx', name !== 'linen'),
    Module: module(name === 'linen'),
    Sequential: sequential(name),
    ...Object.fromEntries(
      Object.entries(flaxLayers).map(([kind, layer]) => [kind, flaxLayer(kind, layer, name)]),
    ),
    compact: decorator,
    nowrap: decorator,
    remat: decorator,
    jit: decorator,
  };
}

/** The tables of Flax. */
export const flaxModules: readonly LibraryModule[] = [
  libraryModule('flax', { linen: sameAs('flax.linen'), nnx: sameAs('flax.nnx') }),
  libraryModule('flax.linen', space('linen')),
  libraryModule('flax.linen.pooling', poolingFunctions('nn')),
  libraryModule('flax.nnx', {
    ...space('nnx'),
    Rngs: cls({
      methods: { __init__: method('*args, **options', () => NONE) },
      missing: (self) => ({
        kind: 'bound-method',
        self,
        method: {
          kind: 'builtin',
          name: 'flax.nnx.Rngs.stream',
          function: method('*args, **options', (args, context) => {
            const [shape] = args.rest;
            return shape === undefined
              ? NONE
              : context.call(context.named('jax.random.normal'), [NONE, shape]);
          }),
        },
      }),
    }),
    Param: fn('value, **options', (args) => args.get('value')),
    List: sameAs('builtins.list'),
    Dict: sameAs('builtins.dict'),
  }),
];
