import { say } from '../../engine/phrase.js';
import type { LibraryContext } from '../libraries/contract.js';
import { cls, fn, libraryModule, method } from '../libraries/members.js';
import { dictOf, int, NONE, string } from '../values/create.js';
import type { ClassValue, InstanceValue, Value } from '../values/value.js';

const identity = fn('value=None', (args) => args.get('value'));

/** `enum`. Members are objects of their class with `name` and `value`. */
export const enumModule = libraryModule('enum', {
  Enum: cls({
    construct: method('value, *rest', (args, context) => {
      const { self } = args;
      const members = self.kind === 'class' ? self.members.get('__members__') : undefined;
      const value = args.get('value');
      if (members?.kind !== 'dict') return context.unknown(say('its members aren’t known'));
      for (const entry of members.entries.values()) {
        const member = entry.value;
        if (member === value) return member;
        if (member.kind !== 'instance') continue;
        const known = member.attributes.get('value') ?? NONE;
        const isEqual = context.equal(known, value);
        if (isEqual === null) return context.unknown(say('which member it is isn’t known'));
        if (isEqual) return member;
      }
      const owner = self.kind === 'class' ? self.name : 'Enum';
      return context.raise('ValueError', `${context.repr(value)} is not a valid ${owner}`);
    }),
    subclassed: makeMembers,
    methods: {
      __str__: method('', (args) => {
        const { attributes, native, type } = args.selfInstance();
        const name = attributes.get('name');
        if (native?.kind === 'string' && /Str/.test(type.mro.map((one) => one.name).join(' ')))
          return native;
        return string(`${type.name}.${name?.kind === 'string' ? name.value : ''}`);
      }),
      __hash__: method('', () => NONE),
    },
  }),
  IntEnum: cls({ bases: ['enum.Enum'] }),
  StrEnum: cls({ bases: ['enum.Enum'] }),
  Flag: cls({ bases: ['enum.Enum'] }),
  IntFlag: cls({ bases: ['enum.Enum'] }),
  EnumMeta: cls({ bases: ['builtins.type'] }),
  EnumType: cls({ bases: ['builtins.type'] }),
  auto: cls({}),
  unique: identity,
  member: identity,
  nonmember: identity,
});

/** Turns the values of a class body into members. */
function makeMembers(type: ClassValue, context: LibraryContext): void {
  const members: [string, Value][] = [];
  let last = 0;
  for (const [name, given] of type.members) {
    if (name.startsWith('_') || !isMemberValue(given)) continue;
    const isAuto = given.kind === 'instance' && given.type.qualifiedName === 'enum.auto';
    const isText = type.mro.some((one) => one.name === 'StrEnum');
    const value = isAuto ? (isText ? string(name.toLowerCase()) : int(last + 1)) : given;
    if (value.kind === 'int') last = value.value;
    const same = members.find(([, known]) => {
      const other = valueOf(known);
      return other !== undefined && context.equal(other, value) === true;
    });
    members.push([name, same?.[1] ?? makeMember(type, name, value, context)]);
  }
  for (const [name, member] of members) type.members.set(name, member);
  if (members.length > 0) type.members.set('__members__', dictOf(members));
}

function makeMember(
  type: ClassValue,
  name: string,
  value: Value,
  context: LibraryContext,
): InstanceValue {
  const made = context.make(type);
  const isPlain = type.mro.some((one) =>
    /^(int|str|float|IntEnum|StrEnum|IntFlag)$/.test(one.name),
  );
  if (isPlain) made.native = value;
  for (const [key, to] of [
    ['name', string(name)],
    ['_name_', string(name)],
    ['value', value],
    ['_value_', value],
  ] as const) {
    made.attributes.set(key, to);
  }
  const init = type.members.get('__init__');
  if (init?.kind === 'function') {
    context.call(init, [made, ...(value.kind === 'tuple' ? value.items : [value])]);
  }
  return made;
}

function valueOf(member: Value): Value | undefined {
  return member.kind === 'instance' ? member.attributes.get('value') : undefined;
}

/** Methods and descriptors of the body aren't members. */
function isMemberValue(value: Value): boolean {
  switch (value.kind) {
    case 'function':
    case 'builtin':
    case 'property':
    case 'static-method':
    case 'class-method':
      return false;
    case 'class':
      return false;
    default:
      return true;
  }
}
