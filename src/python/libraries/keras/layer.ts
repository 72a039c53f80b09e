import { completeLayer } from './image-data-format.js';
import { say } from '../../../engine/phrase.js';
import { bool, dictOf, NONE, string, tuple, size } from '../../values/create.js';
import type { ChainLink } from '../../site.js';
import type { TensorValue } from '../../values/tensor.js';
import type { InstanceValue, Value } from '../../values/value.js';
import { parseSignature } from '../signature.js';
import { Arguments } from '../arguments.js';
import type { BuiltinFunction, LibraryContext, LibraryMember } from '../contract.js';
import { cls, method, takingMisfits } from '../members.js';
import { settingsOf, storeArguments } from '../layers/settings.js';
import { automaticName } from './layer-name.js';
import { checkInput } from './input-spec.js';
import { modernArguments } from './old-spelling.js';
import { activate } from './activation.js';
import { TENSOR } from './tensors.js';

/** How a tensor of a functional model was made: the layer, and what it was called with. */
export interface Node {
  readonly callee: Value;
  readonly args: readonly Value[];
  readonly keywords: ReadonlyMap<string, Value>;
}

const nodes = new WeakMap<TensorValue, Node>();

/** The call that made a tensor; undefined for inputs. */
export function nodeOf(tensor: TensorValue): Node | undefined {
  return nodes.get(tensor);
}

/** Remembers how a tensor was made. */
export function remember(output: Value, node: Node): Value {
  if (output.kind === 'tensor') nodes.set(output, node);
  if (output.kind === 'tuple' || output.kind === 'list') {
    output.items.forEach((item, at) => {
      if (item.kind === 'tensor') nodes.set(item, { ...node, callee: picking(node.callee, at) });
    });
  }
  return output;
}

/** A call of which one of several results is taken. */
function picking(callee: Value, at: number): Value {
  return {
    kind: 'builtin',
    name: 'keras.layers.picked',
    function: method('*args, **options', (args, context) => {
      const result = context.call(callee, args.rest, args.extra);
      return result.kind === 'tuple' || result.kind === 'list'
        ? (result.items[at] ?? NONE)
        : result;
    }),
  };
}

const ANY = parseSignature('*args, **options');

/** Arguments for a method that is called by a table. */
export function plainArguments(
  rest: readonly Value[],
  extra: ReadonlyMap<string, Value> = new Map(),
): Arguments {
  return new Arguments({
    signature: ANY,
    self: NONE,
    values: new Map(),
    rest,
    extra,
    written: new Map(),
  });
}

/** `layer(x)`: builds the layer on first use, then calls `call`. */
const call = method('*args, **options', (args, context) => {
  const self = args.selfInstance();
  const [input] = args.rest;
  if (input !== undefined) checkInput(self, input, context);
  if (input?.kind === 'tensor' && input.shape !== null && !self.attributes.has('built')) {
    context.setAttribute(self, 'built', bool(true));
    const build = context.getAttribute(self, 'build');
    if (build?.kind === 'bound-method' && build.method.kind === 'function') {
      context.call(build, [tuple(input.shape.map((one) => size(one)))]);
    }
  }
  const output = context.callLayer(self, 'call', withoutUnused(args, self, context));
  return remember(output, { callee: self, args: args.rest, keywords: args.extra });
});

/** Keras passes `training` and `mask` only to a `call` that takes them. */
function withoutUnused(args: Arguments, self: InstanceValue, context: LibraryContext): Arguments {
  const found = context.getAttribute(self, 'call');
  if (found?.kind === 'bound-method' && found.method.kind === 'function') {
    const training = found.method.definition.parameters.find(({ name }) => name === 'training');
    const isMissing = training?.fallback === null && !args.extra.has('training');
    // What stands before it are `self` and as many inputs as were given by their place.
    const at = training === undefined ? 0 : found.method.definition.parameters.indexOf(training);
    if (!isMissing || args.rest.length >= at) return args;
    return plainArguments(args.rest, new Map(args.extra).set('training', bool(context.training)));
  }
  const extra = new Map(args.extra);
  extra.delete('training');
  extra.delete('mask');
  return plainArguments(args.rest, extra);
}

const weights: BuiltinFunction = method('', (_args, context) =>
  context.unknown(say('weights aren’t followed')),
);

const nothing: BuiltinFunction = method('*args, **options', () => NONE);

/** `keras.layers.Layer`. */
export const layerBase = cls({
  isLayer: true,
  input: { type: TENSOR, layout: 'channels-last', method: 'call' },
  methods: {
    __init__: method('*args, **options', (args, context) => {
      const name = args.extra.get('name');
      context.setAttribute(args.self, 'name', name ?? string(context.typeOf(args.self).name));
      return NONE;
    }),
    __call__: call,
    call: method('inputs, *args, **options', (args) => args.get('inputs')),
    build: nothing,
    add_weight: method('*args, shape=(), **options', (args, context) => {
      const first = args.rest.find((value) => value.kind === 'tuple' || value.kind === 'list');
      const shape = args.given('shape') || first === undefined ? args.get('shape') : first;
      return context.call(context.named('tensorflow.zeros'), [shape]);
    }),
    add_loss: nothing,
    add_metric: nothing,
    get_config: method('', (_args, context) => ({
      ...dictOf([]),
      uncertain: context.unknown(say('a layer’s configuration isn’t followed')),
    })),
    get_weights: weights,
    set_weights: nothing,
    compute_output_shape: method('input_shape', (_args, context) =>
      context.unknown(say('the output shape is computed by the framework')),
    ),
    count_params: method('', (_args, context) =>
      context.unknown(say('parameters are not counted')),
    ),
  },
  properties: {
    ...Object.fromEntries(
      ['weights', 'variables'].flatMap((name) =>
        ['', 'trainable_', 'non_trainable_'].map((prefix) => [`${prefix}${name}`, weights]),
      ),
    ),
  },
});

/** A layer of Keras whose output follows from its settings and its input. */
export interface KerasLayer {
  readonly parameters: string;
  readonly output?: (
    input: TensorValue,
    settings: Arguments,
    context: LibraryContext,
    args: Arguments,
  ) => Value;
  readonly geometry?: (settings: Arguments) => ChainLink['geometry'];
  /** Raises what Keras refuses as it makes the layer. */
  readonly check?: (settings: Arguments, context: LibraryContext) => void;
  /** `elementwise` unless a geometry is given or this is true. */
  readonly mixes?: boolean;
  /** The tensor that a call passes, where it isn't `inputs` itself. */
  readonly takes?: (args: Arguments, context: LibraryContext) => TensorValue;
  /** Its `activation=` belongs to what happens inside. */
  readonly hasOwnActivation?: boolean;
}

/** The class of a layer as described; `activation=` is applied by name. */
export function kerasLayer(kind: string, layer: KerasLayer): LibraryMember {
  const { output } = layer;
  return cls({
    bases: ['keras.layers.Layer'],
    isLayer: true,
    methods: {
      __init__: takingMisfits(
        method(`${layer.parameters}, **options`.replace(/^, /u, ''), (given, context) => {
          const args = modernArguments(given);
          if (given.misfit !== null && args === given) {
            context.suppose('TypeError', `${kind}.__init__() ${given.misfit.problem}`);
          }
          const self = args.selfInstance();
          storeArguments(args, context);
          rememberInputShape(self, args, context);
          completeLayer(self, context);
          context.built(
            self,
            { kind, framework: 'keras', isPooling: false, pooling: null },
            args.written,
          );
          layer.check?.(args, context);
          return NONE;
        }),
      ),
      call: method('inputs=None, *args, **options', (args, context) => {
        const self = args.selfInstance();
        const settings = settingsOf(self);
        const input = layer.takes?.(args, context) ?? args.tensor('inputs');
        const result =
          output === undefined ? withoutNumbers(input) : output(input, settings, context, args);
        const [main, ...others] = result.kind === 'tuple' ? result.items : [result];
        if (main?.kind !== 'tensor') return result;
        const elementwise = layer.geometry === undefined && layer.mixes !== true;
        const passed = context.passThrough({
          kind,
          framework: 'keras',
          isPooling: false,
          pooling: null,
          built: self,
          geometry: elementwise ? 'elementwise' : (layer.geometry?.(settings) ?? null),
          input,
          output: main,
        });
        const own = layer.hasOwnActivation === true;
        const active = own ? passed : activate(settings.get('activation'), passed, context);
        return result.kind === 'tuple' ? tuple([active, ...others]) : active;
      }),
    },
  });
}

/** Keeps `name=` and `input_shape=`, which any layer takes. */
export function rememberInputShape(
  self: InstanceValue,
  args: Arguments,
  context: LibraryContext,
): void {
  if (!args.extra.has('name') && !args.given('name')) {
    context.setAttribute(self, 'name', string(automaticName(self.type.name, context)));
  }
  for (const name of ['name', 'input_shape', 'batch_input_shape', 'input_dim', 'data_format']) {
    const value = args.extra.get(name) ?? (args.given(name) ? args.get(name) : undefined);
    if (value !== undefined) context.setAttribute(self, name, value);
    if (name === 'input_shape' && value?.kind === 'int') {
      context.raise('ValueError', `Cannot convert '${value.value}' to a shape.`);
    }
  }
}

/** The same tensor with its numbers forgotten. */
export function withoutNumbers(input: TensorValue): TensorValue {
  return { ...input, numbers: null };
}
