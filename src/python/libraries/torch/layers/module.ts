import { bool, dictOf, iterator, list, NONE, string, tuple } from '../../../values/create.js';
import type { InstanceValue, Value } from '../../../values/value.js';
import type { BuiltinFunction, LibraryContext } from '../../contract.js';
import { cls, method } from '../../members.js';
import { isNamedForPooling } from '../../../pooling-names.js';
import { PARAMETER, TENSOR } from '../tensors.js';
import { modulesOf } from './module-dict.js';
import { afterForward, beforeForward, registerHook } from './hooks.js';
import { settleMode } from './training-mode.js';
import { castWeights, typeAsked, type CastTensors } from './element-types.js';
import { refusedInput } from './foreign-input.js';
import { sharing } from '../../arrays/storage.js';

/** A module below another, with its dotted name. */
type Named = readonly [string, InstanceValue];

/** The module and all below it, each once, in the order torch gives them. */
function descendants(self: InstanceValue, context: LibraryContext): Named[] {
  const seen = new Set<InstanceValue>();
  const found: Named[] = [];
  const visit = (module: InstanceValue, name: string): void => {
    if (seen.has(module)) return;
    seen.add(module);
    found.push([name, module]);
    for (const [child, layer] of context.children(module)) {
      visit(layer, name === '' ? child : `${name}.${child}`);
    }
  };
  visit(self, '');
  return found;
}

function* tensorsOf(self: InstanceValue, wanted: 'parameters' | 'all', context: LibraryContext) {
  const seen = new Set<Value>();
  for (const [prefix, module] of descendants(self, context)) {
    for (const [name, value] of module.attributes) {
      if (value.kind !== 'tensor' || seen.has(value)) continue;
      if (wanted === 'parameters' && value.type !== PARAMETER) continue;
      seen.add(value);
      yield [prefix === '' ? name : `${prefix}.${name}`, value] as const;
    }
  }
}

const pair = ([name, value]: readonly [string, Value]): Value => tuple([string(name), value]);

function listing(of: (self: InstanceValue, context: LibraryContext) => readonly Value[]) {
  return method('*args, **options', (args, context) =>
    iterator(of(args.selfInstance(), context), 'generator'),
  );
}

const itself: BuiltinFunction = method('*args, **options', (args) => args.self);
const nothing: BuiltinFunction = method('*args, **options', () => NONE);

/** Methods that cast every weight. */
const CASTS = { float: 'float32', half: 'float16', double: 'float64', bfloat16: 'bfloat16' };

/** Casts the weights here and below to a type that the arguments name, if they name one. */
function castTo(asked: (given: readonly Value[]) => string | null | undefined): BuiltinFunction {
  return method('*args, **options', (args, context) => {
    const dtype = asked([...args.rest, ...args.extra.values()]);
    if (dtype === undefined) return args.self;
    const cast: CastTensors = new Map();
    for (const [, module] of descendants(args.selfInstance(), context)) {
      castWeights(module, dtype, cast);
    }
    return args.self;
  });
}

/** Sets `training` here and below. */
function setTraining(mode: boolean, self: InstanceValue, context: LibraryContext): InstanceValue {
  for (const [, module] of descendants(self, context)) {
    context.setAttribute(module, 'training', bool(mode));
    settleMode(module);
  }
  return self;
}

const addModule = method('name, module', (args, context) => {
  context.setAttribute(args.self, args.text('name'), args.get('module'));
  return NONE;
});

const register = method('name, value=None, persistent=True, **options', (args, context) => {
  const given = args.extra.get('param') ?? args.extra.get('tensor') ?? args.get('value');
  context.setAttribute(args.self, args.text('name'), given);
  return NONE;
});

/** Walks `a.b.0` from a module. */
const getSubmodule = method('target', (args, context) => {
  const names = args
    .text('target')
    .split('.')
    .filter((name) => name !== '');
  return names.reduce<Value>(
    (module, name) =>
      context.getAttribute(module, name) ??
      context.raise('AttributeError', `object has no attribute \`${name}\``),
    args.self,
  );
});

const apply = method('fn', (args, context) => {
  for (const [, module] of descendants(args.selfInstance(), context).reverse()) {
    context.call(args.get('fn'), [module]);
  }
  return args.self;
});

/** A layer of torch's own takes tensors only. */
function refuseForeign(
  self: InstanceValue,
  input: Value | undefined,
  context: LibraryContext,
): void {
  if (self.type.library === null || input === undefined) return;
  const setting = (name: string): Value | undefined => self.attributes.get(name);
  const refused = refusedInput(self.type.name, input, setting, context);
  if (refused !== null) context.raise(refused.exception, refused.message);
}

/** A forward call; a class whose name speaks of pooling is shown as a whole too. */
const call = method('*args, **options', (args, context) => {
  const self = args.selfInstance();
  const inputs = beforeForward(self, args.rest, context);
  const [input] = inputs;
  refuseForeign(self, input, context);
  const forward = context.callLayer(self, 'forward', args.withRest(inputs));
  const output = afterForward(self, inputs, forward, context);
  const named = self.type.library === null && isNamedForPooling(self.type.name);
  if (named && input?.kind === 'tensor' && output.kind === 'tensor') {
    const { chain } = output;
    const shown = context.passThrough({
      kind: self.type.name,
      framework: 'torch',
      isPooling: false,
      pooling: null,
      built: self,
      geometry: 'elementwise',
      input,
      output,
    });
    return sharing(shown, { chain });
  }
  return output;
});

/** `torch.nn.Module`. */
export const moduleClass = cls({
  isLayer: true,
  input: { type: TENSOR, layout: 'channels-first', method: 'forward' },
  methods: {
    __init__: method('*args, **options', (args, context) => {
      context.setAttribute(args.self, 'training', bool(context.training));
      return NONE;
    }),
    __call__: call,
    __getattr__: method('name, /', (args, context) => {
      const name = args.text('name');
      const found = args.selfInstance().attributes.get(name);
      const missing = `'${context.typeOf(args.self).name}' object has no attribute '${name}'`;
      return found ?? context.raise('AttributeError', missing);
    }),
    forward: method('*inputs, **options', (args, context) =>
      context.raise(
        'NotImplementedError',
        `Module [${context.typeOf(args.self).name}] is missing the required "forward" function`,
      ),
    ),
    add_module: addModule,
    register_module: addModule,
    register_parameter: register,
    register_buffer: register,
    get_submodule: getSubmodule,
    get_parameter: getSubmodule,
    get_buffer: getSubmodule,
    named_children: listing((self, context) => context.children(self).map(pair)),
    children: listing((self, context) => context.children(self).map(([, child]) => child)),
    named_modules: listing((self, context) => descendants(self, context).map(pair)),
    modules: listing((self, context) => descendants(self, context).map(([, module]) => module)),
    named_parameters: listing((self, context) =>
      [...tensorsOf(self, 'parameters', context)].map(pair),
    ),
    parameters: listing((self, context) =>
      [...tensorsOf(self, 'parameters', context)].map(([, value]) => value),
    ),
    named_buffers: listing(() => []),
    buffers: listing(() => []),
    state_dict: method('*args, **options', (args, context) =>
      dictOf([...tensorsOf(args.selfInstance(), 'all', context)]),
    ),
    load_state_dict: method('*args, **options', () => tuple([list([]), list([])])),
    train: method('mode=True', (args, context) =>
      setTraining(args.flag('mode'), args.selfInstance(), context),
    ),
    eval: method('', (args, context) => setTraining(false, args.selfInstance(), context)),
    apply,
    ...Object.fromEntries(
      ['to', 'type'].map((name) => [name, castTo((given) => typeAsked(given))]),
    ),
    ...Object.fromEntries(
      Object.entries(CASTS).map(([name, dtype]) => [name, castTo(() => dtype)]),
    ),
    cuda: itself,
    cpu: itself,
    requires_grad_: method('requires_grad=True', (args, context) => {
      context.freeze(args.self, !args.flag('requires_grad'));
      return args.self;
    }),
    ...Object.fromEntries(['share_memory', 'to_empty', 'compile'].map((name) => [name, itself])),
    ...Object.fromEntries(
      [
        'zero_grad',
        'register_full_backward_hook',
        'register_backward_hook',
        '_register_load_state_dict_pre_hook',
        'register_load_state_dict_post_hook',
        '_register_state_dict_hook',
        'register_state_dict_pre_hook',
        'reset_parameters',
        '_load_from_state_dict',
      ].map((name) => [name, nothing]),
    ),
    register_forward_hook: registerHook('after'),
    register_forward_pre_hook: registerHook('before'),
    extra_repr: method('', () => string('')),
    _get_name: method('', (args, context) => string(context.typeOf(args.self).name)),
  },
  properties: {
    _modules: method('', (args, context) => modulesOf(args.selfInstance(), context)),
    _parameters: method('', (args) => {
      const { attributes } = args.selfInstance();
      const own = [...attributes].filter(([, v]) => v.kind === 'tensor' && v.type === PARAMETER);
      return dictOf(own);
    }),
    _buffers: method('', () => dictOf([])),
  },
});
