import { float, NONE } from '../../values/create.js';
import type { LibraryMember, LibraryModule } from '../contract.js';
import { cls, constant, fn, libraryModule, sameAs } from '../members.js';
import { arrayClass } from './array-class.js';
import { fourier } from './contractions.js';
import { linearAlgebra } from './linear-algebra.js';
import { creation, randomFunctions } from './creation.js';
import { dataTypes, typeQuestions } from './data-types.js';
import { numpy, type Family } from './family.js';
import { functions } from './functions.js';
import { polynomial } from './polynomial.js';
import { scipyModules } from './scipy.js';
import { textFile } from './text-file.js';

/** The members of a module of array functions. */
export function arrayModuleMembers(family: Family): Readonly<Record<string, LibraryMember>> {
  return {
    ...functions(family),
    ...creation(family),
    ...dataTypes(family),
    ...typeQuestions(family),
    pi: constant(() => float(Math.PI)),
    e: constant(() => float(Math.E)),
    inf: constant(() => float(Infinity)),
    nan: constant(() => float(Number.NaN)),
    newaxis: constant(() => NONE),
    set_printoptions: fn('*args, **options', () => NONE),
  };
}

/** The tables of NumPy and SciPy. */
export const numpyModules: readonly LibraryModule[] = [
  libraryModule('numpy', {
    ...arrayModuleMembers(numpy),
    ndarray: arrayClass(numpy),
    poly1d: polynomial,
    loadtxt: textFile,
    genfromtxt: textFile,
  }),
  ...scipyModules,
  libraryModule('numpy.fft', fourier(numpy)),
  libraryModule('numpy.linalg', linearAlgebra(numpy)),
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
