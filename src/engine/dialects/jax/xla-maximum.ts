import type { Dialect } from '../dialect.js';
import { plain } from '../plain.js';

/** Maxima as XLA takes them: NaN wins forwards; backwards it selects by a rule of its own. */
export const xlaMaximum: Dialect['maximum'] = (plan) => ({
  ...plain.maximum(plan),
  gradient: 'select-and-scatter',
});
