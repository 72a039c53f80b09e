import { bool, dictOf, int, iterator, list, NONE, string, tuple } from '../../../values/create.js';
import type { InstanceValue, Value } from '../../../values/value.js';
import type { Arguments } from '../../arguments.js';
import type { BuiltinFunction, LibraryContext } from '../../contract.js';
import { cls, method } from '../../members.js';
import { begin, refuseOpen, removeAttribute, taken } from './container-state.js';

/** The names and layers or parameters of a `ModuleDict`, whose other attributes are no members. */
function entries(
  self: InstanceValue,
  context: LibraryContext,
): readonly (readonly [string, Value])[] {
  refuseOpen(self);
  const layers = new Set(context.children(self).map(([name]) => name));
  return [...self.attributes].filter(
    ([name, value]) => layers.has(name) || value.kind === 'tensor',
  );
}

function update(self: InstanceValue, args: Arguments, context: LibraryContext): Value {
  const given = args.get('modules');
  if (given.kind === 'dict' && given.uncertain !== undefined) self.uncertain = given.uncertain;
  const pairs =
    given.kind === 'dict'
      ? [...given.entries.values()].map(({ key, value }) => [key, value] as const)
      : given.kind === 'instance'
        ? entries(given, context).map(([name, value]) => [string(name), value] as const)
        : taken(self, given, context).map((one) => {
            const [key = NONE, value = NONE] = context.items(one);
            return [key, value] as const;
          });
  for (const [key, value] of pairs) context.setAttribute(self, context.text(key), value);
  return NONE;
}

/** The methods of a dictionary of the layers that a module has under its names. */
function dictionary(owner: (args: Arguments) => InstanceValue): Record<string, BuiltinFunction> {
  return {
    __getitem__: method('key', (args, context) => {
      const found = owner(args).attributes.get(args.text('key'));
      if (found === undefined) refuseOpen(owner(args));
      return found ?? context.raise('KeyError', context.repr(args.get('key')));
    }),
    __setitem__: method('key, value', (args, context) => {
      context.setAttribute(owner(args), args.text('key'), args.get('value'));
      return NONE;
    }),
    __delitem__: method('key', (args, context) => {
      removeAttribute(owner(args), args.text('key'), context);
      return NONE;
    }),
    __contains__: method('key', (args, context) =>
      bool(entries(owner(args), context).some(([name]) => name === args.text('key'))),
    ),
    __len__: method('', (args, context) => int(entries(owner(args), context).length)),
    __iter__: method('', (args, context) =>
      iterator(
        entries(owner(args), context).map(([name]) => string(name)),
        'iterator',
      ),
    ),
    keys: method('', (args, context) =>
      list(entries(owner(args), context).map(([name]) => string(name))),
    ),
    values: method('', (args, context) =>
      list(entries(owner(args), context).map(([, value]) => value)),
    ),
    items: method('', (args, context) =>
      list(entries(owner(args), context).map(([name, value]) => tuple([string(name), value]))),
    ),
    get: method('key, default=None', (args, context) => {
      const found = entries(owner(args), context).find(([name]) => name === args.text('key'));
      return found?.[1] ?? args.get('default');
    }),
    pop: method('key', (args, context) => {
      const self = owner(args);
      const found = self.attributes.get(args.text('key')) ?? NONE;
      removeAttribute(self, args.text('key'), context);
      return found;
    }),
    update: method('modules', (args, context) => update(owner(args), args, context)),
  };
}

/** `ModuleDict` and `ParameterDict`. */
export const moduleDict = cls({
  bases: ['torch.nn.Module'],
  isLayer: true,
  methods: {
    __init__: method('modules=None', (args, context) => {
      begin(args, context);
      if (!args.isNone('modules')) context.callMethod(args.self, 'update', [args.get('modules')]);
      return NONE;
    }),
    ...dictionary((args) => args.selfInstance()),
  },
});

const owners = new WeakMap<InstanceValue, InstanceValue>();

/** What `module._modules` gives: a dictionary that changes the module. */
export const modulesClass = cls({
  bases: ['collections.OrderedDict'],
  methods: dictionary((args) => owners.get(args.selfInstance()) ?? args.selfInstance()),
});

/** The dictionary of a module's layers. */
export function modulesOf(owner: InstanceValue, context: LibraryContext): InstanceValue {
  const modules = context.instantiate('torch.nn.modules.module._Modules');
  modules.native = dictOf(context.children(owner));
  owners.set(modules, owner);
  return modules;
}
