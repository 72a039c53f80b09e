import type { LibraryModule } from '../libraries/contract.js';
import { argparse } from './argparse.js';
import { builtins } from './builtins.js';
import { collections, collectionsAbc } from './collections.js';
import { contextvars } from './context-variables.js';
import { copy } from './copy.js';
import { dataclasses } from './dataclasses.js';
import { enumModule } from './enum.js';
import { functools } from './functools.js';
import { inspect } from './inspect.js';
import { itertools } from './itertools.js';
import { json } from './json.js';
import { math } from './math.js';
import { moduleNamespaces } from './module-namespace.js';
import { operator } from './operator.js';
import { re } from './regex.js';
import { otherModules } from './other-modules.js';
import { systemModules } from './system-modules.js';
import { typing, typingExtensions } from './typing.js';

/** Python's own library, as far as model code leans on it. */
export const standardLibrary: readonly LibraryModule[] = [
  argparse,
  builtins,
  collections,
  collectionsAbc,
  contextvars,
  copy,
  dataclasses,
  enumModule,
  functools,
  inspect,
  itertools,
  json,
  math,
  moduleNamespaces,
  operator,
  re,
  typing,
  typingExtensions,
  ...systemModules,
  ...otherModules,
];
