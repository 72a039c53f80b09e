import { constant, libraryModule } from '../libraries/members.js';
import { bool, ELLIPSIS, NOT_IMPLEMENTED } from '../values/create.js';
import { exceptionClasses } from './exceptions.js';
import { iterationFunctions, iteratorClasses } from './iterators.js';
import { mappingClasses } from './mappings.js';
import { numberClasses, numberFunctions } from './numbers.js';
import { objectClasses, objectFunctions } from './objects.js';
import { sequenceClasses } from './sequences.js';
import { stringClasses } from './strings.js';

/** What every Python program can name without an import. */
export const builtins = libraryModule(
  'builtins',
  {
    ...objectClasses,
    ...objectFunctions,
    ...numberClasses,
    ...numberFunctions,
    ...stringClasses,
    ...sequenceClasses,
    ...mappingClasses,
    ...iteratorClasses,
    ...iterationFunctions,
    ...exceptionClasses,
    Ellipsis: constant(() => ELLIPSIS),
    NotImplemented: constant(() => NOT_IMPLEMENTED),
    __debug__: constant(() => bool(true)),
  },
  'missing',
);
