import { say } from '../../engine/phrase.js';
import type { LibraryContext } from '../libraries/contract.js';
import { cls, fn, libraryModule, method } from '../libraries/members.js';
import { fieldsOf, isField, type Field } from '../libraries/dataclass-fields.js';
import type { Parameter } from '../libraries/signature.js';
import { dictOf, list, NONE, string, tuple } from '../values/create.js';
import type { BuiltinValue, ClassValue, Value } from '../values/value.js';

/** `dataclasses`. */
export const dataclasses = libraryModule('dataclasses', {
  dataclass: fn('type=None, /, **options', (args, context) => {
    const type = args.get('type');
    if (type.kind === 'class') return makeDataclass(type, context);
    return {
      kind: 'builtin',
      name: 'dataclasses.dataclass.<decorator>',
      function: fn('type', (inner) => {
        const decorated = inner.get('type');
        return decorated.kind === 'class' ? makeDataclass(decorated, context) : decorated;
      }).function,
    };
  }),
  field: fn(
    'default=..., default_factory=..., init=True, repr=True, hash=None, compare=True, metadata=None, kw_only=False',
    (args, context) => {
      const made = context.instantiate('dataclasses.Field');
      for (const [name, value] of args.entries()) made.attributes.set(name, value);
      return made;
    },
  ),
  Field: cls({}),
  KW_ONLY: cls({}),
  InitVar: cls({}),
  MISSING: cls({}),
  fields: fn('value', (args, context) =>
    tuple(fieldObjects(typeOf(args.get('value'), context), context)),
  ),
  asdict: fn('value, *, dict_factory=None', (args, context) => asDict(args.get('value'), context)),
  astuple: fn('value', (args, context) => {
    const value = args.get('value');
    const fields = fieldsOf(typeOf(value, context));
    return tuple(fields.map((one) => context.getAttribute(value, one.name) ?? NONE));
  }),
  replace: fn('value, /, **changes', (args, context) => {
    const value = args.get('value');
    if (value.kind !== 'instance')
      return context.giveUp(say('what is replaced isn’t a known dataclass'));
    const keywords = new Map<string, Value>();
    for (const field of fieldsOf(value.type)) {
      const now = value.attributes.get(field.name);
      if (field.isInit && now !== undefined) keywords.set(field.name, now);
    }
    for (const [name, change] of args.extra) keywords.set(name, change);
    return context.call(value.type, [], keywords);
  }),
  is_dataclass: fn('value', (args, context) => ({
    kind: 'bool',
    value: typeOf(args.get('value'), context).mro.some((one) =>
      one.members.has('__dataclass_fields__'),
    ),
  })),
});

function typeOf(value: Value, context: LibraryContext): ClassValue {
  return value.kind === 'class' ? value : context.typeOf(value);
}

function makeDataclass(type: ClassValue, context: LibraryContext): ClassValue {
  const fields = fieldsOf(type);
  for (const field of fields) {
    const own = type.members.get(field.name);
    if (own?.kind !== 'instance' || !isField(own)) continue;
    if (field.fallback === null) type.members.delete(field.name);
    else type.members.set(field.name, field.fallback);
    type.members.set(`__field_${field.name}`, own);
  }
  type.members.set(
    '__dataclass_fields__',
    dictOf(fields.map((one) => [one.name, string(one.name)] as const)),
  );
  type.members.set('__match_args__', tuple(fields.map((one) => string(one.name))));
  if (type.members.get('__init__') === undefined)
    type.members.set('__init__', initialiser(type, fields));
  if (type.members.get('__eq__') === undefined)
    type.members.set('__eq__', equality(fields, context));
  return type;
}

function initialiser(type: ClassValue, fields: readonly Field[]): BuiltinValue {
  const parameters = fields
    .filter((one) => one.isInit)
    .map((one): Parameter => ({
      name: one.name,
      kind: one.isKeywordOnly ? 'keyword-only' : 'ordinary',
      fallback: one.fallback ?? (one.factory === null ? null : NONE),
    }));
  return {
    kind: 'builtin',
    name: `${type.name}.__init__`,
    isMethod: true,
    function: {
      signature: { text: parameters.map((one) => one.name).join(', '), parameters },
      run: (args, context) => {
        for (const field of fields) {
          const isMade = field.factory !== null && !(field.isInit && args.given(field.name));
          if (!isMade && !field.isInit && field.fallback === null) continue;
          const value =
            isMade && field.factory !== null
              ? context.call(field.factory, [])
              : args.get(field.name);
          const actual = field.isInit || isMade ? value : (field.fallback ?? NONE);
          context.setAttribute(args.self, field.name, actual);
        }
        const after = context.getAttribute(args.self, '__post_init__');
        if (after !== undefined) context.call(after, []);
        return NONE;
      },
    },
  };
}

function equality(fields: readonly Field[], outer: LibraryContext): BuiltinValue {
  return {
    kind: 'builtin',
    name: 'dataclasses.__eq__',
    isMethod: true,
    function: method('other', (args, context) => {
      const other = args.get('other');
      if (outer.typeOf(other) !== outer.typeOf(args.self)) return { kind: 'bool', value: false };
      const answers = fields.map((one) =>
        context.equal(
          context.getAttribute(args.self, one.name) ?? NONE,
          context.getAttribute(other, one.name) ?? NONE,
        ),
      );
      if (answers.includes(false)) return { kind: 'bool', value: false };
      if (answers.includes(null)) return context.unknown(say('whether they are equal isn’t known'));
      return { kind: 'bool', value: true };
    }),
  };
}

function fieldObjects(type: ClassValue, context: LibraryContext): Value[] {
  return fieldsOf(type).map((one) => {
    const made = context.instantiate('dataclasses.Field');
    made.attributes.set('name', string(one.name));
    made.attributes.set('default', one.fallback ?? context.named('dataclasses.MISSING'));
    return made;
  });
}

function asDict(value: Value, context: LibraryContext): Value {
  if (value.kind === 'instance') {
    const fields = fieldsOf(value.type);
    return dictOf(
      fields.map(
        (one) => [one.name, asDict(value.attributes.get(one.name) ?? NONE, context)] as const,
      ),
    );
  }
  if (value.kind === 'list') return list(value.items.map((one) => asDict(one, context)));
  return value;
}
