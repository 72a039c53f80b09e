import { say } from '../../engine/phrase.js';
import type { LibraryMember } from '../libraries/contract.js';
import { cls, constant, fn, libraryModule, method } from '../libraries/members.js';
import { bool, NONE, unknown } from '../values/create.js';
import type { Value } from '../values/value.js';
import { addFields, signatureOf } from './named-tuple.js';
import { ABSTRACT_COLLECTIONS } from './collections.js';

/** Names that only annotate: subscripting or calling them gives nothing that matters. */
const ANNOTATIONS = [
  'Any',
  'Union',
  'Optional',
  'Literal',
  'Final',
  'ClassVar',
  'Annotated',
  'Type',
  'NoReturn',
  'Never',
  'Self',
  'TypeAlias',
  'Concatenate',
  'Unpack',
  'LiteralString',
  'TypeGuard',
  'Required',
  'NotRequired',
  'IO',
  'BinaryIO',
  'TextIO',
  'AnyStr',
  'Text',
  'SupportsFloat',
  'SupportsInt',
  'SupportsIndex',
];

/** Names that are also classes of values. */
const CLASSES: Readonly<Record<string, string>> = {
  List: 'builtins.list',
  Dict: 'builtins.dict',
  Tuple: 'builtins.tuple',
  Set: 'builtins.set',
  FrozenSet: 'builtins.frozenset',
  OrderedDict: 'collections.OrderedDict',
  DefaultDict: 'collections.defaultdict',
  Counter: 'collections.Counter',
  Deque: 'collections.deque',
};

const identity = fn('value=None, *args, **kwargs', (args) => args.get('value'));

const members: Record<string, LibraryMember> = {
  ...Object.fromEntries(ANNOTATIONS.map((name) => [name, cls({})])),
  ...Object.fromEntries(
    Object.entries(CLASSES).map(([name, as]) => [name, { entry: 'same', as } as const]),
  ),
  ...Object.fromEntries(
    ABSTRACT_COLLECTIONS.map((name) => [
      name,
      { entry: 'same', as: `collections.abc.${name}` } as const,
    ]),
  ),
  TYPE_CHECKING: constant(() => bool(false)),
  Generic: cls({}),
  Protocol: cls({}),
  TypedDict: cls({ bases: ['builtins.dict'] }),
  TypeVar: fn('name, *constraints, **kwargs', () => NONE),
  TypeVarTuple: fn('name', () => NONE),
  ParamSpec: fn('name, **kwargs', () => NONE),
  NewType: fn('name, type', (args) => args.get('type')),
  cast: fn('type, value', (args) => args.get('value')),
  overload: identity,
  override: identity,
  final: identity,
  no_type_check: identity,
  runtime_checkable: identity,
  get_type_hints: fn('*args, **kwargs', () => unknown(say('annotations aren’t evaluated'))),
  get_origin: fn('type', () => NONE),
  get_args: fn('type', () => unknown(say('annotations aren’t evaluated'))),
  NamedTuple: cls({
    bases: ['builtins.tuple'],
    construct: method('*args, **kwargs', (args, context) => {
      const { self } = args;
      if (self.kind !== 'class') return context.unknown(say('its class isn’t known'));
      const fields = fieldsOf(self);
      const defaults = new Map<string, Value>();
      for (const field of fields) {
        const value = self.members.get(`_default_${field}`);
        if (value !== undefined) defaults.set(field, value);
      }
      const items = signatureOf(fields, defaults).parameters.map(
        ({ name, fallback }, at) =>
          args.rest[at] ??
          args.extra.get(name) ??
          fallback ??
          context.suppose('TypeError', `${self.name}() missing required argument: '${name}'`),
      );
      return { kind: 'tuple', items, type: self };
    }),
    subclassed: (type, context) => {
      const fields = fieldsOf(type);
      for (const field of fields) {
        const value = type.members.get(field);
        if (value !== undefined) type.members.set(`_default_${field}`, value);
      }
      addFields(type, fields, context);
    },
  }),
};

/** `typing`: nothing of it changes what code does. */
export const typing = libraryModule('typing', members);
export const typingExtensions = libraryModule('typing_extensions', members);

function fieldsOf(type: Value & { kind: 'class' }): string[] {
  for (const one of type.mro) {
    const annotations = one.members.get('__annotations__');
    if (annotations?.kind === 'dict') {
      return [...annotations.entries.values()].flatMap(({ key }) =>
        key.kind === 'string' ? [key.value] : [],
      );
    }
  }
  return [];
}
