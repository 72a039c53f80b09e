import { say } from '../../engine/phrase.js';
import type { LibraryContext } from '../libraries/contract.js';
import { cls, libraryModule, method } from '../libraries/members.js';
import type { Arguments } from '../libraries/arguments.js';
import { bool, iterator, list, string, tuple, unknown } from '../values/create.js';
import type { InstanceValue, ListValue, ModuleValue, Value } from '../values/value.js';

const modules = new WeakMap<InstanceValue, ModuleValue>();

/** A module's `__dict__`: its names are looked up when they are asked for. */
export function namespaceOf(module: ModuleValue, context: LibraryContext): InstanceValue {
  const made = context.instantiate('types.ModuleNamespace');
  modules.set(made, module);
  return made;
}

/** The names of a module as a list; a library may have more than its table. */
export function namesOf(module: ModuleValue): ListValue {
  const { known, isAll } = module.names?.() ?? { known: [], isAll: false };
  const names = list(known.map(string));
  if (!isAll) {
    const { name } = module;
    names.uncertain = unknown(say('the names of the module `{name}` aren’t all known', { name }));
  }
  return names;
}

function moduleOf(args: Arguments, context: LibraryContext): ModuleValue {
  return modules.get(args.selfInstance()) ?? context.giveUp(say('what a module holds isn’t known'));
}

function find(args: Arguments, context: LibraryContext): Value | undefined {
  return context.getAttribute(moduleOf(args, context), args.text('key'));
}

function each(args: Arguments, context: LibraryContext, what: (name: string) => Value): Value {
  const { items, uncertain } = namesOf(moduleOf(args, context));
  const names = items.flatMap((one) => (one.kind === 'string' ? [one.value] : []));
  return uncertain ?? list(names.map(what));
}

/** The class of modules' `__dict__`, which Python hasn't: it has a plain dict. */
export const moduleNamespaces = libraryModule('types', {
  ModuleNamespace: cls({
    bases: ['builtins.dict'],
    methods: {
      __getitem__: method(
        'key, /',
        (args, context) =>
          find(args, context) ?? context.suppose('KeyError', context.repr(args.get('key'))),
      ),
      get: method(
        'key, default=None, /',
        (args, context) => find(args, context) ?? args.get('default'),
      ),
      __contains__: method('key, /', (args, context) => {
        const found = find(args, context);
        return found?.kind === 'unknown' ? found : bool(found !== undefined);
      }),
      __setitem__: method('key, value, /', (args, context) => {
        moduleOf(args, context).assign(args.text('key'), args.get('value'));
        return args.get('value');
      }),
      keys: method('', (args, context) => each(args, context, string)),
      values: method('', (args, context) =>
        each(args, context, (name) => read(args, name, context)),
      ),
      items: method('', (args, context) =>
        each(args, context, (name) => tuple([string(name), read(args, name, context)])),
      ),
      __iter__: method('', (args, context) => {
        const names = each(args, context, string);
        return names.kind === 'list' ? iterator(names.items) : names;
      }),
    },
  }),
});

function read(args: Arguments, name: string, context: LibraryContext): Value {
  return context.readAttribute(moduleOf(args, context), name);
}
