import { float, NONE, string } from '../../values/create.js';
import {
  cls,
  constant,
  fn,
  libraryModule,
  sameAs,
  type LibraryMember,
  type LibraryModule,
} from '../contract.js';
import { arrayClass } from './array-class.js';
import { creation, randomFunctions } from './creation.js';
import { numpy, type Family } from './family.js';
import { functions } from './functions.js';
import { polynomial } from './polynomial.js';

const DTYPES = [
  'float16',
  'float32',
  'float64',
  'int8',
  'int16',
  'int32',
  'int64',
  'uint8',
  'bool_',
  'bfloat16',
];

/** The members of a module of array functions. */
export function arrayModuleMembers(family: Family): Readonly<Record<string, LibraryMember>> {
  return {
    ...functions(family),
    ...creation(family),
    ...Object.fromEntries(
      DTYPES.map((name) => [name, constant(() => string(name.replace('_', '')))]),
    ),
    pi: constant(() => float(Math.PI)),
    e: constant(() => float(Math.E)),
    inf: constant(() => float(Infinity)),
    nan: constant(() => float(Number.NaN)),
    newaxis: constant(() => NONE),
    set_printoptions: fn('*args, **options', () => NONE),
  };
}

/** The tables of NumPy. */
export const numpyModules: readonly LibraryModule[] = [
  libraryModule('numpy', {
    ...arrayModuleMembers(numpy),
    ndarray: arrayClass(numpy),
    poly1d: polynomial,
  }),
  libraryModule('numpy.random', {
    ...randomFunctions(numpy),
    default_rng: fn('seed=None', (_args, context) => context.instantiate('numpy.random.Generator')),
    Generator: cls({
      methods: Object.fromEntries(
        Object.entries(randomFunctions(numpy)).flatMap(([name, member]) =>
          member.entry === 'function' ? [[name, member.function]] : [],
        ),
      ),
    }),
    RandomState: sameAs('numpy.random.Generator'),
  }),
];
