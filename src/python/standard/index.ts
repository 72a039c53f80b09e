import type { LibraryModule } from '../libraries/contract.js';
import { argparse } from './argparse.js';
import { builtins } from './builtins.js';
import { collections, collectionsAbc } from './collections.js';
import { copy } from './copy.js';
import { dataclasses } from './dataclasses.js';
import { enumModule } from './enum.js';
import { functools } from './functools.js';
import { inspect } from './inspect.js';
import { itertools } from './itertools.js';
import { json } from './json.js';
import { math } from './math.js';
import { operator } from './operator.js';
import { re } from './regex.js';
import { surroundings } from './surroundings.js';
import { typing, typingExtensions } from './typing.js';

/** Python's own library, as far as model code leans on it. */
export const standardLibrary: readonly LibraryModule[] = [
  argparse,
  builtins,
  collections,
  collectionsAbc,
  copy,
  dataclasses,
  enumModule,
  functools,
  inspect,
  itertools,
  json,
  math,
  operator,
  re,
  typing,
  typingExtensions,
  ...surroundings,
];
