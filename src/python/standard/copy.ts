import type { LibraryContext } from '../libraries/contract.js';
import { fn, libraryModule } from '../libraries/members.js';
import type { DictEntry, HashKey, InstanceValue, Value } from '../values/value.js';

/** `copy`. */
export const copy = libraryModule('copy', {
  copy: fn('value', (args) => shallow(args.get('value'))),
  deepcopy: fn('value, memo=None', (args, context) => deep(args.get('value'), new Map(), context)),
  replace: fn('value, /, **changes', (args, context) =>
    context.call(context.named('dataclasses.replace'), [args.get('value')], args.extra),
  ),
});

function shallow(value: Value): Value {
  switch (value.kind) {
    case 'list':
      return { ...value, items: [...value.items] };
    case 'dict':
      return { ...value, entries: new Map(value.entries) };
    case 'set':
      return { ...value, entries: new Map(value.entries) };
    case 'instance':
      return {
        ...value,
        attributes: new Map(value.attributes),
        native: value.native === null ? null : shallow(value.native),
      };
    case 'tensor':
      return { ...value };
    default:
      return value;
  }
}

/** Copies what can change, keeping what is shared within it shared. */
export function deep(value: Value, copies: Map<Value, Value>, context: LibraryContext): Value {
  const known = copies.get(value);
  if (known !== undefined) return known;
  context.makeRoom(1);
  switch (value.kind) {
    case 'list': {
      const made = { ...value, items: [] as Value[] };
      copies.set(value, made);
      for (const one of value.items) made.items.push(deep(one, copies, context));
      return made;
    }
    case 'tuple': {
      const made = { ...value, items: value.items.map((one) => deep(one, copies, context)) };
      copies.set(value, made);
      return made;
    }
    case 'dict': {
      const entries = new Map<HashKey, DictEntry>();
      const made = { ...value, entries };
      copies.set(value, made);
      for (const [key, entry] of value.entries) {
        entries.set(key, { key: entry.key, value: deep(entry.value, copies, context) });
      }
      return made;
    }
    case 'set':
      return { ...value, entries: new Map(value.entries) };
    case 'instance': {
      if (value.type.members.has('__members__')) return value;
      const made: InstanceValue = { ...value, attributes: new Map<string, Value>() };
      copies.set(value, made);
      for (const [name, one] of value.attributes)
        made.attributes.set(name, deep(one, copies, context));
      if (value.native !== null) made.native = deep(value.native, copies, context);
      return made;
    }
    case 'bound-method':
      return { ...value, self: deep(value.self, copies, context) };
    case 'tensor':
      return { ...value };
    default:
      return value;
  }
}
