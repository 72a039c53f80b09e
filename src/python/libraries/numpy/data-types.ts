import { say } from '../../../engine/phrase.js';
import { bool, int, string } from '../../values/create.js';
import type { Value } from '../../values/value.js';
import { isFloating, rounderOf } from '../arrays/dtype.js';
import { mapNumbers } from '../arrays/elementwise.js';
import type { LibraryContext, LibraryMember } from '../contract.js';
import { cls, fn, method } from '../members.js';
import { arrayFrom } from './creation.js';
import { dtypeNamed, type Family } from './family.js';

const NAMES = [
  'float16',
  'float32',
  'float64',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'uint16',
  'uint32',
  'uint64',
  'bool_',
  'bfloat16',
  'complex64',
  'complex128',
];

/** `np.float32`: a class of scalars, and a function that makes arrays of the type. */
function scalarType(name: string, family: Family): LibraryMember {
  const dtype = name.replace('_', '');
  return cls({
    construct: method('x=0, *args, **options', (args, context) => {
      const array = arrayFrom(args.get('x'), null, family, context);
      return { ...array, dtype, numbers: mapNumbers(array, dtype, rounderOf(dtype)) };
    }),
  });
}

/** `np.float32(2.0)`, `x.astype(np.uint8)`, `x.dtype == np.float32`. */
export function dataTypes(family: Family): Readonly<Record<string, LibraryMember>> {
  return Object.fromEntries(NAMES.map((name) => [name, scalarType(name, family)]));
}

/** What `x.dtype` is. */
export function dtypeValue(dtype: string, context: LibraryContext): Value {
  const made = context.instantiate('numpy.dtype');
  made.native = string(dtype);
  return made;
}

const KINDS: Readonly<Record<string, (dtype: string) => boolean>> = {
  floating: isFloating,
  inexact: isFloating,
  integer: (dtype) => /^u?int/u.test(dtype),
  signedinteger: (dtype) => dtype.startsWith('int'),
  unsignedinteger: (dtype) => dtype.startsWith('uint'),
  complexfloating: (dtype) => dtype.startsWith('complex'),
  number: (dtype) => dtype !== 'bool',
  generic: () => true,
};

const BYTES: Readonly<Record<string, number>> = { bool: 1, bfloat16: 2, complex64: 8 };

function bytesOf(dtype: string): number {
  return BYTES[dtype] ?? Number(/\d+/u.exec(dtype)?.[0] ?? 64) / 8;
}

/** `np.dtype` and the questions about types. */
export function typeQuestions(family: Family): Readonly<Record<string, LibraryMember>> {
  const own = (value: Value): string => dtypeNamed(value, family) ?? '';
  return {
    dtype: cls({
      construct: method('dtype, **options', (args, context) =>
        dtypeValue(own(args.get('dtype')), context),
      ),
      methods: {
        __eq__: method('other', (args) => bool(own(args.self) === own(args.get('other')))),
        __ne__: method('other', (args) => bool(own(args.self) !== own(args.get('other')))),
        __str__: method('', (args) => string(own(args.self))),
        __repr__: method('', (args) => string(`dtype('${own(args.self)}')`)),
      },
      properties: {
        name: method('', (args) => string(own(args.self))),
        type: method('', (args, context) => context.named(`${family.module}.${own(args.self)}`)),
        itemsize: method('', (args) => int(bytesOf(own(args.self)))),
        kind: method('', (args) => {
          const dtype = own(args.self);
          return string(dtype === 'bool' ? 'b' : isFloating(dtype) ? 'f' : (dtype[0] ?? 'f'));
        }),
      },
    }),
    ...Object.fromEntries(Object.keys(KINDS).map((name) => [name, cls({})])),
    issubdtype: fn('arg1, arg2', (args, context) => {
      const kind = args.get('arg2');
      const test = kind.kind === 'class' ? KINDS[kind.name] : undefined;
      const dtype = own(args.get('arg1'));
      if (test !== undefined) return bool(test(dtype));
      const other = own(kind);
      return other === ''
        ? context.giveUp(say('what kind of type is asked for is not known'))
        : bool(dtype === other);
    }),
    result_type: fn('*values', (args, context) => {
      const [first] = args.rest;
      return dtypeValue(first?.kind === 'tensor' ? first.dtype : family.float, context);
    }),
  };
}
