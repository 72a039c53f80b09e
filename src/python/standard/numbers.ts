import { say } from '../../engine/phrase.js';
import * as sizes from '../dimension.js';
import type { LibraryContext, LibraryMember } from '../libraries/contract.js';
import { cls, fn, method } from '../libraries/members.js';
import { bool, float, int, size, string, tuple } from '../values/create.js';
import type { Value } from '../values/value.js';

/** `int`, `float`, `bool`, `complex`. */
export const numberClasses: Readonly<Record<string, LibraryMember>> = {
  int: cls({
    construct: method('value=0, base=10', (args, context) =>
      toInteger(args.get('value'), args.integer('base'), context),
    ),
    methods: {
      bit_length: method('', (args) => {
        const value = args.self.kind === 'int' ? Math.abs(args.self.value) : 0;
        return int(value === 0 ? 0 : Math.floor(Math.log2(value)) + 1);
      }),
      conjugate: method('', (args) => args.self),
      is_integer: method('', () => bool(true)),
      item: method('', (args) => args.self),
    },
    properties: {
      real: method('', (args) => args.self),
      numerator: method('', (args) => args.self),
      denominator: method('', () => int(1)),
      imag: method('', () => int(0)),
    },
  }),
  float: cls({
    construct: method('value=0', (args, context) => toFloat(args.get('value'), context)),
    methods: {
      item: method('', (args) => args.self),
      is_integer: method('', (args) =>
        bool(args.self.kind === 'float' && Number.isInteger(args.self.value)),
      ),
    },
    properties: { real: method('', (args) => args.self) },
  }),
  bool: cls({
    bases: ['builtins.int'],
    construct: method('value=False', (args, context) => {
      const value = args.get('value');
      const truth = context.truth(value);
      if (truth !== null) return bool(truth);
      return value.kind === 'unknown' ? value : context.unknown(say('a truth value isn’t known'));
    }),
  }),
  complex: cls({
    construct: method('real=0, imag=0', (_, context) =>
      context.unknown(say('complex numbers aren’t followed')),
    ),
  }),
};

/** The built-in functions on numbers. */
export const numberFunctions: Readonly<Record<string, LibraryMember>> = {
  abs: fn('value, /', (args, context) => {
    const value = args.get('value');
    if (value.kind === 'int' || value.kind === 'bool') return int(Math.abs(Number(value.value)));
    if (value.kind === 'float') return float(Math.abs(value.value));
    if (value.kind === 'dimension') {
      return sizes.isLess(value.dimension, 0) === false
        ? value
        : context.unknown(say('its sign isn’t known'));
    }
    return byMethod(value, '__abs__', context);
  }),
  round: fn('number, ndigits=None', (args, context) => {
    const value = args.get('number');
    const digits = args.integerOrNone('ndigits');
    if (value.kind === 'int') return value;
    if (value.kind !== 'float') return byMethod(value, '__round__', context);
    if (digits === null) return int(roundHalfToEven(value.value));
    return float(roundTo(value.value, digits));
  }),
  divmod: fn('a, b, /', (args, context) =>
    tuple([
      context.binary('//', args.get('a'), args.get('b')),
      context.binary('%', args.get('a'), args.get('b')),
    ]),
  ),
  pow: fn('base, exp, mod=None', (args, context) => {
    const power = context.binary('**', args.get('base'), args.get('exp'));
    return args.isNone('mod') ? power : context.binary('%', power, args.get('mod'));
  }),
  hex: fn('number, /', (args) => string(based(args.integer('number'), 16, '0x'))),
  bin: fn('number, /', (args) => string(based(args.integer('number'), 2, '0b'))),
  oct: fn('number, /', (args) => string(based(args.integer('number'), 8, '0o'))),
  chr: fn('code, /', (args) => string(String.fromCodePoint(args.integer('code')))),
  ord: fn('character, /', (args) => int(args.text('character').codePointAt(0) ?? 0)),
};

/** Python's rounding: halves go to the even neighbour. */
export function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  const difference = value - floor;
  if (difference !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}

/** Rounds to decimals by a float's exact value; exact halves go to the even neighbour. */
function roundTo(value: number, digits: number): number {
  const scale = 10 ** digits;
  const scaled = value * scale;
  const isHalf = Math.abs(scaled - Math.trunc(scaled)) === 0.5 && scaled / scale === value;
  const isExact = isHalf && Number.isInteger(value * 2 ** 20);
  if (digits < 0 || digits > 100 || isExact) return roundHalfToEven(scaled) / scale;
  return Number(value.toFixed(digits));
}

/** `int(value)`. */
export function toInteger(value: Value, base: number, context: LibraryContext): Value {
  switch (value.kind) {
    case 'int':
    case 'dimension':
      return value;
    case 'bool':
      return int(Number(value.value));
    case 'float':
      if (Number.isFinite(value.value)) return int(Math.trunc(value.value));
      return context.raise('OverflowError', 'cannot convert float infinity to integer');
    case 'string': {
      const text = value.value.trim().replaceAll('_', '');
      const number = base === 10 ? Number(text) : Number.parseInt(text, base);
      if (/^[-+]?[0-9a-zA-Z]+$/.test(text) && Number.isInteger(number)) return int(number);
      return context.raise(
        'ValueError',
        `invalid literal for int() with base ${base}: ${context.repr(value)}`,
      );
    }
    case 'unknown':
      return value.ratio === undefined
        ? value
        : size(sizes.floorDivide(value.ratio.numerator, value.ratio.denominator));
    case 'none':
      return context.suppose(
        'TypeError',
        "int() argument must be a string, a bytes-like object or a real number, not 'NoneType'",
      );
    default:
      return value.kind === 'instance' && value.native !== null
        ? toInteger(value.native, base, context)
        : byMethod(value, '__int__', context);
  }
}

function toFloat(value: Value, context: LibraryContext): Value {
  switch (value.kind) {
    case 'float':
      return value;
    case 'int':
    case 'bool':
      return float(Number(value.value));
    case 'string': {
      const text = value.value.trim().toLowerCase();
      const word = /^[-+]?(inf|infinity|nan)$/.exec(text);
      if (word !== null) {
        const size = text.includes('nan') ? Number.NaN : Number.POSITIVE_INFINITY;
        return float(text.startsWith('-') ? -size : size);
      }
      const number = Number(text.replaceAll('_', ''));
      if (text !== '' && !Number.isNaN(number)) return float(number);
      return context.raise(
        'ValueError',
        `could not convert string to float: ${context.repr(value)}`,
      );
    }
    case 'unknown':
      return value;
    case 'dimension':
      return {
        ...context.unknown(say('a size that isn’t known')),
        ratio: { numerator: value.dimension, denominator: 1 },
      };
    default:
      return byMethod(value, '__float__', context);
  }
}

function byMethod(value: Value, name: string, context: LibraryContext): Value {
  if (value.kind === 'unknown') return value;
  const method = context.getAttribute(value, name);
  return method === undefined
    ? context.unknown(say('`{name}` of this value isn’t followed', { name }))
    : context.call(method, []);
}

function based(value: number, base: number, prefix: string): string {
  return `${value < 0 ? '-' : ''}${prefix}${Math.abs(value).toString(base)}`;
}
