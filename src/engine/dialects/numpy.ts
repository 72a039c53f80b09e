import { arrayReductions } from './array-reductions.js';
import type { FrameworkRecord } from './framework-record.js';
import { plain } from './plain.js';
import { noSpelling } from './binding/spelling.js';

/** Reductions of NumPy. */
export const numpy: FrameworkRecord = {
  name: 'NumPy',
  assumedVersion: null,
  importedAs: /^(numpy|np)\b/u,
  layout: 'channels-first',
  spelling: noSpelling,
  byHand: null,
  writtenAs: null,
  behaviours: [],
  counters: [],
  rules: { ...plain, operations: arrayReductions('numpy') },
};
