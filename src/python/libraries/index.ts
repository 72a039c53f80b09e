import type { LibraryModule } from './contract.js';
import { torchModules } from './torch/index.js';

/** Every library that has a table. */
export const libraries: readonly LibraryModule[] = [...torchModules];
