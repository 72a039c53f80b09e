import { say } from '../../engine/phrase.js';
import type { LibraryContext, LibraryMember } from '../libraries/contract.js';
import { cls, fn, method } from '../libraries/members.js';
import { bool, int, NONE, string, tuple, unknown } from '../values/create.js';
import { hashKey } from '../values/hash-key.js';
import type { ClassValue, Value } from '../values/value.js';

/** `object`, `type`, and the classes of things that are neither numbers nor containers. */
export const objectClasses: Readonly<Record<string, LibraryMember>> = {
  object: cls({
    methods: {
      __init__: method('*args, **kwargs', () => NONE),
      __repr__: method('', (args, context) => string(`<${context.typeOf(args.self).name} object>`)),
      __setattr__: method('name, value, /', (args, context) => {
        context.setAttribute(args.self, args.text('name'), args.get('value'));
        return NONE;
      }),
      __delattr__: method('name, /', () => NONE),
      __getattribute__: method('name, /', (args, context) => {
        return context.readAttribute(args.self, args.text('name'));
      }),
    },
    classMethods: { __init_subclass__: method('**kwargs', () => NONE) },
    staticMethods: {
      __new__: method('cls, *args, **kwargs', (args, context) => {
        const type = args.get('cls');
        return type.kind === 'class'
          ? context.make(type)
          : context.giveUp(say('its class isn’t known'));
      }),
    },
  }),
  type: cls({
    construct: method('value, bases=None, namespace=None, /', (args, context) => {
      const value = args.get('value');
      if (!args.given('bases')) return value.kind === 'unknown' ? value : context.typeOf(value);
      return newClass(args.text('value'), args.get('bases'), args.get('namespace'), context);
    }),
    staticMethods: {
      __new__: method('metaclass, name, bases, namespace, /, **kwargs', (args, context) => {
        const known = context.classInTheMaking();
        const [name, namespace] = [args.text('name'), args.get('namespace')];
        if (known === null) return newClass(name, args.get('bases'), namespace, context);
        if (namespace.kind === 'dict') known.members.clear();
        return withMembers(known, namespace);
      }),
    },
    methods: {
      mro: method('', (args) => (args.self.kind === 'class' ? tuple(args.self.mro) : NONE)),
    },
  }),
  NoneType: cls({}),
  ellipsis: cls({}),
  NotImplementedType: cls({}),
  function: cls({}),
  ModuleType: cls({}),
  property: cls({
    construct: method('fget=None, fset=None, fdel=None, doc=None', (args) => ({
      kind: 'property',
      get: args.get('fget'),
      set: args.isNone('fset') ? null : args.get('fset'),
      cached: false,
    })),
    methods: {
      setter: method('function', (args) =>
        args.self.kind === 'property' ? { ...args.self, set: args.get('function') } : args.self,
      ),
      getter: method('function', (args) =>
        args.self.kind === 'property' ? { ...args.self, get: args.get('function') } : args.self,
      ),
      deleter: method('function', (args) => args.self),
    },
  }),
  staticmethod: cls({
    construct: method('function', (args) => ({
      kind: 'static-method',
      method: args.get('function'),
    })),
  }),
  classmethod: cls({
    construct: method('function', (args) => ({
      kind: 'class-method',
      method: args.get('function'),
    })),
  }),
};

/** The built-in functions on objects of any kind. */
export const objectFunctions: Readonly<Record<string, LibraryMember>> = {
  isinstance: fn('value, classes, /', (args, context) =>
    answer(isInstance(args.get('value'), args.get('classes'), context), context),
  ),
  issubclass: fn('type, classes, /', (args, context) => {
    const type = args.get('type');
    if (type.kind !== 'class') return context.unknown(say('a class isn’t known'));
    return answer(isSubclass(type, args.get('classes')), context);
  }),
  getattr: fn('value, name, *fallback', (args, context) => {
    const value = args.get('value');
    if (value.kind === 'unknown') return value;
    const name = args.text('name');
    const [fallback] = args.rest;
    if (fallback === undefined) return context.readAttribute(value, name);
    return context.getAttribute(value, name) ?? fallback;
  }),
  hasattr: fn('value, name, /', (args, context) => {
    const value = args.get('value');
    if (value.kind === 'unknown') return value;
    const found = context.getAttribute(value, args.text('name'));
    if (found?.kind === 'unknown' && value.kind !== 'instance') return found;
    return bool(found !== undefined);
  }),
  setattr: fn('value, name, to, /', (args, context) => {
    const setter = context.getAttribute(args.get('value'), '__setattr__');
    if (setter?.kind === 'bound-method' && setter.method.kind === 'function') {
      context.call(setter, [args.get('name'), args.get('to')]);
      return NONE;
    }
    const [value, name] = [args.get('value'), args.get('name')];
    if (value.kind === 'instance' && name.kind !== 'string') {
      value.uncertain = context.unknown(say('which attribute is set isn’t known'));
    }
    context.setAttribute(value, args.text('name'), args.get('to'));
    return NONE;
  }),
  delattr: fn('value, name, /', (args, context) => {
    const value = args.get('value');
    context.willChange(value);
    if (value.kind === 'instance') value.attributes.delete(args.text('name'));
    return NONE;
  }),
  callable: fn('value, /', (args, context) => {
    const value = args.get('value');
    switch (value.kind) {
      case 'function':
      case 'bound-method':
      case 'builtin':
      case 'class':
        return bool(true);
      case 'unknown':
        return value;
      case 'instance':
        return bool(context.getAttribute(value, '__call__') !== undefined);
      default:
        return bool(false);
    }
  }),
  repr: fn('value, /', (args, context) => string(context.repr(args.get('value')))),
  ascii: fn('value, /', (args, context) => string(context.repr(args.get('value')))),
  format: fn("value, spec='', /", (args, context) =>
    string(context.format(args.get('value'), args.text('spec'))),
  ),
  id: fn('value, /', () => unknown(say('an address in memory isn’t known'))),
  hash: fn('value, /', (args) => {
    const value = args.get('value');
    const key = hashKey(value);
    return typeof key === 'number' ? int(key) : unknown(say('a hash isn’t known'));
  }),
  print: fn("*values, sep=' ', end='', file=None, flush=False", () => NONE),
  aiter: fn('iterable, /', () => unknown(say('it is awaited'))),
  anext: fn('iterator, default=None, /', () => unknown(say('it is awaited'))),
  breakpoint: fn('*args, **kwargs', () => NONE),
  help: fn('subject=None', () => NONE),
  input: fn("prompt=''", () => unknown(say('it is typed in by a person'))),
  get_ipython: fn('', () => unknown(say('what a notebook’s own commands give isn’t known'))),
  open: fn('*args, **kwargs', () => unknown(say('files aren’t read'))),
  eval: fn('*args, **kwargs', () => unknown(say('`eval` isn’t followed'))),
  exec: fn('*args, **kwargs', () => unknown(say('`exec` isn’t followed'))),
  compile: fn('*args, **kwargs', () => unknown(say('`compile` isn’t followed'))),
  __import__: fn(
    'name, *args, **kwargs',
    (args, context) =>
      context.importModule(args.text('name')) ??
      context.unknown(say('the module isn’t in the workspace')),
  ),
  super: fn('*args', () => NONE),
  locals: fn('', () => NONE),
  globals: fn('', () => NONE),
  vars: fn('*args', () => NONE),
  dir: fn('*args', () => NONE),
};

/** Python's `isinstance`; null: not known. */
export function isInstance(value: Value, classes: Value, context: LibraryContext): boolean | null {
  if (classes.kind === 'tuple') {
    const answers = classes.items.map((one) => isInstance(value, one, context));
    if (answers.includes(true)) return true;
    return answers.includes(null) ? null : false;
  }
  if (classes.kind === 'none') return value.kind === 'none';
  if (value.kind === 'unknown' || classes.kind !== 'class') return null;
  if (value.kind === 'either') {
    const answers = new Set(value.values.map((one) => isInstance(one, classes, context)));
    const [only] = answers;
    return answers.size === 1 && only !== undefined ? only : null;
  }
  const byName = abstractKinds(classes.qualifiedName, value);
  if (byName !== null) return byName;
  if (context.isInstanceOf(value, classes)) return true;
  if (value.kind === 'class' && classes.qualifiedName === 'builtins.type') return true;
  return value.kind === 'instance' && value.type.unknownBase !== null ? null : false;
}

function isSubclass(type: ClassValue, classes: Value): boolean | null {
  if (classes.kind === 'tuple') {
    const answers = classes.items.map((one) => isSubclass(type, one));
    if (answers.includes(true)) return true;
    return answers.includes(null) ? null : false;
  }
  if (classes.kind !== 'class') return null;
  if (type.mro.includes(classes)) return true;
  return type.unknownBase === null ? false : null;
}

/** `collections.abc.Sequence` and the like, which classes needn't inherit from. */
function abstractKinds(name: string, value: Value): boolean | null {
  const at = name.lastIndexOf('.');
  if (!/^(collections\.abc|typing|numbers|types)$/.test(name.slice(0, at))) return null;
  const kinds = ABSTRACT[name.slice(at + 1)];
  if (kinds === undefined || value.kind === 'tensor') return null;
  const native = value.kind === 'instance' && value.native !== null ? value.native : value;
  return kinds.includes(native.kind) || (native.kind === 'instance' ? null : false);
}

const CALLABLE = ['function', 'builtin', 'bound-method', 'class'] as const;
const ABSTRACT: Readonly<Record<string, readonly Value['kind'][]>> = {
  Iterable: ['list', 'tuple', 'dict', 'set', 'string', 'range', 'iterator', 'bytes'],
  Collection: ['list', 'tuple', 'dict', 'set', 'string', 'range', 'bytes'],
  Container: ['list', 'tuple', 'dict', 'set', 'string', 'range', 'bytes'],
  Sized: ['list', 'tuple', 'dict', 'set', 'string', 'range', 'bytes'],
  Sequence: ['list', 'tuple', 'string', 'range', 'bytes'],
  MutableSequence: ['list'],
  Mapping: ['dict'],
  MutableMapping: ['dict'],
  Set: ['set'],
  Iterator: ['iterator'],
  Generator: ['iterator'],
  Hashable: ['int', 'float', 'string', 'tuple', 'none', 'bool'],
  Callable: CALLABLE,
  Number: ['int', 'float', 'bool', 'dimension'],
  Integral: ['int', 'bool', 'dimension'],
  Real: ['int', 'float', 'bool', 'dimension'],
  List: ['list'],
  Tuple: ['tuple'],
  Dict: ['dict'],
  FunctionType: ['function'],
  LambdaType: ['function'],
  MethodType: ['bound-method'],
  ModuleType: ['module'],
  GeneratorType: ['iterator'],
};

function answer(known: boolean | null, context: LibraryContext): Value {
  return known === null ? context.unknown(say('the class of a value isn’t known')) : bool(known);
}

function newClass(
  name: string,
  bases: Value,
  namespace: Value,
  context: LibraryContext,
): ClassValue {
  const known = context.items(bases).filter((one) => one.kind === 'class');
  return withMembers(context.createClass(name, known, {}), namespace);
}

function withMembers(type: ClassValue, namespace: Value): ClassValue {
  if (namespace.kind === 'dict') {
    for (const { key, value } of namespace.entries.values()) {
      if (key.kind === 'string') type.members.set(key.value, value);
    }
  }
  return type;
}
