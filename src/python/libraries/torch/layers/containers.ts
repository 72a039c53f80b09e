import { bool, iterator, list, NONE, size } from '../../../values/create.js';
import type { InstanceValue, Value } from '../../../values/value.js';
import type { BuiltinFunction, LibraryContext, LibraryMember } from '../../contract.js';
import { cls, method } from '../../members.js';
import { begin, refuseOpen, removeAttribute, taken } from './container-state.js';
import { moduleDict } from './module-dict.js';

/** What a container holds, in order, under its names: layers, and whatever has a number for a name. */
function members(
  self: InstanceValue,
  context: LibraryContext,
): readonly (readonly [string, Value])[] {
  refuseOpen(self);
  const layers = new Set(context.children(self).map(([name]) => name));
  return [...self.attributes].filter(([name]) => layers.has(name) || /^\d+$/u.test(name));
}

function values(self: InstanceValue, context: LibraryContext): readonly Value[] {
  return members(self, context).map(([, value]) => value);
}

function put(self: InstanceValue, items: readonly Value[], context: LibraryContext): void {
  for (const [name] of members(self, context)) removeAttribute(self, name, context);
  items.forEach((item, index) => context.setAttribute(self, String(index), item));
}

/** An index from either end; raises IndexError. */
function place(index: number, length: number, context: LibraryContext): number {
  const at = index < 0 ? index + length : index;
  if (at < 0 || at >= length) context.raise('IndexError', `index ${index} is out of range`);
  return at;
}

/** `layers[2]`, `layers[:-1]` (a container of the same class). */
function item(className: string): BuiltinFunction {
  return method('key', (args, context) => {
    const self = args.selfInstance();
    const all = values(self, context);
    const key = args.get('key');
    if (key.kind === 'slice') {
      const part = context.callMethod(list([...all]), '__getitem__', [key]);
      const container = context.instantiate(className);
      context.setAttribute(
        container,
        'training',
        self.attributes.get('training') ?? bool(context.training),
      );
      const names = members(self, context).map(([name]) => name);
      const renumbers = className === 'torch.nn.ModuleList';
      context.items(part).forEach((value, index) => {
        const name = renumbers ? String(index) : (names[all.indexOf(value)] ?? String(index));
        context.setAttribute(container, name, value);
      });
      return container;
    }
    const at = place(args.integer('key'), all.length, context);
    return all[at] ?? NONE;
  });
}

const setItem = method('key, value', (args, context) => {
  const self = args.selfInstance();
  const names = members(self, context).map(([name]) => name);
  const at = place(args.integer('key'), names.length, context);
  context.setAttribute(self, names[at] ?? String(at), args.get('value'));
  return NONE;
});

const deleteItem = method('key', (args, context) => {
  const self = args.selfInstance();
  const key = args.get('key');
  const all = [...values(self, context)];
  const kept =
    key.kind === 'slice'
      ? all.filter(
          (value) =>
            !context.items(context.callMethod(list(all), '__getitem__', [key])).includes(value),
        )
      : all.toSpliced(place(args.integer('key'), all.length, context), 1);
  put(self, kept, context);
  return NONE;
});

const append = method('module', (args, context) => {
  const self = args.selfInstance();
  context.setAttribute(self, String(values(self, context).length), args.get('module'));
  return self;
});

const extend = method('modules', (args, context) => {
  const self = args.selfInstance();
  for (const value of taken(self, args.get('modules'), context)) {
    context.setAttribute(self, String(values(self, context).length), value);
  }
  return self;
});

const insert = method('index, module', (args, context) => {
  const self = args.selfInstance();
  put(self, values(self, context).toSpliced(args.integer('index'), 0, args.get('module')), context);
  return self;
});

const pop = method('key=-1', (args, context) => {
  const self = args.selfInstance();
  const all = values(self, context);
  const at = place(args.integer('key'), all.length, context);
  put(self, all.toSpliced(at, 1), context);
  return all[at] ?? NONE;
});

const length = method('', (args, context) => size(values(args.selfInstance(), context).length));

const iterate = method('', (args, context) =>
  iterator(values(args.selfInstance(), context), 'iterator'),
);

const sequence = {
  __setitem__: setItem,
  __delitem__: deleteItem,
  __len__: length,
  __iter__: iterate,
  append,
  extend,
  insert,
  pop,
};

const sequential = cls({
  bases: ['torch.nn.Module'],
  isLayer: true,
  methods: {
    ...sequence,
    __init__: method('*args', (args, context) => {
      begin(args, context);
      const [only] = args.rest;
      if (args.rest.length === 1 && only?.kind === 'dict') {
        for (const { key, value } of only.entries.values()) {
          context.setAttribute(args.self, context.text(key), value);
        }
      } else {
        args.rest.forEach((layer, index) => context.setAttribute(args.self, String(index), layer));
      }
      return NONE;
    }),
    __getitem__: item('torch.nn.Sequential'),
    forward: method('input', (args, context) =>
      values(args.selfInstance(), context).reduce<Value>(
        (input, layer) => context.call(layer, [input]),
        args.get('input'),
      ),
    ),
  },
});

const moduleList = cls({
  bases: ['torch.nn.Module'],
  isLayer: true,
  methods: {
    ...sequence,
    __init__: method('modules=None', (args, context) => {
      begin(args, context);
      if (args.isNone('modules')) return NONE;
      taken(args.selfInstance(), args.get('modules'), context).forEach((layer, index) => {
        context.setAttribute(args.self, String(index), layer);
      });
      return NONE;
    }),
    __getitem__: item('torch.nn.ModuleList'),
    __iadd__: extend,
  },
});

/** Containers of `torch.nn`. */
export const containers: Readonly<Record<string, LibraryMember>> = {
  Sequential: sequential,
  ModuleList: moduleList,
  ModuleDict: moduleDict,
  ParameterList: moduleList,
  ParameterDict: moduleDict,
};
