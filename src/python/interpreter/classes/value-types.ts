import type { ClassValue, Value } from '../../values/value.js';
import type { Libraries } from '../modules/library-index.js';

const DICT_TYPES: Readonly<Record<string, string>> = {
  OrderedDict: 'collections.OrderedDict',
  defaultdict: 'collections.defaultdict',
  Counter: 'collections.Counter',
};

const TYPES: Readonly<Partial<Record<Value['kind'], string>>> = {
  none: 'NoneType',
  bool: 'bool',
  int: 'int',
  dimension: 'int',
  float: 'float',
  string: 'str',
  bytes: 'bytes',
  ellipsis: 'ellipsis',
  'not-implemented': 'NotImplementedType',
  list: 'list',
  slice: 'slice',
  range: 'range',
  iterator: 'generator',
  function: 'function',
  'bound-method': 'function',
  builtin: 'function',
  property: 'property',
  'static-method': 'staticmethod',
  'class-method': 'classmethod',
  module: 'ModuleType',
};

/** The class of a value. */
export function typeOf(value: Value, libraries: Libraries): ClassValue {
  switch (value.kind) {
    case 'instance':
      return value.type;
    case 'tuple':
      return value.type ?? libraries.class('builtins.tuple');
    case 'class':
      return (
        value.metaclass ?? libraries.class(isEnumeration(value) ? 'enum.EnumMeta' : 'builtins.type')
      );
    case 'tensor':
      return libraries.class(value.type);
    case 'dict':
      return libraries.class(DICT_TYPES[value.typeName] ?? 'builtins.dict');
    case 'set':
      return libraries.class(value.frozen ? 'builtins.frozenset' : 'builtins.set');
    default:
      return libraries.class(`builtins.${TYPES[value.kind] ?? 'object'}`);
  }
}

function isEnumeration(type: ClassValue): boolean {
  return type.mro.some(({ qualifiedName }) => qualifiedName === 'enum.Enum');
}
